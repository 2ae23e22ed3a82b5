// What requests leave behind, and what ends with them: the real background's part over a storage that is looked at.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, it, mock } from 'node:test';
import { Store } from '../../extension/background/store.js';

// Node's own digest comes back from another thread, at any time.
let ids = 0;
const randomUUID = () => `id${++ids}`;
const subtle = { digest: async (/** @type {string} */ _, /** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest() };
Object.defineProperty(globalThis, 'crypto', { value: { subtle, randomUUID } });
Object.assign(globalThis, { chrome: { i18n: { getMessage: (/** @type {string} */ key) => key } } });
const { Accounts } = await import('../../extension/background/accounts.js');
const { DECISION_MS, Journal } = await import('../../extension/background/held/journal.js');
const { Held } = await import('../../extension/background/held/held.js');
const { Memory } = await import('../../extension/background/memory.js');
const { Prices } = await import('../../extension/background/prices/prices.js');
const { Passed } = await import('../../extension/background/passed.js');
const { Policy } = await import('../../extension/background/policy.js');
const { History, MOST: MOST_DONE, MOST_OF_ONE } = await import('../../extension/background/history.js');
const { Elsewhere } = await import('../../extension/background/signatures/elsewhere.js');
const { Judging } = await import('../../extension/background/held/judging.js');
const { MOST, Signatures } = await import('../../extension/background/signatures/signatures.js');
const { Sites } = await import('../../extension/background/held/sites.js');

const THIEF = '0x00000000000000000000000000000000000000bb';
const TRUST = { chain: '0x1', spender: THIEF, token: THIEF, ceiling: '0x1' };
const HASH = `0x${'4e'.repeat(32)}`;
/** No chain answers, and one has an explorer. @type {any} */
const chains = { ask: async () => [], lookUps: async () => (/** @type {string} */ chain, /** @type {string | null} */ hash) => hash && { hash, link: `https://explorer.example/${chain}` } };
const account = (/** @type {number} */ number) => `0x${number.toString(16).padStart(40, '0')}`;
/** Until all that can happen has: nothing here waits for anything but promises. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @type {Record<string, any>} */
let local;
/** @type {Record<string, any>} */
let session;
/** Whether the disk is full. @type {boolean} */
let isFull;
/** Whether nothing can be read of what ends with the session. @type {boolean} */
let isBusy;
/** What `held` is made of. @type {any} */
let parts;
/** @type {InstanceType<typeof Held>} */
let held;
/** @type {InstanceType<typeof Passed>} */
let passed;
/** @type {InstanceType<typeof Signatures>} */
let signatures;
/** @type {InstanceType<typeof History>} */
let history;
/** @type {Store} */
let store;
/** Tells of what a run ended with one transaction, and at which site. @type {(targets: any[], site: string | null) => void} */
let tellEnded;
/** How the chain says that signatures stand. @type {any} */
let stands;
/** What the prompt shows. @type {any} */
let queue;
/** What the questions were asked with. @type {any[]} */
let options;
/** The simulations that were begun. @type {AbortSignal[]} */
let simulations;
/** How the guard judges a snapshot; it is given what was answered. @type {(snapshot: any, answers: unknown[]) => any} */
let judges;
/** Has the guard wait. @type {Promise<unknown>} */
let thinking;

/** @param {Record<string, any>} kept @param {() => boolean} refuses @param {() => boolean} mute */
const area = (kept, refuses, mute) => ({
  get: async (/** @type {string | null} */ key) => {
    if (mute()) throw new Error('storage is busy');
    return structuredClone(key === null ? kept : key in kept ? { [key]: kept[key] } : {});
  },
  set: async (/** @type {object} */ entries) => {
    if (refuses()) throw new Error('QUOTA_BYTES quota exceeded');
    Object.assign(kept, structuredClone(entries));
  },
  remove: async (/** @type {string} */ key) => void delete kept[key],
});

