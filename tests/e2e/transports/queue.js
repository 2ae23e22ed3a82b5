// A queue of requests in the prompt, each decided as planned.
import { until } from '../harness/wait.js';
import { isGone, waitForClose } from '../harness/windows.js';
import { numberIn } from './speaking.js';

/** @typedef {import('../harness/prompt.js').Decision} Decision */
/** @typedef {{number: number, reached: string | null}} Seen what the prompt said of one */

/**
 * Decides until every number of the plan was asked about once.
 * @param {import('../harness/world.js').World} world
 * @param {Map<number, Decision>} plan
 * @param {number} [perhaps] one that need not be asked about; it would come before the others
 * @returns {Promise<Seen[]>} in the order of asking
 */
export async function decideAll(world, plan, perhaps) {
  const left = new Map(plan);
  /** @type {Seen[]} */
  const seen = [];
  const isDone = () => [...left.keys()].every((number) => number === perhaps);
  while (!isDone()) {
    const prompt = await world.prompt();
    const number = await until(() => front(prompt, left), `prompt of one of ${[...left.keys()]}`);
    const reached = await prompt.page.evaluate(() => document.querySelector('[data-reached]')?.getAttribute('data-reached') ?? null);
    seen.push({ number, reached });
    const decision = left.get(number) ?? 'refuse';
    left.delete(number);
    await prompt.press(decision);
    if (isDone()) await waitForClose(prompt.page);
    else await until(async () => (await isGone(prompt.page)) || numberIn(await prompt.text()) !== number, 'the next request');
  }
  return seen;
}

/** @param {import('../harness/prompt.js').Prompt} prompt @param {Map<number, Decision>} left */
async function front(prompt, left) {
  const number = numberIn(await prompt.text());
  return number !== undefined && left.has(number) ? number : undefined;
}
