// A chain, a tab and its wallet that are played, with the real run between them. The background can die before any
// write of its record; what had begun by then still happens in the world, and a new background goes on.
import { randomUUID } from 'node:crypto';
import { shown } from '../../../extension/background/revocations/journal.js';
import { Revocations } from '../../../extension/background/revocations/revocations.js';

/** @typedef {{method: string, params: any}} Asked */
/** @typedef {import('../../../extension/wasm/background.js').Run} Run */

export const OWNER = '0x00000000000000000000000000000000000000aa';
const [FIRST, SECOND] = ['0x1', '0x2'];
const REFUSED = { code: 4001, message: 'no' };

/** Waits until everything that can happen has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

export class World {
  /** What stands, by token. @type {Set<string>} */
  standing = new Set();
  /** Tokens of which the contracts refuse the call: by the node's estimate, or only when it is mined. */
  refusing = { known: new Set(), hidden: new Set() };
  /** Tokens whose calls succeed and do nothing: they answer false where they should revert. @type {Set<string>} */
  inert = new Set();
  /** Tokens that say that nothing is allowed any more, and let it be taken all the same. @type {Set<string>} */
  honouring = new Set();
  /** Whose lists were read again. @type {string[]} */
  readAgain = [];
  /** Tokens that take another amount only after none, as USDT does. @type {Set<string>} */
  strict = new Set();
  /** What the wallet does with a transaction that it took: others may take its place. `wait`: nothing is mined. @type {'mine' | 'cancel' | 'speedUp' | 'wait'} */
  fate = 'mine';
  /** Hashes of which another transaction took the place. @type {Set<string>} */
  replaced = new Set();
  /** How many reads after a transaction the chain still says what was before. */
  lag = 0;
  #behind = 0;
  /** How often the chain was asked, and whether it does not answer the n-th time. */
  questions = 0;
  /** @type {(count: number) => boolean} */
  faults = () => false;
  /** What was limited, and still stands. @type {Set<string>} */
  limited = new Set();
  /** How the wallet has several calls at once: not at all, each alone, or all or none. @type {'none' | 'sequence' | 'atomic'} */
  kind = 'none';
  cap = Infinity;
  chain = FIRST;
  account = OWNER;
  /** What the wallet does with the n-th confirmation, counted from 0. @type {(count: number) => 'yes' | 'no' | 'never'} */
  person = () => 'yes';
  /** Whether the wallet does what it says. */
  isHonest = true;
  /** Whether the tab and its document are there. */
  hasTab = true;
  /** Whether the guard traps when it is to plan. */
  traps = false;
  /** What no call ends, as the plan has it. @type {any[]} */
  cannot = [];
  /** Whether the tab is in a private window. */
  inPrivate = false;
  /** Whose a token is, if not the usual owner's. @type {Map<string, string>} */
  owners = new Map();
  /** What was told to have ended, with which transaction, and at which site. @type {[token: string, hash: string | null, site: string | null][]} */
  ended = [];
  /** The only tab that there is. */
  tab = 7;
  /** Every confirmation that the wallet asked for. @type {Asked[]} */
  confirmations = [];
  /** Every call that its tab took. @type {{id: string, method: string}[]} */
  asked = [];
  /** Every transaction that was mined, by the tokens that it was to end. @type {string[][]} */
  mined = [];
  /** The hash of the transaction that a token was ended with. @type {Map<string, string>} */
  hashes = new Map();
  /** Writes of the record before which the background dies. @type {Set<number>} */
  deaths = new Set();
  writes = 0;
  lives = 0;
  /** @type {any} */
  #record = null;
  /** @type {Revocations | null} */
  #life = null;
  /** @type {Map<string, any>} */
  #receipts = new Map();
  /** @type {Map<string, {receipts: {transactionHash: string}[], status: number}>} */
  #batches = new Map();
  /** Calls that the tab has not answered to this background, or a later one. @type {Set<string>} */
  #calls = new Set();

  /** @param {number} count of tokens on each chain @param {string[]} [chains] */
  constructor(count, chains = [FIRST]) {
    for (const chain of chains) for (let at = 0; at < count; at += 1) this.standing.add(`${chain}/${at}`);
  }

  static get chains() {
    return [FIRST, SECOND];
  }

  /** Ends all that stands, and plays until the run is over. @returns {Promise<Run>} */
  async run() {
    this.begin();
    return this.until(({ over }) => over);
  }

  begin() {
    const keys = /** @type {any[]} */ ([...this.standing].map((token) => ({ chain: token.split('/')[0], owner: this.owners.get(token) ?? OWNER, token })));
    void this.#background().begin({ keys, tab: this.tab, wallet: 'w' });
  }

  /** @param {(run: Run) => boolean} is @returns {Promise<Run>} once it is so */
  async until(is) {
    for (let turns = 0; turns < 20_000; turns += 1) {
      await settled();
      const run = this.shown();
      if (run && is(run)) return run;
    }
    throw new Error(`that never comes: ${JSON.stringify(this.#record)}`);
  }

  /** Plays until nothing happens any more. @returns {Promise<Run>} */
  async still() {
    let before = '';
    for (let turns = 0; turns < 200; turns += 1) {
      await settled();
      const now = JSON.stringify([this.#record, this.writes]);
      turns = now === before ? turns : 0;
      before = now;
    }
    return this.until(() => true);
  }

  /** The run as pages show it. @returns {Run | null} */
  shown() {
    return this.#record && shown(this.#record, lookUp);
  }

  /** The background, which is woken for what a person wants of it. */
  get background() {
    return this.#life ?? this.#background();
  }

  /** The browser stops the background, which nobody asks for anything until a person does. */
  die() {
    this.#life = null;
    this.lives += 1;
  }

  #background() {
    this.lives += 1;
    const life = this.lives;
    const dead = () => life !== this.lives;
    /** @type {any} what a dead background waits for never comes */
    const never = new Promise(() => {});
    const alive = (/** @type {() => any} */ act) => (dead() ? never : act());
    const store = {
      read: async () => alive(() => structuredClone(this.#record)),
      write: async (/** @type {unknown} */ _, /** @type {unknown} */ __, /** @type {any} */ record) => alive(() => {
        this.writes += 1;
        if (this.deaths.has(this.writes)) {
          this.die();
          setImmediate(() => void this.#background().resume());
          return never;
        }
        this.#record = JSON.parse(JSON.stringify(record));
        return undefined;
      }),
      remove: async () => alive(() => { this.#record = null; }),
    };
    const guard = {
      planRevocation: async (/** @type {any[]} */ targets) => {
        if (this.traps) throw new Error('unreachable');
        return { steps: targets.map((target) => stepOf(target)), cannot: this.cannot };
      },
      alternatives: async () => [],
      areRefused: async (/** @type {any[]} */ replies) => replies.map(({ reply }) => reply === 'error'),
      tries: async () => [],
      areHonoured: async (/** @type {any[]} */ targets) => targets.map(({ key }) => this.honouring.has(key.token)),
      beginCheck: async (/** @type {any[]} */ targets) => ({
        checked: 'done',
        endings: targets.map((target) => [target, this.#isFaulty() ? { ending: 'unread' } : { ending: this.#isOver(target) && this.#behind-- <= 0 ? 'ended' : 'still', amount: { amount: 'all' } }]),
      }),
    };
    const chains = {
      ask: async (/** @type {any[]} */ calls) => alive(() => calls.map(({ params }) => {
        if (this.#isFaulty()) return { reply: 'unreachable', reason: 'offline' };
        const [{ to, data }] = JSON.parse(params);
        return this.refusing.known.has(to) || this.#isTooSoon({ to, data }) ? { reply: 'error', message: 'execution reverted' } : { reply: 'result', json: '"0x1"' };
      })),
      result: async (/** @type {string} */ _, /** @type {string} */ method, /** @type {string[]} */ [hash = '']) => alive(() => (this.#isFaulty() ? null : this.#said(method, hash))),
    };
    const wallets = {
      find: async (/** @type {number} */ tab) => alive(() => (this.hasTab && tab === this.tab ? { origin: 'o', wallet: { id: 'w' }, account: this.account, chain: this.chain } : undefined)),
      isPrivate: async () => alive(() => this.inPrivate),
      pending: async (/** @type {number} */ _, /** @type {string} */ id) => alive(() => this.hasTab && this.#calls.has(id)),
      call: async (/** @type {number} */ tab, /** @type {any} */ call) => alive(() => this.#call(tab, call)),
    };
    const scans = { read: async (/** @type {string} */ chain, /** @type {string} */ owner) => void this.readAgain.push(`${chain}/${owner}`) };
    const parts = /** @type {any} */ ({ guard, chains, store, wallets, scans });
    this.#life = new Revocations(parts);
    this.#life.onEnded(async (ended, site) => {
      for (const { target, hash } of ended) this.ended.push([/** @type {any} */ (target).key.token, hash, site]);
    });
    return this.#life;
  }

  /** Whether the chain does not answer now. */
  #isFaulty() {
    this.questions += 1;
    return this.faults(this.questions);
  }

  /** @param {string} method @param {string} hash */
  #said(method, hash) {
    if (method === 'eth_getTransactionReceipt') return this.#receipts.get(hash) ?? null;
    if (method === 'eth_getTransactionByHash') return this.replaced.has(hash) ? { nonce: '0x7' } : null;
    return '0x8';
  }

  /** @param {any} target */
  #isOver({ target, key: { token }, anew }) {
    return target === 'limit' ? this.limited.has(token) || (!anew && !this.standing.has(token)) : !this.standing.has(token) && !this.limited.has(token);
  }

  /** @param {{to: string, data: string}} call */
  #isTooSoon({ to, data }) {
    return data === LIMIT && this.strict.has(to) && this.standing.has(to);
  }

  /** @param {number} tab @param {{id: string, method: string, params: string}} call */
  #call(tab, { id, method, params }) {
    if (!this.hasTab || tab !== this.tab) return false;
    this.#calls.add(id);
    this.asked.push({ id, method });
    setImmediate(() => {
      const answer = this.#wallet(method, JSON.parse(params));
      if (answer === 'never') return;
      const [result, error] = 'code' in answer ? [null, answer] : [JSON.stringify(answer.result), null];
      // A message wakes a background that is not there.
      const { background } = this;
      void background.resume();
      void background.reply({ type: 'reply', id, result, error }, tab);
      this.#calls.delete(id);
    });
    return true;
  }

  /** @param {string} method @param {any[]} params @returns {{result: any} | {code: number, message: string} | 'never'} */
  #wallet(method, params) {
    if (method === 'wallet_getCapabilities') return this.kind === 'none' ? { code: -32601, message: '' } : { result: {} };
    if (method === 'wallet_getCallsStatus') return { result: this.#batches.get(params[0]) ?? { status: 100 } };
    const size = method === 'wallet_sendCalls' ? params[0].calls.length : 1;
    if (size > this.cap) return { code: 5740, message: 'too large' };
    const choice = this.person(this.confirmations.length);
    this.confirmations.push({ method, params });
    if (choice === 'never') return choice;
    if (choice === 'no') return REFUSED;
    if (method === 'wallet_switchEthereumChain') {
      if (this.isHonest) this.chain = params[0].chainId;
      return { result: null };
    }
    if (method === 'eth_sendTransaction') return { result: this.#mine([params[0]]) };
    return { result: { id: this.#batch(params[0].calls) } };
  }

  /** @param {{to: string, data: string}[]} calls */
  #batch(calls) {
    const id = `0x${randomUUID().replaceAll('-', '')}`;
    const hashes = this.kind === 'atomic' ? [this.#mine(calls)] : calls.map((call) => this.#mine([call]));
    const worked = hashes.filter((hash) => this.#receipts.get(hash)?.status === '0x1').length;
    const status = worked === hashes.length ? 200 : worked === 0 ? 500 : 600;
    this.#batches.set(id, { receipts: hashes.map((transactionHash) => ({ transactionHash })), status });
    return id;
  }

  /** @param {{to: string, data: string}} call @returns {boolean} whether the contract did it */
  #carryOut({ to, data }) {
    if (this.refusing.hidden.has(to) || this.refusing.known.has(to) || this.#isTooSoon({ to, data })) return false;
    if (this.inert.has(to)) return true;
    if (data === LIMIT) this.limited.add(to);
    else this.limited.delete(to);
    this.standing.delete(to);
    return true;
  }

  /** One transaction, all or none. @param {{to: string, data: string}[]} calls @returns {string} its hash */
  #mine(calls) {
    const tokens = calls.map(({ to }) => to);
    const hash = `0x${randomUUID().replaceAll('-', '').padStart(64, '0')}`;
    const before = [new Set(this.standing), new Set(this.limited)];
    const works = calls.every((call) => this.#carryOut(call));
    if (!works || !this.isHonest || this.fate === 'cancel' || this.fate === 'wait') [this.standing, this.limited] = /** @type {[Set<string>, Set<string>]} */ (before);
    this.mined.push(tokens);
    for (const token of tokens) this.hashes.set(token, hash);
    this.#behind = this.lag;
    if (this.fate === 'mine') this.#receipts.set(hash, { status: works ? '0x1' : '0x0' });
    else if (this.fate !== 'wait') this.replaced.add(hash);
    return hash;
  }
}

/** The data of a call that sets a limit. */
const LIMIT = '0x01';

/** @param {string} _ @param {string | null | undefined} hash */
const lookUp = (_, hash) => (hash ? { hash, link: null } : null);

/** @param {{target: string, key: {chain: string, owner: string, token: string}}} target */
const stepOf = (target) =>
  ({ chain: target.key.chain, owner: target.key.owner, to: target.key.token, data: target.target === 'limit' ? LIMIT : '0x', ends: [target], sign: null, note: null });
