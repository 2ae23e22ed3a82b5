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

/** @typedef {import("./endpoint.js").Answer} Answer */
/** @typedef {import("./endpoint.js").Endpoint} Endpoint */
/** @typedef {import("./explorer.js").Explorer} Explorer */

/** How many requests go to the endpoints at once. */
const AT_ONCE = 4;

/**
 * @param {GuardedScan} scan
 * @param {Line} line
 * @param {object} host
 * @param {Explorer | null} [host.explorer] the one of the scan's plan
 * @param {(status: Status) => void} [host.report] told after every step
 * @param {(saved: () => string | undefined) => unknown} [host.keep] told after every step how to get a checkpoint
 * @returns {Promise<ScanOutcome>}
 */
export const drive = async (scan, line, { explorer = null, report = () => {}, keep = () => {} } = {}) => {
  const known = await line.survey();
  let state = scan.state();
  while (state.requests.length > 0) {
    if (state.pause > 0) await line.pause(state.pause);
    const head = Math.max(known, state.head);
    const asked = await Promise.all(state.requests.map((request) => {
      const tell = (/** @type {Answer} */ { bytes, why }) => (bytes ? scan.hear(request.at, bytes) : scan.miss(request.at, why));
      return request.query === null ? line.ask(request, head, tell) : explore(explorer, request.query, tell);
    }));
    const isExploring = state.requests.some(({ query }) => query !== null);
    state = scan.step();
    // Who said which block is the last knows it, and was asked for its chain beside.
    if (state.head > head) for (const endpoint of asked) if (endpoint) endpoint.height = state.head;
    report(statusOf(state, isExploring && explorer ? explorer.usual : slowest(line) / AT_ONCE));
    await keep(() => scan.saved());
  }
  return scan.outcome();
};

/** @param {Explorer | null} explorer @param {string} query @param {(answer: Answer) => void} tell @returns {Promise<Endpoint | null>} no endpoint */
const explore = async (explorer, query, tell) => {
  tell((await explorer?.ask(query)) ?? { why: "no explorer" });
  return null;
};

/** @param {ScanStep} state @param {number} each how long a request takes, in ms @returns {Status} */
const statusOf = ({ progress, needed }, each) =>
  ({ done: progress.done, requests: needed, seconds: Math.ceil((needed * each) / 1000) });

/** @param {Line} line @returns {number} how long a request takes of the slowest endpoint, in ms */
const slowest = ({ endpoints }) => Math.max(...endpoints.map((endpoint) => endpoint.usual));
