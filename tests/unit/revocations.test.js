// Runs of revocations with wallets of every kind, and with a background that dies.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { hasBatches, batchId, smaller, statusOf } from '../../extension/background/revocations/batch.js';
import { OWNER, World } from './revocations/world.js';

// Time passes as fast as everything else happens.
const real = globalThis.setTimeout;
mock.method(globalThis, 'setTimeout', (/** @type {any} */ act, /** @type {number} */ ms, /** @type {any[]} */ ...args) =>
  real(act, ms >= 10_000 ? ms : 0, ...args).unref());

/** @param {World} world @param {Partial<World>} [change] */
const played = async (world, change = {}) => {
  Object.assign(world, change);
  const { steps } = await world.run();
  return steps.map((step) => /** @type {any} */ (step).state);
};

/** @param {string} state @param {number} count */
const all = (state, count) => Array.from({ length: count }, () => state);

test('without batches: one confirmation each, and a refused one does not stop the others', async () => {
  const world = new World(5);
  const states = await played(world, { person: (count) => (count === 2 ? 'no' : 'yes') });
  assert.deepEqual(states, ['done', 'done', 'refused', 'done', 'done']);
  assert.equal(world.confirmations.length, 5);
  assert.equal(world.standing.size, 1);
});

for (const kind of /** @type {const} */ (['sequence', 'atomic'])) {
  for (const [cap, confirmations] of [[10, 20], [100, 2], [Infinity, 1], [7, 34]]) {
    test(`${kind}: 200 calls and a cap of ${cap} take ${confirmations} confirmations`, async () => {
      const world = new World(200);
      assert.deepEqual(await played(world, { kind, cap }), all('done', 200));
      assert.equal(world.confirmations.length, confirmations);
      assert.equal(world.standing.size, 0);
    });
  }

  test(`${kind}: two chains, with a change of chain between them`, async () => {
    const world = new World(30, World.chains);
    assert.deepEqual(await played(world, { kind, cap: 10 }), all('done', 60));
    const methods = world.confirmations.map(({ method }) => method);
    assert.equal(methods.filter((method) => method === 'wallet_sendCalls').length, 6);
    assert.equal(methods.filter((method) => method === 'wallet_switchEthereumChain').length, 1);
  });

  test(`${kind}: what a contract refuses is known before, or found by halves; the others end`, async () => {
    const world = new World(20);
    world.refusing.known.add('0x1/3');
    world.refusing.hidden.add('0x1/11');
    const states = await played(world, { kind, cap: 100 });
    assert.deepEqual(states.flatMap((state, at) => (state === 'failed' ? [at] : [])), [3, 11]);
    assert.deepEqual([...world.standing], ['0x1/3', '0x1/11']);
    assert.ok(world.mined.every((tokens) => !tokens.includes('0x1/3')), 'nothing was sent for what was known');
    assert.ok(world.confirmations.length <= 12, `${world.confirmations.length} confirmations`);
  });

  test(`${kind}: a refused batch stays, the next one is asked for`, async () => {
    const world = new World(20);
    const states = await played(world, { kind, cap: 10, person: (count) => (count === 0 ? 'no' : 'yes') });
    assert.deepEqual(states, [...all('refused', 10), ...all('done', 10)]);
  });
}

test('a wallet that knows batches, but not on this chain, is asked one by one', async () => {
  const world = new World(3);
  assert.deepEqual(await played(world, { kind: 'sequence', cap: 1 }), all('done', 3));
  assert.equal(world.confirmations.length, 3);
});

for (const kind of /** @type {const} */ (['none', 'sequence'])) {
  test(`${kind}: a hostile tab that claims success is not believed`, async () => {
    const world = new World(2);
    assert.deepEqual(await played(world, { kind, isHonest: false }), all('failed', 2));
  });
}

test('a wallet that only says that it changed the chain is not asked to send there', async () => {
  const world = new World(2, [World.chains[1] ?? '']);
  assert.deepEqual(await played(world, { isHonest: false }), all('failed', 2));
  assert.deepEqual(world.confirmations.map(({ method }) => method), ['wallet_switchEthereumChain']);
});

