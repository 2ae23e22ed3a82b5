// @ts-check
/** Drives one scan of the guard to its end: makes its requests, tells what was heard, keeps checkpoints. */

/** @typedef {import("../wasm/background.js").ScanOutcome} ScanOutcome */
/** @typedef {import("../wasm/background.js").ScanStep} ScanStep */
/** @typedef {import("./guard.js").GuardedScan} GuardedScan */
/** @typedef {import("./line.js").Line} Line */
/**
 * How far a scan has come, and what it still needs.
 * @typedef {object} Status
 * @property {number} done of 1000
 * @property {number} requests for logs that are still needed, at least; 0 before it is known
 * @property {number} seconds that these take, by how long the last ones took
 */

/** How many requests go to the endpoints at once. */
const AT_ONCE = 4;

/**
 * @param {GuardedScan} scan
 * @param {Line} line
 * @param {object} host
 * @param {(status: Status) => void} [host.report] told after every step
 * @param {(saved: () => string | undefined) => unknown} [host.keep] told after every step how to get a checkpoint
 * @returns {Promise<ScanOutcome>}
 */
export const drive = async (scan, line, { report = () => {}, keep = () => {} } = {}) => {
  const known = await line.survey();
  let state = scan.state();
  while (state.requests.length > 0) {
    if (state.pause > 0) await line.pause(state.pause);
    const head = Math.max(known, state.head);
    const asked = await Promise.all(state.requests.map((request) => line.ask(request, head, ({ bytes, why }) => {
      if (bytes) scan.hear(request.at, bytes);
      else scan.miss(request.at, why);
    })));
    state = scan.step();
    // Who said which block is the last knows it, and was asked for its chain beside.
    if (state.head > head) for (const endpoint of asked) if (endpoint) endpoint.height = state.head;
    report(statusOf(state, line));
    await keep(() => scan.saved());
  }
  return scan.outcome();
};

/** @param {ScanStep} state @param {Line} line @returns {Status} */
const statusOf = ({ progress, needed }, { endpoints }) => {
  const usual = Math.max(...endpoints.map((endpoint) => endpoint.usual));
  return { done: progress.done, requests: needed, seconds: Math.ceil((needed / AT_ONCE) * (usual / 1000)) };
};
