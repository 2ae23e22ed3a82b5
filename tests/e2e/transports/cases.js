// The same cases for both orders of the extensions' ids: every transport, sent in every way.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { PATIENCE } from '../harness/wait.js';
import { World } from '../harness/world.js';
import { agree } from './measured.js';
import { decideAll } from './queue.js';
import { WINDOWED, numbered, posted, provided } from './speaking.js';

/** @typedef {import('../harness/prompt.js').Decision} Decision */
/** @typedef {import('./speaking.js').Way} Way */
/** @typedef {{number: number, way: Way | 'provider', decision: Decision, answer: Promise<import('../harness/dapp.js').Answer>}} Sent */

/**
 * Sent one group after the other, since those of a group may come in any order: a site that is refused three times
 * without a Continue between is not asked about for a minute.
 * @type {[Way | 'provider', Decision][][]}
 */
const GROUPS = [[['event', 'refuse'], ['realm', 'refuse']], [['direct', 'continue']], [['direct', 'refuse']], [['provider', 'continue']]];

/** @param {[Way | 'provider', Decision]} step @returns {[Way, Decision]} */
const byHand = ([way, decision]) => [way === 'provider' ? 'direct' : way, decision];

/** @param {Sent[]} sent */
const planOf = (sent) => new Map(sent.map(({ number, decision }) => [number, decision]));

/** @param {'first' | 'last'} ids whether our id is below the wallets' or above */
export function cases(ids) {
  /** @type {World} */
  let world;
  /** @type {import('../harness/dapp.js').Dapp} */
  let dapp;
  /** @type {Record<string, import('./measured.js').Guard>} */
  const measured = {};
  let count = 0;

  before(async () => {
    world = await World.start({ ids, speaker: true, name: 'transports' });
    dapp = await world.dapp('bare');
  });
  after(() => world?.stop());
  afterEach(() => world.wallet.clearLog());

  /** @param {string} transport @param {[Way | 'provider', Decision][]} steps @returns {Sent[]} */
  const send = (transport, steps) => steps.map(([way, decision]) => {
    const number = ++count;
    const request = numbered(world, number);
    const script = way === 'provider' ? provided(transport, request) : posted(transport, request, way);
    const answer = dapp.run(script, PATIENCE * steps.length);
    answer.catch(() => {});
    return { number, way, decision, answer };
  });

  for (const transport of WINDOWED) {
    it(`${transport}: posted, from another realm, made up, and by its provider`, async () => {
      /** @type {Sent[]} */
      const sent = [];
      /** @type {import('./queue.js').Seen[]} */
      const seen = [];
      for (const group of GROUPS) {
        // A session has no provider; what goes by it in other rows is sent by hand then.
        const own = transport === 'metamask-multichain' ? group.map(byHand) : group;
        const now = send(transport, own);
        sent.push(...now);
        seen.push(...await decideAll(world, planOf(now)));
      }
      const raw = sent.filter(({ way }) => way !== 'provider');
      const ahead = raw.every(({ number }) => seen.find((one) => one.number === number)?.reached === 'ui_reached');
      measured[transport] = ahead ? 'detected' : 'blocked';
      for (const one of sent) await check(transport, one, ahead && one.way !== 'provider', seen);
    });
  }

  it('zerion: over its channel, and by its provider', async () => {
    // It cannot be held; where its name is gone before we look, it is not even heard.
    const [raw, last] = send('zerion', [['channel', 'refuse'], ['provider', 'continue']]);
    if (!raw || !last) throw new Error('nothing was sent');
    const seen = await decideAll(world, planOf([raw, last]), raw.number);
    const heard = seen.some(({ number }) => number === raw.number);
    measured['zerion'] = heard ? 'detected' : 'provider';
    await check('zerion', last, false, seen);
    if (heard) await check('zerion', raw, true, seen);
    else assert.match((await raw.answer).result, /^0x[0-9a-f]{64}$/);
  });

  it('this is what docs/wallets.md says', () => agree(world.name, ids, measured));

  /**
   * What a request came to: the wallet has it exactly once if it was let through or could not be stopped, and not at
   * all otherwise. Its page script's promise ends as the wallet itself would end it.
   * @param {string} transport @param {Sent} one @param {boolean} reached @param {import('./queue.js').Seen[]} seen
   */
  async function check(transport, { number, way, decision, answer }, reached, seen) {
    const what = `${transport}, ${way}, ${decision}`;
    const { result, error } = await answer;
    const data = numbered(world, number).params[0].data;
    const asked = (await world.wallet.asked()).filter(({ params }) => /** @type {any} */ (params)[0].data === data);
    assert.deepEqual(asked.map((entry) => entry.transport), reached || decision === 'continue' ? [transport] : [], what);
    assert.equal(seen.filter((entry) => entry.number === number).length, 1, `${what}: asked once`);
    assert.equal(seen.find((entry) => entry.number === number)?.reached ?? null, reached ? 'ui_reached' : null, what);
    if (reached || decision === 'continue') assert.match(result, /^0x[0-9a-f]{64}$/, what);
    else assert.deepEqual([error?.code, /refused/.test(error?.message ?? '')], [4001, true], what);
  }
}