const PROMPT = { reading: 'approval', verdict: 'low', action: 'prompt', open: [], also: [], effects: [{ effect: 'grant', spender: THIEF, asset: { asset: 'token', address: THIEF } }], chain: '0x1', headline: { id: 'h', args: {} }, lines: [{ who: { id: 'w', args: {} }, what: { id: 't', args: {} }, amount: { id: 'a', args: {} }, until: { id: 'u', args: {} }, today: null }] };

afterEach(() => mock.timers.reset());
beforeEach(() => {
  // What a life of the background does some seconds after its start is not to happen in another test.
  mock.timers.enable({ apis: ['setTimeout'] });
  [local, session, isFull, isBusy, queue, options, simulations, thinking] = [{}, {}, false, false, null, [], [], Promise.resolve()];
  judges = ({ from }) => ({ ...PROMPT, account: from });
  store = new Store(/** @type {any} */ ({ local: area(local, () => isFull, () => false), session: area(session, () => false, () => isBusy) }));
  passed = new Passed(store);
  const guard = {
    prepare: async () => {},
    judge: async (/** @type {string} */ snapshot, /** @type {any} */ _, /** @type {any[]} */ answers) => {
      await thinking;
      return judges(JSON.parse(snapshot), answers);
    },
    offers: async () => [{ place: 0 }],
    given: async (/** @type {any} */ { digests: { digest }, account: owner }) => {
      if (digest === 'trap') throw new Error('trap');
      if (digest === 'none') return null;
      return { digest, signature: { chain: '0x1', owner: digest === 'other' ? THIEF : owner }, deadline: null, ended: false };
    },
    beginLook: async () => ({ looked: 'more', look: 1, calls: [] }),
    stepLook: async () => ({ looked: 'done', now: Array.from({ length: 300 }, () => ({ state: stands, exposed: [] })) }),
    edit: async (/** @type {string} */ snapshot, /** @type {any[]} */ edits) => JSON.stringify({ ...JSON.parse(snapshot), edits }),
  };
  stands = { state: 'unused' };
  /** @type {any[]} */
  const enders = [];
  tellEnded = (targets, site) => enders.forEach((listener) => listener(targets.map((target) => ({ target, hash: HASH })), site));
  const revocations = { onEnded: (/** @type {any} */ listener) => enders.push(listener) };
  history = new History(/** @type {any} */ ({ store, chains, revocations }));
  signatures = new Signatures(/** @type {any} */ ({ guard, store, revocations, history, chains }));
  parts = {
    guard, store, passed, signatures, history,
    questions: { answers: async (/** @type {any} */ _, /** @type {any} */ how) => (options.push(how), [1]) },
    ages: { young: async () => [] },
    simulations: { of: (/** @type {any} */ _, /** @type {any} */ __, /** @type {AbortSignal} */ signal) => (simulations.push(signal), new Promise(() => {})) },
    known: { prepare: async () => {}, site: async () => ({}), parties: async () => ({ known: [], listed: [], lookedUp: false }) },
    promptWindow: { show: async () => {}, dismiss: () => { queue = null; }, send: (/** @type {any} */ message) => { queue = message; }, connect: () => true },
    accounts: new Accounts(store), memory: new Memory(store), policy: new Policy(store), prices: new Prices(/** @type {any} */ ({ store })), sites: new Sites(store),
  };
  held = new Held(parts);
});

/** A port, and what is said on it. @param {object} [tab] */
function port(tab = {}) {
  /** @type {{message: any[], disconnect: any[], said: any[]}} */
  const made = { message: [], disconnect: [], said: [] };
  const end = {
    sender: { tab },
    onMessage: { addListener: (/** @type {any} */ listener) => made.message.push(listener) },
    onDisconnect: { addListener: (/** @type {any} */ listener) => made.disconnect.push(listener) },
    postMessage: (/** @type {any} */ message) => made.said.push(message),
  };
  return { end, said: made.said, say: (/** @type {any} */ message) => made.message.forEach((listener) => listener(message)), leave: () => made.disconnect.forEach((listener) => listener()) };
}

