// @ts-check
/**
 * MetaMask: `{target, data: {name, data: JSON-RPC}}` (`@metamask/post-message-stream` under
 * `@metamask/object-multiplex`; app/scripts/streams/provider-stream.ts). Its engine takes arrays as well.
 */
"use strict";

const MM_REQUEST = "data.data";

/**
 * @param {string} id @param {string} name @param {string} channel @param {string} toWallet @param {string} toPage
 * @returns {Transport}
 */
const stream = (id, name, channel, toWallet, toPage) => {
  const ids = ["data.data.id"];
  const one = row({
    id,
    name,
    out: { marks: { target: toWallet, "data.name": channel }, ids, request: MM_REQUEST },
    back: { marks: { target: toPage, "data.name": channel }, ids, result: "data.data.result", error: "data.data.error" },
    close: jsonRpc,
  });
  const bodyOf = (/** @type {any} */ data) => at(data, MM_REQUEST);
  /** Each message of a batch by itself. @param {any} data */
  const split = (data) => bodyOf(data).map((/** @type {any} */ body) => ({ ...data, data: { name: channel, data: body } }));
  const join = (/** @type {any[]} */ messages) => ({ ...messages[0], data: { name: channel, data: messages.map(bodyOf) } });
  const isBatch = (/** @type {any} */ data) => Array.isArray(bodyOf(data));
  return {
    ...one,
    isBatch,
    read: (data) => {
      const body = one.isFor(data) ? bodyOf(data) : null;
      if (Array.isArray(body)) return body;
      return isObject(body) && "method" in body ? one.read(data) : null;
    },
    edit: (data, judged) => isBatch(data)
      ? join(split(data).map((/** @type {any} */ part, /** @type {number} */ index) => one.edit(part, judged[index])))
      : one.edit(data, judged),
    refuse: (data, error) => isBatch(data)
      ? join(split(data).map((/** @type {any} */ part) => one.refuse(part, error)))
      : one.refuse(data, error),
    answer: (data) => {
      const body = bodyOf(data);
      return isObject(body) && "id" in body && !("method" in body) ? one.answer(data) : null;
    },
  };
};

const metamask = stream("metamask", "MetaMask", "metamask-provider", "metamask-contentscript", "metamask-inpage");
const metamaskLegacy = stream("metamask-legacy", "MetaMask (legacy)", "provider", "contentscript", "inpage");

const multichainStream = stream(
  "metamask-multichain", "MetaMask (multichain)", "metamask-multichain-provider", "metamask-contentscript", "metamask-inpage",
);

/**
 * Takes the methods of CAIP-25 and CAIP-27 only; each request names its own chain. A session's end and a look at it
 * give nothing.
 * @type {Transport}
 */
const metamaskMultichain = {
  ...multichainStream,
  own: new Set(["wallet_getSession", "wallet_revokeSession"]),
  ask: (id, { params }) => multichainStream.ask(id, { method: "wallet_getSession", params }),
  only: true,
};
