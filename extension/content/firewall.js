// @ts-check
/**
 * The firewall: no message of a known wallet's transport reaches the wallet before it is decided, however
 * the page sent it. A hook in the page cannot promise that; a capture listener in this world can, as long
 * as the wallet's own is not ahead of it.
 */
"use strict";

/** Forwarded requests that wait for the wallet's answer: JSON-RPC id → our id. @type {Map<unknown, string>} */
const forwarded = new Map();

/** Harmless requests by which a provider shows its transport (page.js). @type {Map<unknown, (transport: Transport) => void>} */
const probes = new Map();

const probeOf = (/** @type {Asked[]} */ [asked]) =>
  asked?.method === "eth_chainId" && Array.isArray(asked.params) ? probes.get(asked.params[0]) : undefined;

/** @param {Transport} transport @param {any} data a copy of the message */
const holdMessage = async (transport, data) => {
  const requests = /** @type {Asked[]} */ (transport.read(data));
  const plain = requests.map(({ method, params }) => ({ method, params }));
  const wallet = { id: transport.id, name: transport.name, transport: transport.id };
  try {
    const text = JSON.stringify(plain.length === 1 ? plain[0] : plain);
    const { id, snapshot, error } = await review(text, transport, wallet);
    if (error) return postToWindow(transport.refuse(data, error));
    const judged = [JSON.parse(snapshot)].flat();
    const message = transport.edit(data, Array.isArray(data.data.data) ? judged : judged[0]);
    for (const one of judged) allowOnce(one);
    forwarded.set(requests[0]?.id, id);
    postToWindow(message);
  } catch {
    postToWindow(transport.refuse(data, UNAVAILABLE));
  }
};

/** @param {Transport} transport @param {MessageEvent} event @param {Asked[]} requests */
const onRequests = (transport, event, requests) => {
  const probed = probeOf(requests);
  if (probed) {
    event.stopImmediatePropagation();
    postToWindow(transport.refuse(event.data, { code: 4200, message: "Not a request." }));
    return probed(transport);
  }
  // A made-up event may show each reader other data: only a copy of what we read goes on.
  if (!event.isTrusted) {
    event.stopImmediatePropagation();
    return postToWindow(JSON.parse(JSON.stringify(event.data)));
  }
  const pending = requests.filter((one) => !isHarmless(one?.method));
  if (pending.length === 0 || pending.every(takePass)) return undefined;
  event.stopImmediatePropagation();
  void holdMessage(transport, JSON.parse(JSON.stringify(event.data)));
  return undefined;
};

/** @param {MessageEvent} event @param {{id: unknown, error?: unknown}} answer */
const onAnswer = (event, answer) => {
  const waiting = asking.get(answer.id);
  if (waiting) {
    event.stopImmediatePropagation();
    return waiting(answer);
  }
  const id = forwarded.get(answer.id);
  forwarded.delete(answer.id);
  if (id) tell({ type: "settle", id, outcome: answer.error ? "refused" : "answered" });
  return undefined;
};

window.addEventListener("message", (event) => {
  const { data } = event;
  if (typeof data !== "object" || data === null) return;
  for (const transport of transports) {
    const requests = transport.read(data);
    if (requests) return void onRequests(transport, event, requests);
    const answer = transport.answer(data);
    if (answer) return void onAnswer(event, answer);
  }
}, true);