/** A page that asks for one thing. @param {number} number @param {{inPrivate?: boolean, method?: string}} [options] */
function page(number, { inPrivate = false, method = 'eth_sendTransaction' } = {}) {
  const made = port({ id: number, incognito: inPrivate });
  held.connectPage(/** @type {any} */ (made.end), { kind: 'page', tab: number, frame: 0, document: 'd', origin: `https://${number}.example` });
  const snapshot = JSON.stringify({ method, from: account(number) });
  made.say({ type: 'request', id: 'r', snapshot, wallet: { id: 'w' }, chain: '0x1', account: null, reached: 'no' });
  return made;
}

const prompt = () => {
  const made = port();
  held.connectPrompt(/** @type {any} */ (made.end));
  return made;
};

/** The person continues what is in front. @param {any[]} [trust] */
async function proceed(trust = []) {
  const [{ id, revision, edits }] = queue.held;
  prompt().say({ type: 'decide', id, revision, edits, trust, forward: true });
  await settled();
}

const accounts = () => Object.keys(local).filter((key) => key.startsWith('account/'));
const decisions = (/** @type {{said: any[]}} */ { said }) => said.filter(({ type }) => type === 'decide').map(({ error }) => error?.message ?? null);

it('accounts that a page makes up are not kept, those of what the person continued are: sixty-four', async () => {
  for (let number = 1; number <= 100; number += 1) {
    const one = page(number);
    if (number % 2) await settled();
    one.leave();
  }
  await settled();
  assert.deepEqual(local, {});
  for (let number = 1; number <= 70; number += 1) {
    page(number);
    await settled();
    await proceed();
  }
  assert.equal(accounts().length, 64);
  assert.ok(accounts().includes(`account/${account(70)}`));
});

it('a journal that could not be read once is read with the next request', async () => {
  isBusy = true;
  held = new Held(parts);
  const one = page(1);
  await settled();
  assert.deepEqual([decisions(one), queue], [['refuse_unreadable'], null], 'nobody is asked while it is not known what was decided already');
  isBusy = false;
  page(2);
  await settled();
  assert.equal(queue.held.length, 1);
});

it('a full disk keeps nobody from deciding', async () => {
  isFull = true;
  const one = page(1);
  await settled();
  await proceed([TRUST]);
  assert.deepEqual(decisions(one), [null]);
});

it('of a private window nothing is kept: no account, no address, no trust, no note, no answers', async () => {
  judges = ({ from }, answers) => ({ ...PROMPT, account: from, open: answers.length === 0 ? [1] : [] });
  const one = page(1, { inPrivate: true });
  await settled();
  assert.equal(queue.held[0].inPrivate, true);
  await proceed([TRUST]);
  assert.deepEqual(decisions(one), [null]);
  assert.deepEqual([local, options], [{}, [{ isKept: false }]]);

  judges = () => ({ ...PROMPT, action: 'note' });
  page(2, { inPrivate: true });
  await settled();
  assert.deepEqual([await passed.all(), await passed.unseen(2)], [[], 1]);

  judges = ({ from }) => ({ ...PROMPT, account: from });
  page(3);
  await settled();
  assert.equal(queue.held[0].inPrivate, false);
  await proceed([TRUST]);
  assert.deepEqual(Object.keys(local).map((key) => key.split('/')[0]).sort(), ['account', 'allowed', 'spender', 'trust']);
});

it('what its page gave up while it was judged went nowhere, and is not told as if it had', async () => {
  judges = () => ({ ...PROMPT, action: 'note' });
  let go = /** @type {(value: unknown) => void} */ (() => {});
  thinking = new Promise((resolve) => { go = resolve; });
  const one = page(1);
  await settled();
  one.leave();
  go(null);
  await settled();
  assert.deepEqual(await passed.all(), []);
});

it('what traps after a change is refused', async () => {
  judges = ({ edits }, answers) => {
    if (edits && answers.length > 0) throw new WebAssembly.RuntimeError('unreachable');
    return { ...PROMPT, open: edits ? [1] : [] };
  };
  const one = page(1);
  await settled();
  prompt().say({ type: 'edit', id: queue.held[0].id, turn: 1, edits: [{ place: 0, amount: '1', expiry: null }] });
  await settled();
  assert.deepEqual(decisions(one), ['refuse_unreadable']);
});

