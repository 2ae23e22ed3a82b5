// @ts-check
/**
 * The firewall: no message of a known wallet's transport reaches the wallet before it is decided, however
 * the page sent it. A hook in the page cannot promise that; a capture listener in this world can, as long
 * as the wallet's own is not ahead of it (order.js finds out).
 */
"use strict";

const INVALID = { code: -32600, message: "Not a JSON-RPC request." };
const NOT_A_REQUEST = { code: 4200, message: "This is not a request." };

/** Forwarded requests that wait for the wallet's answer: transport and JSON-RPC id → our id. @type {Map<string, string>} */
const forwarded = new Map();

/**
 * Harmless requests of ours that never get past the firewall, by their nonce.
 * @type {Map<unknown, (transport: Transport, data: any) => void>}
 */
const probes = new Map();

const probeOf = (/** @type {Asked[]} */ [asked]) => (Array.isArray(asked?.params) ? probes.get(asked.params[0]) : undefined);

/**
 * Holds a message until it is decided, then forwards what was judged or answers for the wallet. One that has
 * reached the wallet already is never sent again.
 * @param {Transport} transport @param {any} data the message as it came
 */
const holdMessage = async (transport, data) => {
  const wallet = { id: transport.id, name: transport.name, transport: transport.id };
  try {
    const copy = JSON.parse(JSON.stringify(data));
    const requests = /** @type {Asked[]} */ (transport.read(copy));
    const plain = requests.map((one) => ({ method: one?.method, params: one?.params }));
    const text = JSON.stringify(transport.isBatch?.(copy) ? plain : plain[0]);
    const { id, snapshot, error, reached } = await review(text, transport, wallet, true);
    if (error) return post(transport, transport.refuse(copy, error));
    waitFor(forwarded, `${transport.id} ${requests[0]?.id}`, id);
    if (reached === "yes") return undefined;
    const judged = JSON.parse(snapshot);
    allowOnce(transport, judged);
    return post(transport, transport.edit(copy, judged));
  } catch {
    // It has no JSON form (a cycle, a BigInt), so it cannot be judged.
    return post(transport, transport.refuse(data, INVALID));
  }
};

/** @param {Transport} transport @param {Asked[]} requests */
const areHarmless = (transport, requests) =>
  requests.every((one) => isHarmless(one?.method) || transport.own?.has(one?.method));

/**
 * Lets a message on only if all of it is harmless or decided. Nothing here may throw before the event is stopped.
 * @param {Transport} transport @param {MessageEvent} event @param {any} data @param {Asked[]} requests
 */
const onRequests = (transport, event, data, requests) => {
  const probed = probeOf(requests);
  if (!probed && requests.every((one) => areHarmless(transport, [one]) || takePass(transport, one))) return;
  event.stopImmediatePropagation();
  void (probed ?? holdMessage)(transport, data);
};

/** @param {Transport} transport @param {Event} event @param {Answer} answer */
const onAnswer = (transport, event, answer) => {
  const waiting = asking.get(answer.id);
  if (waiting) {
    event.stopImmediatePropagation();
    waiting(answer);
    return;
  }
  const key = `${transport.id} ${answer.id}`;
  const id = forwarded.get(key);
  forwarded.delete(key);
  if (id) tell({ type: "settle", id, outcome: answer.error ? "refused" : "answered", hash: hashIn(answer.result) });
};

/** The row that knows a message of the page. @param {any} data */
const requestsIn = (data) => {
  for (const transport of transports) {
    const requests = transport.read(data);
    if (requests) return { transport, requests };
  }
  return null;
};

/**
 * A made-up event shows its data to each world anew, and getters in it may say something else each time, or throw
 * (which shows as null). So none goes on, whatever it seems to say: a copy of what we read is posted instead, unless
 * it is held, or is a request that a wallet ahead of us has heard already.
 * @param {MessageEvent} event @param {any} data
 */
const onMadeUp = (event, data) => {
  event.stopImmediatePropagation();
  const copy = structuredClone(data);
  const found = isObject(copy) ? requestsIn(copy) : null;
  if (!found) return postToWindow(copy);
  const { transport, requests } = found;
  if (!areHarmless(transport, requests)) return void holdMessage(transport, copy);
  if (measured.get(transport) !== "yes") postToWindow(copy);
  return undefined;
};

/** @param {MessageEvent} event */
const onMessage = (event) => {
  try {
    const seen = event.data;
    if (typeof seen !== "object") return;
    if (!event.isTrusted) return onMadeUp(event, seen);
    if (seen === null) return;
    const data = event.source === window ? settled(seen) : seen;
    const found = requestsIn(data);
    // What another window posted to this one is not this page's request, and must not go on in its name. Nobody is the
    // source when that window was closed at once.
    if (found && event.source !== window && !areHarmless(found.transport, found.requests)) return event.stopImmediatePropagation();
    if (found) return onRequests(found.transport, event, data, found.requests);
    for (const transport of transports) {
      const answer = transport.answer(data);
      if (answer) return onAnswer(transport, event, answer);
    }
  } catch {
    // What cannot even be looked at, or copied, does not go on.
    event.stopImmediatePropagation();
  }
};

// A wallet may put its own back in the same way.
keepListening(() => addEventListener("message", onMessage, true));
