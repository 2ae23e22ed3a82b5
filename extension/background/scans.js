// @ts-check
/**
 * Reading allowances: which scans run, where each has come to, and what the last one found. A scan's checkpoint is
 * in storage, so that one which a stopped background left goes on, and the next one asks only for what is new.
 */
import { drive } from "./scanning.js";

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").ChainView} ChainView */
/** @typedef {import("../wasm/background.js").ScanOutcome} ScanOutcome */
/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./scanning.js").Status} Status */
/** @typedef {{isOver: boolean, saved: string | null}} Checkpoint a scan in storage */

/** How long is between two checkpoints, in ms. To write one also shows the browser that the background works. */
const KEEP_MS = 3_000;
/** A search of more requests than this takes long: known apps are looked at meanwhile. */
const LONG = 20;
/** How often a scan goes on from its checkpoint after the guard trapped. */
const LIVES = 3;

export class Scans {
  #guard;
  #chains;
  #explorers;
  #store;
  #previews;
  #weighing;
  /** Scans that run now, by chain and owner. @type {Map<string, Promise<void>>} */
  #running = new Map();
  /** @type {Map<string, Status>} */
  #statuses = new Map();
  /** Scans that run now, and of which known apps were looked at. @type {Set<string>} */
  #previewed = new Set();
  /** @type {Set<(name: string) => void>} */
  #listeners = new Set();
  /** @type {Set<() => void>} */
  #followers = new Set();

  /**
   * @param {object} parts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {import("./chains.js").Chains} parts.chains
   * @param {import("./explorers.js").Explorers} parts.explorers
   * @param {import("./store.js").Store} parts.store
   * @param {import("./previews.js").Previews} parts.previews
   * @param {import("./weighing.js").Weighing} parts.weighing
   */
  constructor({ guard, chains, explorers, store, previews, weighing }) {
    this.#previews = previews;
    this.#weighing = weighing;
    this.#guard = guard;
    this.#chains = chains;
    this.#explorers = explorers;
    this.#store = store;
  }

