// @ts-check
// What is asked before allowances are weighed, and that they are listed whatever happens then.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { MOST_ASKED, Weighing } from '../../extension/background/weighing.js';

/** @typedef {import('../../extension/wasm/background.js').Question} Question */

const OWNER = `0x${'aa'.repeat(20)}`;
const TOKEN = `0x${'bb'.repeat(20)}`;
/** @param {number} of */
const address = (of) => `0x${of.toString(16).padStart(40, '0')}`;
/** @param {number} of @returns {any} */
const allowance = (of) => ({ key: { chain: '0x1', owner: OWNER, kind: 'erc20', token: TOKEN, tokenId: null, spender: address(of) } });
/** Everything that is known, as it comes from where it is. */
const FOUND = { known: [{ address: address(1), role: 'spender', name: 'Router' }], listed: [], lookedUp: true };

/** @param {object} [differs] */
function made(differs = {}) {
  /** @type {{questions: Question[], parties: string[], weighed: any[][]}} */
  const seen = { questions: [], parties: [], weighed: [] };
  const parts = {
    guard: { weigh: (/** @type {any[]} */ ...given) => (seen.weighed.push(given), ['weighed']) },
    questions: { answers: async (/** @type {Question[]} */ asked) => (seen.questions.push(...asked), ['answer']) },
    known: { parties: async (/** @type {{parties: string[]}} */ { parties }) => (seen.parties.push(...parties), FOUND) },
    policy: { current: async () => 'policy' },
    ...differs,
  };
  return { seen, weighing: new Weighing(/** @type {any} */ (parts)) };
}

it('each spender is asked about once and looked up with the tokens, and all of it goes to the guard', async () => {
  const { seen, weighing } = made();
  const list = [allowance(1), allowance(2), allowance(1)];
  assert.deepEqual(await weighing.weigh('0x1', OWNER, list), ['weighed']);
  assert.deepEqual(seen.questions, [2, 1].map((of) => ({ question: 'code', chain: '0x1', address: address(of) })));
  assert.deepEqual(seen.parties, [address(1), address(2), TOKEN]);
  const [[given, { now, ...context }, answers] = []] = seen.weighed;
  assert.deepEqual([given, context, answers], [list, { origin: '', chain: '0x1', account: OWNER, policy: 'policy', ...FOUND }, ['answer']]);
  assert.equal(typeof now, 'number');
});

it('of many spenders those whom nobody knows are asked about, the worst allowances first', async () => {
  const { seen, weighing } = made();
  await weighing.weigh('0x1', OWNER, Array.from({ length: 2 * MOST_ASKED }, (_, at) => allowance(at)));
  assert.deepEqual(seen.questions.map((question) => question.address), Array.from({ length: MOST_ASKED }, (_, at) => address(at === 0 ? 0 : at + 1)));
});

it('what cannot be looked up, asked or weighed is listed as the chain alone has it', async () => {
  const fails = async () => { throw new Error('no'); };
  const list = [allowance(1)];
  for (const part of [{ guard: { weigh: fails } }, { questions: { answers: fails } }, { known: { parties: fails } }, { policy: { current: fails } }]) {
    assert.equal(await made(part).weighing.weigh('0x1', OWNER, list), list);
  }
});
