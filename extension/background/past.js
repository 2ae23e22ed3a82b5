// @ts-check
/** How an endpoint searches the past, found out before a person's own is searched: by the same search, for an account that nobody has. */

/** @typedef {import("../wasm/background.js").Past} Past */
/** @typedef {import("./line.js").Line} Line */

/** How many rounds of requests are made. Who still takes less then takes too little. */
const MOST_ROUNDS = 40;

/**
 * @param {import("./guard.js").Guard} guard
 * @param {string} chain
 * @param {Line} line with one endpoint
 * @returns {Promise<Past>}
 */
export const pastOf = async (guard, chain, line) => {
  const plan = { chain, owner: nobody(), now: Math.floor(Date.now() / 1000), endpoints: 1, explorer: null };
  const scan = await guard.beginScan(plan, undefined);
  try {
    let requests = 0;
    for (let rounds = 0, state = scan.state(); rounds < MOST_ROUNDS; rounds += 1, state = scan.step()) {
      if (state.requests.length === 0) return ended(scan.outcome(), requests);
      // With something answered, less is needed than before.
      if (state.needed < requests) return { past: "searched", requests };
      requests = state.needed;
      if (state.pause > 0) await line.pause(state.pause);
      await Promise.all(state.requests.map((request) =>
        line.ask(request, state.head, ({ bytes, why }) => (bytes ? scan.hear(request.at, bytes) : scan.miss(request.at, why)))));
    }
    return { past: "refused" };
  } finally {
    scan.free();
  }
};

/** @param {import("../wasm/background.js").ScanOutcome} outcome @param {number} requests @returns {Past} */
const ended = ({ failed }, requests) => {
  if (!failed) return { past: "searched", requests: Math.max(1, requests) };
  const count = failed.id === "scan_too_many_calls" ? failed.args?.["count"] : null;
  return count?.arg === "count" ? { past: "tooLong", requests: count.value } : { past: "refused" };
};

/** @returns {string} an address that nobody has, so that nobody learns of one that somebody has */
const nobody = () => `0x${Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
