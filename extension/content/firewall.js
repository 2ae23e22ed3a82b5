// @ts-check
/**
 * The firewall: no message of a known wallet's transport reaches the wallet before it is decided, however
 * the page sent it. A hook in the page cannot promise that; a capture listener in this world can, as long
 * as the wallet's own is not ahead of it.
 */
"use strict";

const INVALID = { code: -32600, message: "Not a JSON-RPC request." };
const NOT_A_REQUEST = { code: 4200, message: "This is not a request." };

/** Forwarded requests that wait for the wallet's answer: JSON-RPC id → our id. @type {Map<unknown, string>} */
const forwarded = new Map();

/** Harmless requests by which a provider shows its transport (page.js). @type {Map<unknown, (transport: Transport) => void>} */
const probes = new Map();

const probeOf = (/** @type {Asked[]} */ [asked]) =>
  asked?.method === "eth_chainId" && Array.isArray(asked.params) ? probes.get(asked.params[0]) : undefined;

/**
 * Holds a stopped message until it is decided, then forwards what was judged or answers for the wallet.
 * @param {Transport} transport @param {any} data the message as it came
 */
const holdMessage = async (transport, data) => {
  const wallet = { id: transport.id, name: transport.name, transport: transport.id };
  try {
    const copy = JSON.parse(JSON.stringify(data));
    const requests = /** @type {Asked[]} */ (transport.read(copy));
    const plain = requests.map((one) => ({ method: one?.method, params: one?.params }));
    const { id, snapshot, error } = await review(JSON.stringify(transport.isBatch(copy) ? plain : plain[0]), transport, wallet);
    if (error) return postToWindow(transport.refuse(copy, error));
    const judged = JSON.parse(snapshot);
    for (const one of [judged].flat()) allowOnce(one);
    forwarded.set(requests[0]?.id, id);
    return postToWindow(transport.edit(copy, judged));
  } catch {
    // It has no JSON form (a cycle, a BigInt), so it cannot be judged.
    return postToWindow(transport.refuse(data, INVALID));
  }
};

/**
 * Lets a message on only if all of it is harmless or decided. Nothing here may throw before the event is stopped.
 * @param {Transport} transport @param {MessageEvent} event @param {any} data @param {Asked[]} requests
 */
const onRequests = (transport, event, data, requests) => {
  const probed = probeOf(requests);
  if (!probed && requests.every(mayPass)) return;
  event.stopImmediatePropagation();
  if (probed) {
    postToWindow(transport.refuse(data, NOT_A_REQUEST));
    probed(transport);
  } else {
    void holdMessage(transport, data);
  }
};

/**
 * A made-up event shows its data to each world anew, and getters in it may say something else each time, or throw
 * (which shows as null). So none goes on, whatever it seems to say: a copy of what we read is posted instead.
 * @param {MessageEvent} event @param {any} data
 */
const relay = (event, data) => {
  event.stopImmediatePropagation();
  try {
    postToWindow(structuredClone(data));
  } catch {
    // What cannot be copied cannot be posted by anybody either.
  }
};

/** @param {Asked} one */
const mayPass = (one) => isHarmless(one?.method) || takePass(one);

/** @param {MessageEvent} event @param {{id: unknown, error?: unknown}} answer */
const onAnswer = (event, answer) => {
  const waiting = asking.get(answer.id);
  if (waiting) {
    event.stopImmediatePropagation();
    waiting(answer);
    return;
  }
  const id = forwarded.get(answer.id);
  forwarded.delete(answer.id);
  if (id) tell({ type: "settle", id, outcome: answer.error ? "refused" : "answered" });
};

window.addEventListener("message", (event) => {
  try {
    const { data } = event;
    if (typeof data !== "object") return;
    if (!event.isTrusted) return relay(event, data);
    if (data === null) return;
    for (const transport of transports) {
      const requests = transport.read(data);
      if (requests) return onRequests(transport, event, data, requests);
      const answer = transport.answer(data);
      if (answer) return onAnswer(event, answer);
    }
  } catch {
    // What cannot even be looked at does not go on.
    event.stopImmediatePropagation();
  }
}, true);
