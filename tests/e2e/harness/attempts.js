// Many attempts of one page at a time, all of which the person refuses by closing the prompt.
import { until } from './wait.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./dapp.js').Dapp} Dapp */
/** @typedef {{code?: number, message?: string, result?: unknown}} Ending the message only where there is no code */
/**
 * `setup`: JavaScript that runs first, as a script of the page. `way`: an expression over the request `one`, which may await.
 * @typedef {{setup: string, way: string}} Attempt
 */

/**
 * Makes a page try each way in a frame of its own, refuses whatever is shown, and tells how each ended. What a
 * wallet of the page's gets is to be put into the frame's list `reached`.
 * @param {World} world
 * @param {Dapp} dapp
 * @param {unknown} one the request
 * @param {readonly Attempt[]} list
 * @returns {Promise<Ending[]>}
 * @throws when anything reached a wallet
 */
export async function attempts(world, dapp, one, list) {
  await dapp.page.evaluate(start, JSON.stringify(one), list);
  const endings = await until(async () => {
    const ended = await dapp.page.evaluate('window.endings');
    if (!ended && (await world.hasPrompt())) await closePrompt(world);
    return ended;
  }, 'end of all attempts');
  // Countersign itself may ask a wallet for its chain, to see which way it talks.
  const reached = /** @type {[string, unknown][][]} */ (await dapp.page.evaluate('frames.map(({ reached }) => reached ?? [])'))
    .flatMap((calls, at) => calls.filter(([method]) => !['eth_chainId', 'net_version'].includes(method)).map((call) => ({ way: list[at]?.way, call })));
  if (reached.length > 0) throw new Error(`it reached a wallet: ${JSON.stringify(reached)}`);
  return /** @type {Ending[]} */ (endings);
}

/** Refuses everything that is shown; a prompt that has just closed by itself is as good. @param {World} world */
export const closePrompt = (world) => world.prompt().then((prompt) => prompt.dismiss()).catch(() => {});

/** In the page. @param {string} one @param {readonly Attempt[]} list */
function start(one, list) {
  const page = /** @type {any} */ (window);
  page.endings = null;
  page.frames = list.map(() => document.body.appendChild(document.createElement('iframe')).contentWindow);
  // Refused without a question: too many of them (-32005), or the same one twice (-32002).
  const refused = [4001, -32005, -32002];
  const describe = (/** @type {any} */ error) =>
    typeof error?.code === 'number' ? { code: refused.includes(error.code) ? 4001 : error.code } : { message: String(error) };
  const run = async (/** @type {Attempt} */ { setup, way }, /** @type {number} */ at) => {
    const script = page.frames[at].document.createElement('script');
    script.textContent = `${setup}; window.attempt = async () => { const one = ${one}; return (${way}); };`;
    page.frames[at].document.body.append(script);
    return page.frames[at].attempt();
  };
  const ends = list.map((attempt, at) => run(attempt, at).then((result) => ({ result: String(result) }), describe));
  void Promise.all(ends).then((endings) => { page.endings = endings; });
}