test('a run that could not even begin is shown with why, begins when tried again, and can be let be', async () => {
  const world = new World(1);
  const { background } = world;
  world.traps = true;
  const shows = async () => (await background.current())?.problem?.id ?? null;
  let told = 0;
  background.watch(() => { told += 1; });
  const wish = { keys: /** @type {any[]} */ ([{ chain: '0x1', owner: OWNER, token: '0x1/0' }]), tab: world.tab, wallet: 'w' };
  await background.begin(wish);
  assert.deepEqual([await shows(), told, world.confirmations.length], ['run_no_start', 1, 0]);
  await background.dismiss();
  assert.deepEqual([await background.current(), told], [null, 2]);
  world.traps = false;
  await background.begin(wish, async () => { throw new Error('no journal'); });
  assert.equal(await shows(), 'run_no_start');
  await background.begin(wish);
  assert.equal((await world.until(({ over }) => over)).problem, null);
  assert.equal(world.standing.size, 0);
});

test('what no call ends is said with why, and does not keep the rest from ending; what each takes is said', async () => {
  const world = new World(1);
  const why = { id: 'revoke_endless', args: {} };
  world.cannot = [[{ target: 'signature', signature: {} }, why]];
  const { over, steps, cannot } = await world.run();
  assert.deepEqual([over, steps.length, steps[0]?.gas], [true, 1, '0x1']);
  assert.deepEqual(cannot, [{ ends: [], limit: null, signatures: 1, sent: null, gas: null, note: null, state: 'failed', why }]);
});

test('a transaction that the person cancelled or sped up is noticed: the chain says whether it ended', async () => {
  for (const [fate, state, left] of /** @type {const} */ ([['cancel', 'failed', 1], ['speedUp', 'done', 0]])) {
    const world = new World(1);
    const { steps: [step] } = await Object.assign(world, { fate }).run();
    assert.deepEqual([/** @type {any} */ (step).state, /** @type {any} */ (step).why?.id, world.standing.size], [state, fate === 'cancel' ? 'run_replaced' : undefined, left]);
  }
});

test('a token whose call succeeds and does nothing is not called ended, and keeps no other from ending', async () => {
  for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
    const world = Object.assign(new World(3), { kind, inert: new Set(['0x1/1']) });
    const { steps } = await world.run();
    assert.deepEqual(steps.map((step) => /** @type {any} */ (step).why?.id ?? /** @type {any} */ (step).state), ['done', 'run_still_there', 'done']);
    assert.deepEqual([...world.standing], ['0x1/1']);
  }
});

test('an endpoint that is some blocks behind is read again', async () => {
  for (const [lag, state] of /** @type {const} */ ([[3, 'done'], [100, 'failed']])) assert.deepEqual(await played(new World(1), { lag }), [state]);
});

for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
  test(`${kind}: whichever question the chain does not answer, or many from then on, nothing is called done that stands, nor asked twice`, async () => {
    const all = Object.assign(new World(3, World.chains), { kind });
    await all.run();
    for (let at = 1; at <= all.questions; at += 1) {
      for (const faults of [(/** @type {number} */ count) => count === at, (/** @type {number} */ count) => count >= at && count < at + 20]) {
        const world = Object.assign(new World(3, World.chains), { kind, faults });
        const { steps } = await world.run();
        for (const step of steps) if (/** @type {any} */ (step).state === 'done') assert.ok(!world.standing.has(step.ends[0]?.token ?? ''), `question ${at}`);
        assert.ok(world.mined.flat().length <= 6, `question ${at}: ${world.mined.flat().length} transactions`);
      }
    }
  });
}

test('another tab that answers, also by the right id, is not heard', async () => {
  const world = new World(1);
  Object.assign(world, { person: () => 'never' });
  world.begin();
  await world.still();
  const { id } = world.asked.at(-1) ?? { id: '' };
  await world.background.reply({ type: 'reply', id, result: `"0x${'1'.repeat(64)}"`, error: null }, world.tab + 1);
  assert.equal(/** @type {any} */ ((await world.still()).steps[0]).state, 'asking');
});

/** @param {World} world @param {Partial<World>} [change] */
const limited = async (world, change = {}) => {
  Object.assign(world, change);
  const key = /** @type {any} */ ({ chain: '0x1', owner: OWNER, kind: 'erc20', token: '0x1/0' });
  await world.background.begin({ keys: [], tab: world.tab, wallet: 'w' }, async () => [{ target: 'limit', key, amount: '0x5', until: null, anew: false }]);
  return world.until(({ over }) => over);
};

for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
  test(`${kind}: a limit is one call, and for a token that takes it only after none, none and then the limit`, async () => {
    const plain = new World(1);
    const { steps } = await limited(plain, { kind });
    assert.deepEqual([steps.map((step) => [/** @type {any} */ (step).state, step.limit]), plain.mined.length, plain.limited.size], [[['done', '0x5']], 1, 1]);
    const strict = new World(1);
    const run = await limited(strict, { kind, strict: new Set(['0x1/0']) });
    assert.deepEqual(run.steps.map((step) => [/** @type {any} */ (step).state, step.limit]), [['done', null], ['done', '0x5']]);
    assert.deepEqual([strict.limited.size, strict.confirmations.length], [1, kind === 'none' ? 2 : 1]);
  });
}

