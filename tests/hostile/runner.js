// Performs one attack and says what came of it. What reached the wallet is read from the wallet's own log.
import { EventEmitter, on } from 'node:events';
import { INSECURE } from '../e2e/harness/browsers.js';
import { Prompt } from '../e2e/harness/prompt.js';
import { until, within } from '../e2e/harness/wait.js';

/** @typedef {import('./cases.js').Case} Case */
/** @typedef {import('./keeper.js').Keeper} Keeper */
/** @typedef {import('./keeper.js').Shown} Shown */
/** @typedef {import('./server.js').Server} Server */
/** @typedef {import('./server.js').Report} Report */
/** @typedef {import('../e2e/harness/world.js').World} World */
/** @typedef {import('../e2e/harness/wallet.js').Entry} Entry */
/**
 * @typedef {object} Outcome
 * @property {string} outcome in the words of an attack's `expected`
 * @property {Shown} [shown] what the person was shown
 * @property {string} [honest] what became of the honest request in the same document
 */

/** What the suite itself and honest pages ask a wallet. */
const HARMLESS = /^(eth_chainId|net_version|eth_accounts|wallet_addEthereumChain|eth_requestAccounts|eth_blockNumber|wallet_getSession)$/;
/** How long an attack may take on a guard that does not answer, in ms. */
const BARE_MS = 8000;
/** How long a request may take to the prompt, in ms. */
const HELD_MS = 12_000;
/** How the wallet writes down a message without a method, which is no request to it. */
const NO_METHOD = 'undefined';

export class Runner {
  #world;
  #server;
  /** @type {Keeper | null} */ #maybe;
  #tab;
  #prefix;
  #count = 0;

  /** @param {{world: World, server: Server, keeper: Keeper | null, tab: import('puppeteer-core').Page, prefix: string}} parts `keeper` is null for a guard that we do not know, `prefix` stands before the names of the wallet's streams */
  constructor({ world, server, keeper, tab, prefix }) {
    this.#prefix = prefix;
    this.#world = world;
    this.#server = server;
    this.#maybe = keeper;
    this.#tab = tab;
  }

  get #keeper() {
    if (!this.#maybe) throw new Error('there is nothing to look at but the wallet');
    return this.#maybe;
  }

  /**
   * Performs an attack on a guard that we do not know: only the wallet is looked at.
   * @param {Case} one @returns {Promise<boolean>} whether it reached the wallet
   */
  async bare(one) {
    await this.#tab.goto('about:blank');
    await this.#world.wallet.clearLog();
    const reports = this.#perform(one);
    await reports.first('performed', BARE_MS);
    return (await this.reached()).length > 0;
  }

  /**
   * @param {Case} one @param {string} expected what is waited for: an outcome that does not come is a failure anyway
   * @returns {Promise<Outcome>}
   */
  async run(one, expected) {
    await this.#leave();
    await this.#world.wallet.clearLog();
    const reports = this.#perform(one);
    const performed = await reports.first('performed');
    const outcome = await this.#outcome(one, expected, reports);
    const honest = performed.honest === 'not asked' ? undefined : performed.honest;
    return { ...outcome, ...(honest !== undefined && { honest }) };
  }