it('a simulation ends with its request, and when what it plays is changed', async () => {
  const one = page(1);
  await settled();
  prompt().say({ type: 'edit', id: queue.held[0].id, turn: 1, edits: [{ place: 0, amount: '1', expiry: null }] });
  await settled();
  assert.deepEqual(simulations.map(({ aborted }) => aborted), [true, false]);
  one.leave();
  assert.deepEqual(simulations.map(({ aborted }) => aborted), [true, true]);
  page(2);
  await settled();
  await proceed();
  assert.deepEqual(simulations.map(({ aborted }) => aborted), [true, true, true]);
});

it('decisions that no page took are kept for as long as they are good, and no longer once there are many', async () => {
  const journal = new Journal(/** @type {any} */ ({ write: async () => {}, remove: async () => {}, list: async () => [] }));
  const line = (/** @type {number} */ at) => /** @type {any} */ ({ state: 'decided', at, error: null });
  const old = Date.now() - DECISION_MS - 1;
  for (let number = 0; number < 300; number += 1) await journal.write(`old ${number}`, line(old));
  assert.equal(journal.all().length, 256);
  for (let number = 0; number < 300; number += 1) await journal.write(`new ${number}`, line(Date.now()));
  assert.deepEqual(journal.all().map(([key]) => key.split(' ')[0]).filter((word) => word === 'old'), []);
  assert.equal(journal.all().length, 300, 'what a page may still ask for stays');
});

/** Has requests be for signatures. @param {string} [digest] */
const signs = (digest) => {
  judges = ({ from }) => ({ ...PROMPT, account: from, digests: { digest: digest ?? `d-${from}` } });
};
const journal = () => Object.keys(local).filter((key) => key.startsWith('signature/'));

it('what is asked anew while a decision on it is written down is not lost', async () => {
  judges = ({ from }) => ({ ...PROMPT, action: 'pass', account: from });
  /** @type {(() => void)[]} */
  const waiting = [];
  parts.signatures = { asked: () => new Promise((resolve) => { waiting.push(() => resolve(undefined)); }) };
  held = new Held(parts);
  const one = page(1);
  await settled();
  one.leave();
  const two = page(1);
  for (let turn = 0; turn < 2; turn += 1) {
    waiting.shift()?.();
    await settled();
  }
  assert.deepEqual([decisions(two), waiting.length], [[null], 0]);
});

it('a signature is in the journal once the wallet gave it, and not before', async () => {
  signs();
  const one = page(1);
  await settled();
  await proceed();
  assert.deepEqual([decisions(one), journal()], [[null], []]);
  one.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  assert.deepEqual(journal(), [`signature/0x1/${account(1)}/d-${account(1)}`]);
  const [view] = await signatures.all();
  assert.deepEqual([view?.origin, view?.now?.state, await signatures.open()], ['https://1.example', { state: 'unused' }, 1]);
  one.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  assert.equal(journal().length, 1);
});

it('a signature that was refused, by anybody, or is of a private window is not in the journal', async () => {
  signs();
  const wallet = page(1);
  await settled();
  await proceed();
  wallet.say({ type: 'settle', id: 'r', outcome: 'refused' });
  const person = page(2);
  await settled();
  const [{ id, revision, edits }] = queue.held;
  prompt().say({ type: 'decide', id, revision, edits, trust: [], forward: false });
  await settled();
  person.say({ type: 'settle', id: 'r', outcome: 'answered' });
  const hidden = page(3, { inPrivate: true });
  await settled();
  await proceed();
  hidden.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  assert.deepEqual([journal(), session['signing/all']?.all], [[], []]);
});

it('what passes without asking is in the journal too', async () => {
  judges = ({ from }) => ({ ...PROMPT, action: 'pass', account: from, digests: { digest: 'd' } });
  const one = page(1);
  await settled();
  assert.deepEqual(decisions(one), [null]);
  one.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  assert.equal(journal().length, 1);
});

it('a journal that cannot be written keeps nobody from signing', async () => {
  signs('trap');
  const one = page(1);
  await settled();
  await proceed();
  assert.deepEqual(decisions(one), [null]);
});