test('a limit is not set where it was set to nothing meanwhile, nor after the person refused to have it set to nothing first', async () => {
  const gone = new World(1);
  gone.standing.clear();
  await limited(gone);
  assert.deepEqual([gone.confirmations.length, gone.limited.size], [0, 0]);
  const strict = new World(1);
  const { steps } = await limited(strict, { strict: new Set(['0x1/0']), person: () => 'no' });
  assert.deepEqual([steps.map((step) => /** @type {any} */ (step).state), strict.confirmations.length], [['refused', 'refused'], 1]);
  strict.person = () => 'yes';
  await strict.background.proceed({ again: true, tab: strict.tab, wallet: 'w' });
  const run = await strict.until(({ over }) => over);
  assert.deepEqual([run.steps.map((step) => /** @type {any} */ (step).state), strict.limited.size], [['done', 'done'], 1]);
});

test('a limit that could be more than there is is not set: nobody can read what there is', async () => {
  const world = new World(1);
  const { steps } = await limited(world, { faults: () => true });
  assert.deepEqual(steps.map((step) => /** @type {any} */ (step).why?.id), ['run_unread']);
  assert.deepEqual([world.confirmations.length, world.limited.size], [0, 0]);
});

test('after a pause a limit is looked at anew: of what somebody else ended nothing is given back', async () => {
  const world = new World(1);
  Object.assign(world, { person: () => 'no' });
  await limited(world);
  assert.deepEqual(world.confirmations.length, 1);
  world.standing.clear();
  world.person = () => 'yes';
  await world.background.proceed({ again: true, tab: world.tab, wallet: 'w' });
  await world.until(({ over }) => over);
  assert.deepEqual([world.confirmations.length, world.limited.size], [1, 0]);
});

const OTHER = '0x00000000000000000000000000000000000000bb';
/** A world of two accounts, whose things alternate. @param {Partial<World>} [change] */
const ofTwo = (change = {}) => Object.assign(new World(3), { owners: new Map([['0x1/0', OTHER], ['0x1/2', OTHER]]) }, change);

test('of several accounts that of the wallet is first, and the next one waits until the person has chosen it', async () => {
  for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
    const world = ofTwo({ kind });
    world.begin();
    const { owner, steps } = await world.until(({ awaits }) => awaits === OTHER);
    assert.deepEqual([owner, steps.map((step) => /** @type {any} */ (step).state)], [OTHER, ['done', 'waiting', 'waiting']]);
    assert.deepEqual(world.mined, [['0x1/1']]);
    world.account = OTHER;
    const run = await world.until(({ over }) => over);
    assert.deepEqual([run.awaits, world.standing.size, world.mined.flat()], [null, 0, ['0x1/1', '0x1/0', '0x1/2']]);
  }
});

test('a background that dies while an account is waited for goes on once it is chosen', async () => {
  const world = ofTwo();
  world.begin();
  await world.until(({ awaits }) => awaits === OTHER);
  world.die();
  world.account = OTHER;
  await world.background.resume();
  await world.until(({ over }) => over);
  assert.deepEqual([world.standing.size, world.confirmations.length], [0, 3]);
});

test('while an account is waited for the run can be paused and let be, and after ten minutes it is paused', async (t) => {
  const world = ofTwo();
  world.begin();
  await world.until(({ awaits }) => awaits === OTHER);
  await world.background.pause();
  const paused = await world.still();
  assert.deepEqual([paused.paused, paused.awaits], [true, null]);
  await world.background.proceed({ again: false, tab: world.tab, wallet: 'w' });
  await world.until(({ awaits }) => awaits === OTHER);
  const now = Date.now();
  t.mock.method(Date, 'now', () => now + 600_001);
  await world.until((run) => run.paused && run.awaits === null);
  await world.background.proceed({ again: false, tab: world.tab, wallet: 'w' });
  await world.until(({ awaits }) => awaits === OTHER);
  await world.background.dismiss();
  assert.equal(world.shown(), null);
  assert.equal(world.confirmations.length, 1);
});

test('a tab that goes ends the run, also while an account is waited for', async () => {
  const waiting = ofTwo();
  waiting.begin();
  await waiting.until(({ awaits }) => awaits === OTHER);
  waiting.hasTab = false;
  const { steps } = await waiting.until(({ over }) => over);
  assert.deepEqual(steps.map((step) => /** @type {any} */ (step).state), ['done', 'failed', 'failed']);
  const world = new World(2);
  const person = (/** @type {number} */ count) => {
    world.hasTab = count === 0;
    return count === 0 ? /** @type {const} */ ('yes') : 'never';
  };
  assert.deepEqual(await played(world, { person }), ['done', 'failed']);
});

