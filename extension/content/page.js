// @ts-check
/**
 * The private channel to inpage.js: requests of wrapped providers come in, decisions and calls of our own go
 * out. The page never sees it: it is made before any script of the page exists.
 */
"use strict";

/** How long a provider may take to show which transport it uses, in ms. */
const PROBE_MS = 400;

/** @type {MessagePort | null} */
let page = null;

let calls = 0;
/** @type {Map<number, (answer: {result?: string, error?: RpcError}) => void>} */
const calling = new Map();

/**
 * A call of ours to a provider that inpage.js wrapped.
 * @param {number} provider @param {Asked} asked
 * @returns {Promise<{result?: string, error?: RpcError}>}
 */
const callProvider = (provider, asked) =>
  new Promise((resolve) => {
    const number = ++calls;
    calling.set(number, resolve);
    page?.postMessage({ kind: "call", number, provider, request: JSON.stringify(asked) });
  });

/** Which transport a wrapped provider uses; null is none that we know. @type {Map<number, Promise<Transport | null>>} */
const routes = new Map();

/** Finds a provider's transport with a harmless request that never reaches the wallet. @param {number} provider */
const routeOf = (provider) => {
  const known = routes.get(provider);
  if (known) return known;
  const nonce = crypto.randomUUID();
  /** @type {Promise<Transport | null>} */
  const found = new Promise((resolve) => {
    probes.set(nonce, resolve);
    setTimeout(resolve, PROBE_MS, null);
    void callProvider(provider, { method: "eth_chainId", params: [nonce] }).then(() => resolve(null));
  });
  routes.set(provider, found);
  void found.then(() => probes.delete(nonce));
  return found;
};

/** Requests that inpage.js forwards now: its number → our id. @type {Map<number, string>} */
const passing = new Map();

/** @param {{number: number, snapshot: string, provider: number, name: string}} message */
const onPageRequest = async ({ number, snapshot: text, provider, name }) => {
  try {
    const transport = await routeOf(provider);
    const wallet = { id: `provider:${provider}`, name, transport: transport?.id ?? "provider" };
    const { id, snapshot, error } = await review(text, transport, wallet);
    if (!error) {
      passing.set(number, id);
      const judged = [JSON.parse(snapshot)].flat();
      if (transport) for (const one of judged) if (!isHarmless(one?.method)) allowOnce(one);
    }
    page?.postMessage({ kind: "decide", number, snapshot, error });
  } catch {
    page?.postMessage({ kind: "decide", number, error: UNAVAILABLE });
  }
};

/** @param {MessageEvent} event */
const onPageMessage = ({ data }) => {
  if (data.kind === "request") void onPageRequest(data);
  if (data.kind === "settled") {
    const id = passing.get(data.number);
    passing.delete(data.number);
    if (id) tell({ type: "settle", id, outcome: data.ok ? "answered" : "refused" });
  }
  if (data.kind === "answer") {
    calling.get(data.number)?.(data);
    calling.delete(data.number);
  }
};

document.addEventListener("countersign", (event) => {
  event.stopImmediatePropagation();
  page = /** @type {MessageEvent} */ (event).ports[0] ?? null;
  if (page) page.onmessage = onPageMessage;
}, { once: true, capture: true });
