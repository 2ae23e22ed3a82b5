// @ts-check
/**
 * The private channel to inpage/: requests of wrapped providers come in, decisions and calls of our own go
 * out. The page never sees it: it is made before any script of the page exists.
 */
"use strict";

/** What a provider is asked for it: some know the chain by themselves, and send nothing. */
const PROBES = ["eth_chainId", "net_version"];

/** @type {MessagePort | null} */
let page = null;

/** Decisions for a document that is in the back/forward cache, which hears nothing. @type {object[] | null} */
let away = null;

/** @param {{kind: "decide", number: number, snapshot?: string, error?: RpcError | null}} decision */
const tellPage = (decision) => {
  if (away) away.push(decision);
  else page?.postMessage(decision);
};

const onLeave = () => {
  away ??= [];
};
const onReturn = () => {
  away?.forEach((decision) => page?.postMessage(decision));
  away = null;
};
keepListening(() => {
  // Captured, to know it before link.js refuses what is held.
  addEventListener("pagehide", onLeave, true);
  addEventListener("pageshow", onReturn, true);
});

/** Called once a provider has answered our questions. @type {Map<number, (transport?: undefined) => void>} */
const answered = new Map();

/** Which transport a wrapped provider uses, if it shows one. @type {Map<number, Promise<Transport | void>>} */
const routes = new Map();

/** Finds a provider's transport with a harmless request that never reaches the wallet. @param {number} provider */
const routeOf = (provider) => {
  const known = routes.get(provider);
  if (known) return known;
  const nonce = newId();
  /** @type {Promise<Transport | void>} */
  const found = new Promise((resolve) => {
    probes.set(nonce, (transport, data) => {
      post(transport, transport.refuse(data, NOT_A_REQUEST));
      routes.set(provider, Promise.resolve(transport));
      resolve(transport);
    });
    setTimeout(resolve, ASK_MS);
    answered.set(provider, resolve);
    page?.postMessage({ kind: "call", provider, asked: PROBES.map((method) => ({ method, params: [nonce] })) });
  });
  routes.set(provider, found);
  return found;
};

/**
 * The transport of a wallet whose page script knows the chain by itself, by the name that it announces. A false name gains
 * nothing: chain and account are asked over that transport then, and the pass is for no other. Not MetaMask's, which is the
 * first: its page script sends whatever it is asked, and what else is called so is its port, where no pass is used up.
 * @param {string} name
 */
const namedRoute = (name) => transports.slice(1).find(({ id }) => name.toLowerCase().startsWith(id)) ?? null;

/** Requests that inpage/ forwards now, by its number. @type {Map<number, {id: string, text: string}>} */
const passing = new Map();

/**
 * What was decided for a provider without a transport, and may come once more from another such one that it uses
 * itself: text → that provider's number. By a known wallet's transport it is judged anew, with what that wallet says.
 * @type {Map<string, number>}
 */
const relayed = new Map();

/**
 * Whether this is what was decided a moment ago, handed on by the provider that it was decided for: a page's own
 * around a wallet's, or one wallet's around another's. No provider gets it twice, and the firewall lets it by once only.
 * @param {string} text @param {number} provider @param {Transport | null} transport
 */
const takesDecision = (text, provider, transport) => {
  const asked = [JSON.parse(text)].flat();
  /** Once for each provider. @param {any} one */
  const takesPass = (one) => {
    const pass = transport && passFor(transport, one);
    if (!pass || pass.seen.has(provider)) return false;
    pass.seen.add(provider);
    return true;
  };
  if (asked.every((one) => isHarmless(innerOf(one)?.method) || takesPass(one))) return true;
  if (transport) return false;
  const from = relayed.get(text);
  if (from === undefined || from === provider) return false;
  relayed.delete(text);
  return true;
};

/** @param {{number: number, snapshot: string, provider: number, name: string}} message */
const onPageRequest = async ({ number, snapshot: text, provider, name }) => {
  try {
    const transport = (await routeOf(provider)) ?? namedRoute(name);
    if (takesDecision(text, provider, transport)) return tellPage({ kind: "decide", number, snapshot: text });
    const wallet = { id: `provider:${provider}`, name, transport: transport?.id ?? "provider" };
    const { id, snapshot, error } = await review(text, transport, wallet);
    if (!error) {
      waitFor(passing, number, { id, text: snapshot });
      if (transport) allowOnce(transport, JSON.parse(snapshot), provider);
      else relayed.set(snapshot, provider);
      setTimeout(() => relayed.delete(snapshot), PASS_MS);
    }
    return tellPage({ kind: "decide", number, snapshot, error });
  } catch {
    return tellPage({ kind: "decide", number, error: UNAVAILABLE });
  }
};

/** @param {MessageEvent} event */
const onPageMessage = ({ data }) => {
  if (data.kind === "request") void onPageRequest(data);
  if (data.kind === "alive") page?.postMessage({ kind: "alive" });
  if (data.kind === "settled") {
    const passed = passing.get(data.number);
    if (!passed) return;
    passing.delete(data.number);
    relayed.delete(passed.text);
    tell({ type: "settle", id: passed.id, outcome: data.ok === false ? "refused" : "answered", hash: hashIn(data.ok) });
  }
  if (data.kind === "answer") answered.get(data.provider)?.();
};

document.addEventListener("countersign", (event) => {
  event.stopImmediatePropagation();
  page = /** @type {MessageEvent} */ (event).ports[0] ?? null;
  if (page) page.onmessage = onPageMessage;
}, { once: true, capture: true });