for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
  test(`${kind}: the background dies before each write, and nothing is asked twice or called done that is not`, async () => {
    for (let death = 2; ; death += 1) {
      const world = new World(4);
      world.deaths.add(death).add(death + 3);
      const states = await played(world, { kind, cap: 2 });
      const asked = askedFor(world);
      assert.equal(new Set(asked).size, asked.length, `death ${death}: ${asked}`);
      const stands = states.map((_, at) => world.standing.has(`0x1/${at}`));
      assert.deepEqual(states.map((state) => state !== 'done'), stands, `death ${death}: ${states}`);
      if (world.writes < death) break;
    }
  });
}

/** How often the wallet asked for each token. @param {World} world @returns {string[]} */
const askedFor = ({ confirmations }) => confirmations.flatMap(({ method, params }) =>
  (method === 'wallet_sendCalls' ? params[0].calls.map((/** @type {any} */ { to }) => to) : [params[0].to]));

for (const dies of [false, true]) {
  test(`a pause ${dies ? 'outlives the background and ' : ''}asks for nothing more, and the run goes on where it stopped`, async () => {
    const world = new World(4);
    world.person = (count) => {
      if (count === 1) void world.background.pause();
      return 'yes';
    };
    world.begin();
    await world.until(({ paused }) => paused);
    if (dies) {
      world.die();
      void world.background.resume();
    }
    const { steps, over } = await world.still();
    assert.deepEqual(steps.map((step) => /** @type {any} */ (step).state), ['done', 'done', 'waiting', 'waiting'], 'what was asked already goes on');
    assert.equal(over, false);
    assert.equal(world.confirmations.length, 2);
    void world.background.proceed({ again: false, tab: 7, wallet: 'w' });
    await world.until((run) => run.over);
    assert.deepEqual(askedFor(world), ['0x1/0', '0x1/1', '0x1/2', '0x1/3'], 'nothing is asked twice');
    assert.equal(world.standing.size, 0);
  });
}

test('a pause comes before the first confirmation if the person is quicker, and what is left can be let be', async () => {
  const world = new World(2);
  world.begin();
  void world.background.pause();
  const { paused, owner } = await world.still();
  assert.deepEqual([paused, owner, world.confirmations.length], [true, OWNER, 0]);
  void world.background.dismiss();
  await world.background.resume();
  assert.equal(world.shown(), null);
});

test('while a wallet asks, a paused run goes on without being asked again', async () => {
  const world = new World(2);
  world.person = () => 'never';
  world.begin();
  await world.until(() => world.confirmations.length === 1);
  await world.background.dismiss();
  assert.equal(world.shown()?.paused, false, 'only what is paused is let be');
  await world.background.pause();
  await world.background.proceed({ again: false, tab: 8, wallet: 'other' });
  assert.equal(world.shown()?.paused, false);
  assert.equal(world.confirmations.length, 1);
});

test('a wallet that never answers does not hold a run for ever: once paused it is let be, and another can begin', async () => {
  const world = new World(2);
  world.person = (count) => (count === 0 ? 'never' : 'yes');
  world.begin();
  await world.until(() => world.confirmations.length === 1);
  await world.background.pause();
  await world.background.dismiss();
  assert.equal(world.shown(), null);
  const run = await world.run();
  assert.ok(run.steps.every((/** @type {any} */ { state }) => state === 'done'));
  assert.deepEqual([...world.standing], []);
});

test('what a wallet answers of a run that was let be is read from the chain', async () => {
  const world = new World(1);
  world.person = () => 'never';
  world.begin();
  await world.until(() => world.confirmations.length === 1);
  await world.background.pause();
  await world.background.dismiss();
  const [{ id } = { id: '' }] = world.asked.filter(({ method }) => method === 'eth_sendTransaction');
  const answer = /** @type {const} */ ({ type: 'reply', id, result: '"0x1"', error: null });
  await world.background.reply(answer, world.tab);
  assert.deepEqual(world.readAgain, [`0x1/${OWNER}`]);
  await world.background.reply(answer, world.tab);
  assert.equal(world.readAgain.length, 1);
});

