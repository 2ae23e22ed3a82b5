// @ts-check
/**
 * Who comes first, the wallet or we: measured, since browsers promise no order of extensions. Of two questions of
 * ours the firewall stops the first and lets the second go. A wallet that answers only the second is behind us; one
 * that answers the first has every message before we can stop it.
 */
"use strict";

/** @typedef {import("../wasm/background.js").Reached} Reached */

/** How long after the second answer the first may still come, in ms: the wallet had it earlier, the same way. */
const GRACE_MS = 50;
/** How long a late first answer still counts, in ms. A page can forge the second, but it cannot hide the first. */
const LATE_MS = 60_000;

/** @type {Map<Transport, Reached>} */
const measured = new Map();
/** @type {Map<Transport, Promise<Reached>>} */
const measurements = new Map();
/** Called when a wallet turns out to be ahead of us. @type {Set<() => void>} */
const onAhead = new Set();

/**
 * Whether a message over this transport has reached the wallet by the time that we see it.
 * @param {Transport | null} transport
 * @returns {Promise<Reached>}
 */
const reachOf = async (transport) => {
  if (!transport) return "unknown";
  if (transport.post) return "yes";
  const known = measured.get(transport);
  if (known) return known;
  const running = measurements.get(transport) ?? measure(transport);
  measurements.set(transport, running);
  return running.finally(() => measurements.delete(transport));
};

/** @param {Transport} transport @returns {Promise<Reached>} */
const measure = async (transport) => {
  const nonce = newId();
  probes.set(nonce, () => {});
  const stopped = ask(transport, { method: "eth_chainId", params: [nonce] }, LATE_MS);
  void stopped.then((answer) => {
    probes.delete(nonce);
    if (answer) setAhead(transport);
  });
  const behind = ask(transport, { method: "eth_chainId", params: [] }).then(async (answer) => {
    if (answer) await new Promise((resolve) => setTimeout(resolve, GRACE_MS));
    return answer ? "no" : "unknown";
  });
  const found = await Promise.race([stopped.then((answer) => (answer ? "yes" : "unknown")), behind]);
  const reached = /** @type {Reached} */ (measured.get(transport) ?? found);
  if (reached === "no") measured.set(transport, reached);
  return reached;
};

/** @param {Transport} transport */
const setAhead = (transport) => {
  measured.set(transport, "yes");
  for (const tell of [...onAhead]) tell();
};

/**
 * Resolves once the wallet is known to be ahead of us.
 * @param {Transport | null} transport @param {AbortSignal} until
 * @returns {Promise<"ahead">}
 */
const aheadOf = (transport, until) =>
  new Promise((resolve) => {
    const look = () => transport && measured.get(transport) === "yes" && resolve("ahead");
    onAhead.add(look);
    look();
    until.addEventListener("abort", () => onAhead.delete(look));
  });