  /** @param {Case} one */
  #perform(one) {
    const name = `case${++this.#count}`;
    const reports = new Reports();
    const address = this.#server.stage(name, { one, setup: this.#setup(name, one.attack.insecure), reports: reports.emitter });
    void this.#tab.goto(address).catch(() => {});
    return reports;
  }

  /** Leaves the last attack's documents, and what they asked for goes with them. */
  async #leave() {
    await this.#tab.goto('about:blank');
    for (const page of await this.#world.launched.browser.pages()) {
      if (page !== this.#tab && page.url().includes('.attack.localhost')) await page.close().catch(() => {});
    }
    await this.#keeper.hold();
  }

  /** An honest request of another site, after all. */
  async isAlive() {
    const text = hex(`an honest message ${this.#count}`);
    const signature = await within(this.#keeper.sign(text, this.#world.user), 'signature of an honest message');
    return /^0x[0-9a-f]{130}$/.test(String(signature));
  }

  /** What of the attack reached the wallet so far. @returns {Promise<Entry[]>} */
  async reached() {
    const log = await this.#world.wallet.log();
    return log.filter(({ method, params }) => method !== NO_METHOD && !HARMLESS.test(method) && !isHonest(method, params));
  }

  /** @param {Case} one @param {string} expected @param {Reports} reports @returns {Promise<Outcome>} */
  async #outcome({ attack }, expected, reports) {
    if (/^(held|judged-as|forwarded)/.test(expected)) {
      const shown = await this.#held(reports);
      if (!shown || (await this.reached()).length > 0) return { outcome: 'residual', ...(shown && { shown }) };
      return this.#decided(attack, expected, shown, reports);
    }
    if (expected.startsWith('residual')) {
      await until(async () => (await this.reached()).length > 0, 'request of the attack in the wallet');
      return { outcome: 'residual' };
    }
    const settled = expected.startsWith('refused') ? await reports.first('settled') : reports.now('settled');
    if ((await this.reached()).length > 0) return { outcome: 'residual' };
    if ((await this.#keeper.waiting()) > 1) return { outcome: 'held', shown: await this.#keeper.front() };
    if (!settled) return { outcome: 'ignored' };
    return { outcome: settled.error ? `refused ${settled.error.code}` : `answered ${settled.result}` };
  }

  /** Waits for the prompt; an answer instead is the end of waiting. @param {Reports} reports */
  async #held(reports) {
    await until(async () => {
      if ((await this.#keeper.waiting()) > 1 || (await this.reached()).length > 0) return true;
      const settled = reports.now('settled');
      if (settled) throw new Error(`it was answered: ${JSON.stringify(settled)}`);
      return false;
    }, 'request of the attack in the prompt', HELD_MS);
    return (await this.#keeper.waiting()) > 1 ? this.#keeper.front() : undefined;
  }

  /**
   * @param {import('../pages/hostile/types.js').Attack} attack @param {string} expected @param {Shown} shown @param {Reports} reports
   * @returns {Promise<Outcome>}
   */
  async #decided({ person, meanwhile, forwards }, expected, shown, reports) {
    const judged = { outcome: judgedAs(expected, shown), shown };
    if (!person) return judged;
    const window = await this.#keeper.window();
    if (!window) throw new Error('the prompt has gone');
    const { wallet } = this.#world;
    try {
      const prompt = new Prompt(window);
      const shownWhole = await prompt.everything();
      await window.$eval('details.more', (details) => { /** @type {HTMLDetailsElement} */ (details).open = false; });
      if (meanwhile?.setChain) await wallet.setChain(meanwhile.setChain);
      if (meanwhile?.setAccount) await wallet.setAccount(meanwhile.setAccount);
      if (person === 'close') await window.close();
      else await prompt.press(person);
      const { error } = await reports.first('settled');
      const isAnew = expected === 'held, then held anew';
      if (isAnew) await this.#heldAnew(shown);
      const reached = await this.reached();
      if (isAnew && reached.length === 0) return { ...judged, outcome: expected };
      if (error && reached.length === 0) return { ...judged, outcome: `${judged.outcome}, then refused ${error.code}` };
      const same = reached.length === 1 && isShown(reached[0], shownWhole) && !(forwards?.without ?? []).some((name) => mentions(reached[0]?.others, name));
      return { ...judged, outcome: same ? 'forwarded as judged' : 'residual' };
    } finally {
      if (meanwhile?.setChain) await wallet.setChain('0x7a69');
      if (meanwhile?.setAccount) await wallet.setAccount(0);
    }
  }

  /** Waits for another request of the attack than the one that was decided. @param {Shown} decided */
  #heldAnew(decided) {
    return until(async () => {
      const shown = await this.#keeper.shown();
      return (shown && shown.waiting > 1 && shown.request !== decided.request) || (await this.reached()).length > 0;
    }, 'second question about the attack', HELD_MS);
  }

  /** @param {string} name @param {true} [insecure] */
  #setup(name, insecure) {
    const { user, chain } = this.#world;
    return {
      key: name,
      // Of one site, so that the browser need not start a process for each.
      site: insecure ? this.#server.origin('site', INSECURE) : this.#server.origin(`${name}.attack`),
      elsewhere: this.#server.origin(`${name}.other`),
      extension: this.#world.launched.base.extension,
      user,
      chainId: chain.chainId,
      contracts: /** @type {any} */ (chain.contracts),
      channel: /** @type {[string, string, string]} */ (['contentscript', 'provider', 'inpage'].map((name) => `${this.#prefix}-${name}`)),
      honest: hex(`an honest message of ${name}`),
    };
  }
}

/** What a case's documents report, as it comes. */
class Reports {
  emitter = new EventEmitter();
  /** @type {Report[]} */
  #all = [];

  constructor() {
    this.emitter.on('report', (report) => this.#all.push(report));
  }

  /** @param {string} kind @returns {Report | undefined} */
  now(kind) {
    return this.#all.find((report) => report.kind === kind);
  }

  /** @param {string} kind @param {number} [patience] ms @returns {Promise<Report>} */
  first(kind, patience) {
    return within(this.#first(kind), `report "${kind}" of the attack`, patience);
  }

  /** @param {string} kind @returns {Promise<Report>} */
  async #first(kind) {
    const coming = on(this.emitter, 'report');
    for (;;) {
      const broken = this.now('broken');
      if (broken) throw new Error(`the attack could not be performed: ${broken.text}`);
      const found = this.now(kind);
      if (found) return found;
      await coming.next();
    }
  }
}

/** As much of the verdict as the attack says. @param {string} expected @param {Shown} shown */
function judgedAs(expected, { level, rules }) {
  if (!expected.startsWith('judged-as')) return 'held';
  const rule = /: ([\w-]+)/.exec(expected)?.[1];
  if (!rule) return `judged-as ${level}`;
  return rules.includes(rule) ? `judged-as ${level}: ${rule}` : `judged-as ${level}, with ${rules.join(' ') || 'no rule'}`;
}

/** Shorter texts are numbers and names, which wallets write anew. */
const LONG = 20;

/**
 * Whether every address and all calldata that the wallet got stands in what the person could read.
 * @param {Entry | undefined} entry @param {string} shown
 */
const isShown = (entry, shown) => {
  const said = shown.toLowerCase();
  return textsOf(entry?.params).every((text) => text.length < LONG || said.includes(JSON.stringify(text).slice(1, -1).toLowerCase()));
};

/** @param {unknown} value @returns {string[]} */
const textsOf = (value) => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return typeof value === 'string' ? [value] : [];
};

/** @param {unknown} value @param {string} name of a field */
const mentions = (value, name) => JSON.stringify(value).includes(`"${name}":`);

/** @param {string} text */
const hex = (text) => `0x${Buffer.from(text).toString('hex')}`;

/** @param {string} method @param {unknown} params */
const isHonest = (method, params) =>
  method === 'personal_sign' && Buffer.from(String(/** @type {any} */ (params)?.[0]).slice(2), 'hex').toString().startsWith('an honest message');