test('a token that says it is over and lets it be taken all the same is told as such, and nothing is sent again', async () => {
  const world = new World(3);
  world.honouring.add('0x1/1');
  const states = await played(world, {});
  assert.deepEqual(states, ['done', 'failed', 'done']);
  assert.equal(/** @type {any} */ (world.shown())?.steps[1].why.id, 'run_honoured');
  assert.equal(world.ended.length, 2);
  const asked = world.confirmations.length;
  await world.background.proceed({ again: true, tab: world.tab, wallet: 'w' });
  const again = await world.until(({ over }) => over);
  assert.equal(/** @type {any} */ (again.steps[1]).why.id, 'run_honoured');
  assert.equal(world.confirmations.length, asked);
});

test('what was sent is waited for: a paused run is not let be before', async () => {
  const world = new World(1);
  world.fate = 'wait';
  world.begin();
  await world.until(({ steps }) => steps.some((/** @type {any} */ { state }) => state === 'sent'));
  await world.background.pause();
  await world.background.dismiss();
  assert.equal(world.shown()?.paused, true);
});

test('what was refused or failed is asked for again, through another tab if need be, and what is over by then is not', async () => {
  for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
    const world = new World(6);
    world.refusing.hidden.add('0x1/4');
    const states = await played(world, { kind, cap: 2, person: (count) => (count === 0 ? 'no' : 'yes') });
    const left = states.flatMap((state, at) => (state === 'done' ? [] : [`0x1/${at}`]));
    assert.deepEqual([...world.standing], left, kind);
    assert.ok(left.includes('0x1/0') && left.includes('0x1/4'), `${kind}: ${left}`);
    // It was ended elsewhere meanwhile, the contract lets the other be ended now, and the site is open in another tab.
    world.standing.delete('0x1/0');
    world.refusing.hidden.clear();
    world.confirmations.length = 0;
    world.person = () => 'yes';
    world.tab = 9;
    await world.background.proceed({ again: true, tab: 9, wallet: 'w' });
    const { steps } = await world.until(({ over }) => over);
    assert.deepEqual(steps.map((step) => /** @type {any} */ (step).state), all('done', 6), kind);
    assert.deepEqual(askedFor(world).sort(), left.slice(1), kind);
  }
});

test('what ended is told once, with its transaction and the site whose wallet was asked, unless that is in a private window', async () => {
  for (const inPrivate of [false, true]) {
    for (const kind of /** @type {const} */ (['none', 'sequence', 'atomic'])) {
      const world = Object.assign(new World(3), { inPrivate, kind });
      const { steps } = await world.run();
      const hashes = ['0x1/0', '0x1/1', '0x1/2'].map((token) => world.hashes.get(token));
      assert.deepEqual(world.ended, hashes.map((hash, at) => [`0x1/${at}`, hash, inPrivate ? null : 'o']));
      assert.deepEqual(steps.map(({ sent }) => sent?.hash), hashes);
      assert.equal(new Set(hashes).size, kind === 'atomic' ? 1 : 3);
    }
  }
});

test('what reverted is shown with its transaction, until it is tried again', async () => {
  const world = new World(1);
  world.refusing.hidden.add('0x1/0');
  const { steps: [failed] } = await world.run();
  assert.deepEqual([/** @type {any} */ (failed).state, failed?.sent?.hash], ['failed', world.hashes.get('0x1/0')]);
  world.person = () => 'never';
  void world.background.proceed({ again: true, tab: world.tab, wallet: 'w' });
  const { steps: [asked] } = await world.until(({ steps: [step] }) => /** @type {any} */ (step).state === 'asking');
  assert.equal(asked?.sent, null);
});

test('a wallet may answer anything', () => {
  for (const text of [null, '', '1', '[]', '"x"', '{', 'true']) {
    assert.equal(hasBatches(text), false);
    assert.equal(statusOf(text).state, 'pending');
  }
  for (const text of [null, '1', '{}', '{"id":1}', '{"id":""}', JSON.stringify({ id: 'x'.repeat(9000) })]) assert.equal(batchId(text), null);
  assert.equal(batchId('{"id":"0x1"}'), '0x1');
  assert.equal(batchId('"0x1"'), '0x1');
  assert.deepEqual(statusOf('{"status":600,"receipts":[{"transactionHash":"0x1"},null]}'), { ids: [], state: 'reverted' });
  assert.equal(statusOf('{"status":"CONFIRMED"}').state, 'succeeded');
  assert.equal(statusOf('{"status":400}').state, 'dropped');
  for (const code of [-32601, 4200, 5710, 5750]) assert.equal(smaller({ code, message: '' }, 50), 1);
  for (let count = 200, code = 5740; count > 1; count = smaller({ code, message: '' }, count)) assert.ok(smaller({ code, message: '' }, count) < count);
});
