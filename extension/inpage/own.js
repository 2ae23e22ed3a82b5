// @ts-check
/** Countersign's own end of the private port, and the start. */
"use strict";

/**
 * Questions of content/'s own, which tell by their way which transport a provider uses; their answers are not looked at.
 * @param {{provider: number, asked: any[]}} message
 */
const call = ({ provider, asked }) => {
  let left = asked.length;
  const answer = () => --left || post(port, { kind: "answer", provider });
  const ask = (/** @type {any} */ request) =>
    then(new PromiseCtor((resolve) => resolve(mapGet(wallets, provider).original.request(request))), answer, answer);
  for (let at = 0; at < asked.length; at++) ask(asked[at]);
};

port.onmessage = (/** @type {MessageEvent} */ event) => {
  const message = bare(dataOf(event));
  // Whoever says anything is there: among thousands of answers the one to `alive` comes late.
  missed = 0;
  if (message.kind === "call") call(message);
  else if (message.kind !== "alive") mapGet(waiting, message.number)?.(message);
};

const arm = () => listen(window, "eip6963:announceProvider", onAnnounce, true);
arm();
// `document.open()` takes the listeners of a window away.
new MutationObserver(arm).observe(document, { childList: true });
dispatch(document, new MessageEvent("countersign", { ports: [channel.port2] }));