/** A wallet gives a signature. @param {number} number @param {string} origin */
const give = async (number, origin) => {
  await signatures.asked(`k${number}`, origin, /** @type {any} */ ({ digests: { digest: `d${number}` }, account: 'a' }));
  await signatures.answered(`k${number}`, 'answered');
};

it('no site has what was signed at others forgotten, nor what wallets still have to answer', async () => {
  await give(0, 'other');
  await signatures.asked('open', 'other', /** @type {any} */ ({ digests: { digest: 'd1' }, account: 'a' }));
  for (let number = 2; number < MOST; number += 1) await give(number, 'one');
  for (let number = 0; number < MOST; number += 1) await signatures.asked(`n${number}`, 'one', /** @type {any} */ ({ digests: { digest: 'n' }, account: 'a' }));
  await signatures.answered('open', 'answered');
  const origins = (await signatures.all()).map(({ origin }) => origin);
  assert.deepEqual([origins.length, origins.filter((origin) => origin === 'other').length], [66, 2]);
});

it('the journal is bounded: what is over goes first', async () => {
  for (let number = 0; number < MOST; number += 1) await give(number, `o${number % 5}`);
  local['signature/0x1/a/d9'].now.state = { state: 'used' };
  stands = { state: 'used' };
  await give(MOST, 'new');
  assert.equal(journal().length, MOST);
  stands = { state: 'unused' };
  await give(MOST + 1, 'new');
  assert.equal(journal().length, MOST);
});

it('what a run ended is marked so, and can be forgotten', async () => {
  signs();
  const one = page(1);
  await settled();
  await proceed();
  one.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  const [view] = await signatures.all();
  assert.ok(view);
  assert.deepEqual(await signatures.targets([view.name, 'unknown']), [{ target: 'signature', signature: view.given.signature }]);
  stands = { state: 'cancelled' };
  tellEnded([{ target: 'signature', signature: view.given.signature }, { target: 'allowance', key: {} }], 'https://site');
  await settled();
  const [ended] = await signatures.all();
  assert.deepEqual([ended?.given.ended, ended?.now?.state, await signatures.open()], [true, { state: 'cancelled' }, 0]);
  await signatures.forget([view.name]);
  assert.deepEqual([journal(), await signatures.all()], [[], []]);
});

/** The person pastes what an account signed elsewhere. @param {number} number @param {string} [account] @returns {Promise<string | null>} why it is not kept */
async function paste(number, account = ALICE) {
  const elsewhere = new Elsewhere({ judging: new Judging(parts), signatures });
  const why = await elsewhere.add(JSON.stringify({ types: {}, primaryType: 'P', domain: {}, message: { number } }), account);
  await settled();
  return why && why.id;
}
const ALICE = account(0xa11ce);

it('what was signed elsewhere is kept without an origin, once, with what the chain says, and cancelled like any other', async () => {
  judges = ({ params: [signer, data] }) => ({ ...PROMPT, verdict: 'critical', account: signer, digests: { digest: `d${JSON.parse(data).message.number}` } });
  assert.deepEqual([await paste(1), await paste(1), await paste(1, account(0xb0b)), (await signatures.dangerous()).length], [null, 'paste_known', null, 2]);
  const [view] = (await signatures.all()).filter(({ given: { signature: { owner } } }) => owner === ALICE);
  assert.deepEqual([view?.origin, view?.level, view?.headline, view?.now?.state], [null, 'critical', PROMPT.headline, { state: 'unused' }]);
  // The run was in storage, which puts members into another order.
  tellEnded([{ target: 'signature', signature: Object.fromEntries(Object.entries(view?.given.signature ?? {}).reverse()) }], 'https://site');
  await settled();
  const [entry] = await history.all();
  assert.deepEqual([entry?.deed, entry?.origin, entry?.sent?.hash], ['revoked', 'https://site', HASH]);
});