  /** @param {(name: string) => void} listener called whenever a result changes, with its `chain/owner` @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {() => void} follower called whenever a scan has come further @returns {() => void} ends that */
  follow(follower) {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** @param {string} owner @returns {Promise<Omit<ChainView, "worth">[]>} what is known, of every reachable chain */
  async views(owner) {
    const chains = await this.#chains.reachable();
    return Promise.all(chains.map(async ({ id, name }) => {
      const kept = await this.#store.read("allowances", `${id}/${owner}`);
      const running = this.#running.has(`${id}/${owner}`);
      const { reach, readAt, allowances, unread } = kept ?? { reach: null, readAt: 0, allowances: [], unread: [] };
      return { chain: id, name, reach: running || !reach ? { state: "loading" } : reach, readAt, allowances, unread };
    }));
  }

  /** @param {string} chain @param {string} owner @returns {Status | null} of the scan that runs */
  status(chain, owner) {
    return this.#statuses.get(`${chain}/${owner}`) ?? null;
  }

  /** @param {string} chain @param {string} owner @returns {boolean} whether it is being read */
  isReading(chain, owner) {
    return this.#running.has(`${chain}/${owner}`);
  }

  /** @param {string} chain @param {string} owner @returns {boolean} whether what is stored stays until it is read */
  isSettled(chain, owner) {
    return !this.isReading(chain, owner) || this.#previewed.has(`${chain}/${owner}`);
  }

  /** Whether anything is being read. */
  get isBusy() {
    return this.#running.size > 0;
  }

  /** Forgets all that was read of an account, also what is being read now. @param {string} owner */
  forget(owner) {
    return this.#drop((name) => name.endsWith(`/${owner}`));
  }

  /** The same of a chain. @param {string} chain */
  forgetChain(chain) {
    return this.#drop((name) => name.startsWith(`${chain}/`));
  }

  /** Forgets what was read of chains that are not known any more: what is stored is another now. */
  async renew() {
    const known = new Set((await this.#chains.views()).map(({ chain }) => chain));
    await this.#drop((name) => !known.has(name.slice(0, name.indexOf("/"))));
  }

  /** @param {(name: string) => boolean} isGone of a `chain/owner` */
  async #drop(isGone) {
    const remove = async () => {
      for (const kind of /** @type {const} */ (["allowances", "scan", "told"])) {
        const names = (await this.#store.list(kind)).map(([name]) => name).filter(isGone);
        await Promise.all(names.map((name) => this.#store.remove(kind, name)));
        if (kind === "allowances") for (const name of names) this.#changed(name);
      }
    };
    const running = [...this.#running].filter(([name]) => isGone(name)).map(([, end]) => end);
    await remove();
    if (running.length > 0) void Promise.all(running).then(remove);
  }

  /** Reads every reachable chain again. @param {string} owner */
  async refresh(owner) {
    const chains = await this.#chains.reachable();
    await Promise.all(chains.map(({ id }) => this.read(id, owner)));
  }

  /** Goes on with every scan that a stopped background left. */
  async resume() {
    const left = (await this.#store.list("scan")).filter(([, { isOver }]) => !isOver);
    await Promise.all(left.map(([name]) => {
      const [chain = "", owner = ""] = name.split("/");
      return this.read(chain, owner);
    }));
  }

  /** @param {string} chain @param {string} owner @returns {Promise<void>} */
  read(chain, owner) {
    const name = `${chain}/${owner}`;
    const running = this.#running.get(name) ?? this.#read(chain, owner).finally(() => {
      this.#running.delete(name);
      this.#statuses.delete(name);
      this.#previewed.delete(name);
      this.#changed(name);
    });
    this.#running.set(name, running);
    this.#changed(name);
    return running;
  }

  /** @param {string} chain @param {string} owner */
  async #read(chain, owner) {
    const name = `${chain}/${owner}`;
    for (let life = 1; ; life += 1) {
      try {
        return await this.#scan(chain, owner, name, life < LIVES);
      } catch {
        // The guard trapped, in this scan or in another one: its instance is gone, and the checkpoint is there.
        if (life < LIVES) continue;
        await this.#keep(name, { isOver: true, saved: null });
        return this.#fail(name, { id: "scan_unreadable", args: {} });
      }
    }
  }

  /** @param {string} chain @param {string} owner @param {string} name @param {boolean} goesOn from what was kept */
  async #scan(chain, owner, name, goesOn) {
    const line = await this.#chains.line(chain);
    if (!line) return;
    const now = unixNow();
    const isFirst = !((await this.#store.read("allowances", name))?.readAt > 0);
    /** @type {Look} */
    const look = new Look(() => this.#preview(chain, owner, now, line, look, isFirst));
    try {
      const kept = goesOn ? await this.#store.read("scan", name) : null;
      const explorer = await this.#explorers.of(chain);
      const plan = { chain, owner, now, endpoints: line.endpoints.length, explorer: explorer?.kind ?? null };
      const scan = await this.#guard.beginScan(plan, kept?.saved ?? undefined);
      await this.#keep(name, { isOver: false, saved: kept?.saved ?? null });
      let last = Date.now();
      const outcome = await drive(scan, line, {
        explorer,
        report: (status) => {
          this.#statuses.set(name, status);
          if (isFirst && status.requests > LONG) look.begin();
          for (const follower of this.#followers) follower();
        },
        keep: async (saved) => {
          if (Date.now() - last < KEEP_MS) return;
          await this.#keep(name, { isOver: false, saved: saved() ?? null });
          last = Date.now();
        },
      });
      const saved = scan.saved() ?? kept?.saved ?? null;
      const isLacking = outcome.failed ? isFirst : hasGaps(outcome.unread);
      // Who does not even say which block is the last says nothing of apps.
      if (isLacking && scan.state().head > 0) look.begin();
      scan.free();
      const apps = isLacking ? await look.found() : [];
      await look.end();
      await this.#result(chain, owner, now, outcome, apps);
      await this.#keep(name, { isOver: true, saved });
    } finally {
      await look.end();
    }
  }

  /**
   * Looks at what known apps may take, and lists it where nothing was ever read.
   * @param {string} chain @param {string} owner @param {number} now unix seconds @param {Line} line @param {Look} look that this is
   * @param {boolean} isFirst whether nothing was ever read
   * @returns {Promise<Allowance[]>} what was found
   */
  async #preview(chain, owner, now, line, look, isFirst) {
    const name = `${chain}/${owner}`;
    const outcome = await this.#previews.look(chain, owner, now, line);
    if (!outcome) return [];
    const allowances = await this.#weighing.weigh(chain, owner, outcome.allowances);
    if (!isFirst) return allowances;
    const record = { reach: { state: "known", why: { id: "scan_unfinished", args: {} } }, readAt: 0, allowances, unread: outcome.unread };
    await look.write(async () => {
      this.#previewed.add(name);
      await this.#store.write("allowances", name, record);
      this.#changed(name);
    });
    return allowances;
  }

  /**
   * @param {string} chain @param {string} owner @param {number} readAt unix seconds @param {ScanOutcome} outcome
   * @param {Allowance[]} apps what known apps may take, which a search with gaps may have missed
   */
  async #result(chain, owner, readAt, { allowances, unread, failed }, apps) {
    const name = `${chain}/${owner}`;
    if (failed) return this.#fail(name, failed);
    const found = new Set(allowances.map(({ key }) => JSON.stringify(key)));
    const all = [...allowances, ...apps.filter(({ key }) => !found.has(JSON.stringify(key)))];
    const weighed = await this.#weighing.weigh(chain, owner, all);
    const reach = { state: unread.length > 0 ? "partial" : "ready" };
    await this.#store.write("allowances", name, { reach, readAt, allowances: weighed, unread });
  }

  /**
   * What was read before stays visible, with its time; it is not the present. What known apps could take is only shown while they
   * are looked at: it has no time.
   * @param {string} name @param {import("../wasm/background.js").Text} why
   */
  async #fail(name, why) {
    const nothing = { readAt: 0, allowances: [], unread: [] };
    const kept = (await this.#store.read("allowances", name)) ?? nothing;
    const state = this.#previewed.has(name) && kept.readAt === 0 ? "known" : "failed";
    const stays = state === "failed" && kept.readAt === 0 ? nothing : kept;
    await this.#store.write("allowances", name, { ...stays, reach: { state, why } });
  }

  /** Without room for a checkpoint a scan goes on all the same. @param {string} name @param {Checkpoint} checkpoint */
  async #keep(name, checkpoint) {
    try {
      await this.#store.write("scan", name, checkpoint);
    } catch {
      await this.#store.remove("scan", name).catch(() => {});
    }
  }

  /** @param {string} name */
  #changed(name) {
    for (const listener of this.#listeners) listener(name);
  }
}

/** A look at known apps during one scan: it begins once, if it is wanted, and writes nothing once that scan is over. */
class Look {
  #run;
  /** @type {Promise<Allowance[]> | null} */
  #found = null;
  #isOver = false;
  /** @type {Promise<void>} */
  #writing = Promise.resolve();

  /** @param {() => Promise<Allowance[]>} run */
  constructor(run) {
    this.#run = run;
  }

  begin() {
    this.#found ??= this.#run().catch(() => []);
  }

  /** @returns {Promise<Allowance[]>} what known apps may take; nothing where nobody looked */
  async found() {
    return this.#found ?? [];
  }

  /** @param {() => Promise<void>} write */
  async write(write) {
    if (this.#isOver) return;
    this.#writing = write();
    await this.#writing;
  }

  /** Ends once nothing is written any more. */
  async end() {
    this.#isOver = true;
    await this.#writing.catch(() => {});
  }
}

/** Whether a search may have missed some. @param {import("../wasm/background.js").Unread[]} unread */
const hasGaps = (unread) => unread.some(({ key }) => key === null);

/** In seconds. */
const unixNow = () => Math.floor(Date.now() / 1000);
