// @ts-check
/** How an endpoint searches the past, found out before a person's own is searched: by the same search, for an account that nobody has. */

/** @typedef {import("../wasm/background.js").Past} Past */
/** @typedef {import("../wasm/background.js").ScanOutcome} ScanOutcome */
/** @typedef {import("./line.js").Line} Line */

/** A search of more requests than this is not made to the end: what is answered of it is enough. */
const FEW = 20;
/** How long it is tried, in ms. */
const WITHIN = 60_000;

/**
 * @param {import("./guard.js").Guard} guard
 * @param {string} chain
 * @param {Line} line with one endpoint
 * @param {() => boolean} isWanted
 * @returns {Promise<Past | null>} null where that was not to be found out
 */
export const pastOf = async (guard, chain, line, isWanted) => {
  const plan = { chain, owner: nobody(), now: Math.floor(Date.now() / 1000), endpoints: 1, explorer: null };
  const scan = await guard.beginScan(plan, undefined);
  const until = Date.now() + WITHIN;
  const [endpoint] = line.endpoints;
  let state = scan.state();
  let most = 0;
  while (state.requests.length > 0 && !(most > FEW && state.needed < most)) {
    if (!isWanted() || Date.now() > until) break;
    most = Math.max(most, state.needed);
    if (state.pause > 0) await line.pause(state.pause);
    const { head } = state;
    await Promise.all(state.requests.map((request) =>
      line.ask(request, head, ({ bytes, why }) => (bytes ? scan.hear(request.at, bytes) : scan.miss(request.at, why)))));
    state = scan.step();
    // Who said which block is the last knows it.
    if (endpoint && state.head > head) endpoint.height = state.head;
  }
  const isOver = state.requests.length === 0;
  const found = isOver ? ended(scan.outcome(), most) : searched(state.needed < most ? most : 0);
  scan.free();
  return found;
};

/** @param {number} requests @returns {Past | null} */
const searched = (requests) => (requests > FEW ? { past: "searched", requests } : null);

/** @param {ScanOutcome} outcome @param {number} requests @returns {Past | null} */
const ended = ({ failed, unread }, requests) => {
  if (!failed) return unread.length > 0 ? { past: "refused" } : { past: "searched", requests: Math.max(1, requests) };
  const count = failed.args?.["count"];
  if (failed.id === "scan_too_many_calls" && count?.arg === "count") return { past: "tooLong", requests: count.value };
  return failed.id === "scan_refused" || failed.id === "scan_one_block" ? { past: "refused" } : null;
};

/** @returns {string} an address that nobody has, so that nobody learns of one that somebody has */
const nobody = () => `0x${Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