it('what was signed elsewhere has no more room than one site, and what a site saw first is known', async () => {
  judges = ({ params: [signer, data] }) => ({ ...PROMPT, account: signer, digests: { digest: `d${JSON.parse(data).message.number}` } });
  await signatures.asked('k', 'https://site', /** @type {any} */ ({ digests: { digest: 'd0' }, account: ALICE }));
  await signatures.answered('k', 'answered');
  assert.equal(await paste(0), 'paste_known');
  for (let number = 1; number < 70; number += 1) await paste(number);
  const origins = (await signatures.all()).map(({ origin }) => origin);
  assert.deepEqual([origins.length, origins.filter((origin) => origin === null).length], [65, 64]);
});

it('nothing is kept of what was pasted and cannot be read, gives nobody anything, or is another account\'s; the reason is told', async () => {
  const finding = (/** @type {string} */ id) => ({ rule: 'r', level: 'high', text: { id, args: {} } });
  const good = { ...PROMPT, findings: [], account: ALICE, digests: { digest: 'd' } };
  /** @type {[any, string][]} */
  const cases = [
    [{ ...good, reading: 'malformed', findings: [finding('other'), finding('rule_malformed_bad_number_at')] }, 'rule_malformed_bad_number_at'],
    [{ ...good, reading: 'unknown', headline: { id: 'headline_unknown', args: {} } }, 'headline_unknown'],
    [{ ...good, account: THIEF }, 'paste_other_account'],
    [{ ...good, chain: null }, 'paste_no_chain'],
    [{ ...good, digests: { digest: 'none' } }, 'paste_nothing'],
    [{ ...good, digests: { digest: 'other' } }, 'paste_other_account'],
    [{ ...good, digests: { digest: 'trap' } }, 'paste_failed'],
  ];
  for (const [judgement, why] of cases) {
    judges = () => judgement;
    assert.equal(await paste(1), why);
  }
  judges = () => good;
  assert.equal(await paste(1, '0xAA'), 'ui_bad_address');
  isFull = true;
  assert.equal(await paste(1), 'paste_failed');
  isFull = false;
  assert.deepEqual([journal(), await paste(1)], [[], null]);
});

const deeds = async () => (await history.all()).map(({ deed, origin }) => [deed, origin]);
const refuse = async () => {
  const [{ id, revision, edits }] = queue.held;
  prompt().say({ type: 'decide', id, revision, edits, trust: [], forward: false });
  await settled();
};

it('the history has what was granted, once the wallet did it, what was refused, and what was taken back', async () => {
  const one = page(1);
  await settled();
  await proceed();
  assert.deepEqual(await deeds(), [], 'the wallet has not answered');
  one.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  page(2);
  await settled();
  await refuse();
  judges = ({ from }) => ({ ...PROMPT, action: 'pass', account: from, effects: [{ effect: 'revoke' }] });
  const three = page(3);
  await settled();
  three.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  assert.deepEqual(await deeds(), [['revoked', 'https://3.example'], ['refused', 'https://2.example'], ['granted', 'https://1.example']]);
  const [{ account: by, chain, headline, lines, at } = {}] = (await history.all()).slice(-1);
  assert.deepEqual([by, chain, headline, lines?.length], [account(1), '0x1', PROMPT.headline, 1]);
  assert.ok(at);
});

it('a transaction of a site has its hash in the history, and nothing else that a page answers with', async () => {
  const [hash, signature] = [`0x${'ab'.repeat(32)}`, `0x${'cd'.repeat(65)}`];
  const cases = /** @type {const} */ ([['eth_sendTransaction', hash, hash], ['eth_sendTransaction', signature, null], ['eth_sendTransaction', undefined, null], ['wallet_sendCalls', hash, null]]);
  for (const [at, [method, answer, kept]] of cases.entries()) {
    const one = page(at + 1, { method });
    await settled();
    await proceed();
    one.say({ type: 'settle', id: 'r', outcome: 'answered', hash: answer });
    await settled();
    const [entry] = await history.all();
    assert.deepEqual([entry?.origin, entry?.sent?.hash ?? null], [`https://${at + 1}.example`, kept]);
  }
});

it('the history has nothing of private windows, of wallets that refused, or of what gives nobody anything', async () => {
  const refused = page(1);
  await settled();
  await proceed();
  refused.say({ type: 'settle', id: 'r', outcome: 'refused' });
  const hidden = page(2, { inPrivate: true });
  await settled();
  await proceed();
  hidden.say({ type: 'settle', id: 'r', outcome: 'answered' });
  page(3, { inPrivate: true });
  await settled();
  await refuse();
  judges = ({ from }) => ({ ...PROMPT, reading: 'notApproval', account: from });
  const harmless = page(4);
  await settled();
  await proceed();
  harmless.say({ type: 'settle', id: 'r', outcome: 'answered' });
  tellEnded([{ target: 'allowance', key: { chain: '0x1', owner: 'o', kind: 'erc20', token: 't', tokenId: null, spender: 's' } }], null);
  await settled();
  assert.deepEqual(await deeds(), []);
  assert.deepEqual(session['doing/all']?.all, []);
});

it('the history tells what a person made smaller from what the site asked', async () => {
  judges = ({ from, edits }) => ({ ...PROMPT, account: from, headline: { id: edits ? 'less' : 'all', args: {} } });
  const one = page(1);
  await settled();
  const [{ id }] = queue.held;
  prompt().say({ type: 'edit', id, turn: 1, edits: [{ place: 0, amount: '1', expiry: null }] });
  await settled();
  await proceed();
  one.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  const [entry] = await history.all();
  assert.deepEqual([entry?.deed, entry?.headline.id, entry?.asked?.id], ['edited', 'less', 'all']);
});

it('the history says of what a run ended how much it was for, as far as that was listed', async () => {
  const key = { chain: '0x1', owner: 'o', kind: 'erc20', token: 't', tokenId: null, spender: 's' };
  await store.write('allowances', '0x1/o', { allowances: [{ key, symbol: 'USDC', decimals: 6, amount: { amount: 'exact', value: '0x5' } }] });
  tellEnded([{ target: 'allowance', key }, { target: 'allowance', key: { ...key, spender: 'other' } }], 'https://site');
  await settled();
  const [entry] = await history.all();
  assert.deepEqual(entry?.sent, { hash: HASH, link: 'https://explorer.example/0x1' });
  const amounts = (await history.all()).map(({ deed, account: by, lines: [line] }) => [deed, by, line?.amount]);
  const amount = { id: 'line_amount', args: { amount: { arg: 'amount', value: '0x5', decimals: 6, symbol: 'USDC' } } };
  assert.deepEqual(amounts, [['revoked', 'o', { id: 'line_amount_unknown', args: {} }], ['revoked', 'o', amount]]);
});

it('the history is bounded, by site and in all; what is damaged or newer stays, and all of it can be forgotten', async () => {
  const judgement = /** @type {any} */ ({ ...PROMPT, account: 'a' });
  for (let count = 0; count < MOST_OF_ONE + 3; count += 1) await history.refused('https://loud', judgement);
  assert.equal((await history.all()).length, MOST_OF_ONE);
  for (let count = 0; count < MOST_DONE; count += 1) await history.refused(`https://${count}`, judgement);
  assert.equal((await history.all()).length, MOST_DONE);
  local['deed/bad'] = { v: 1, deed: 'granted', lines: 7 };
  local['deed/newer'] = { v: 9, deed: 'granted' };
  const again = new History(/** @type {any} */ ({ store, chains, revocations: { onEnded: () => {} } }));
  assert.equal((await again.all()).length, MOST_DONE);
  assert.ok(local['deed/bad']);
  const [first] = await again.all();
  await again.forget([first?.name ?? '']);
  assert.equal((await again.all()).length, MOST_DONE - 1);
  await again.forget(null);
  assert.deepEqual(Object.keys(local).filter((name) => name.startsWith('deed/')), ['deed/newer']);
});

it('a history that cannot be written keeps nobody from going on', async () => {
  isFull = true;
  const two = page(2);
  await settled();
  await proceed();
  two.say({ type: 'settle', id: 'r', outcome: 'answered' });
  await settled();
  assert.deepEqual(decisions(two), [null]);
});
