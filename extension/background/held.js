// @ts-check
/**
 * Requests between a page and a decision. Only a person's click, or a verdict that needs no person, lets one
 * through; everything else that can happen refuses it.
 */

/** @typedef {import("../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../wasm/background.js").FromPrompt} FromPrompt */
/** @typedef {import("../wasm/background.js").ToContent} ToContent */
/** @typedef {import("../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../wasm/background.js").Answer} Answer */
/** @typedef {import("./senders.js").PageSender} PageSender */
/** @typedef {Extract<FromContent, {type: "request"}>} Asked */
/**
 * @typedef {object} Entry a held request
 * @property {chrome.runtime.Port} port
 * @property {PageSender} sender
 * @property {Asked} asked
 * @property {Judgement} judgement
 * @property {number} revision
 * @property {boolean} asking
 * @property {boolean} shown
 */

/** How long the chain may take to answer, in ms. */
const QUESTIONS_MS = 1500;
/** How long after a restart pages may take to ask again before an empty prompt closes, in ms. */
const RETURN_MS = 3000;
/** Held requests at a time, of all pages together. */
const MAX_HELD = 64;

/** @param {number} code EIP-1193 or EIP-1474 @param {string} key in the catalogue @returns {RpcError} */
const refusal = (code, key) => ({ code, message: chrome.i18n.getMessage(key) });

const REFUSED = refusal(4001, "refuse_person");
const UNREADABLE = refusal(4001, "refuse_unreadable");
const BUSY = refusal(-32005, "refuse_busy");
const NO_PROMPT = refusal(4900, "refuse_no_prompt");

export class Held {
  #guard;
  #chains;
  #store;
  #window;
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {chrome.runtime.Port | null} */
  #prompt = null;
  #started = Date.now();

  /**
   * @param {object} parts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {import("./chains.js").Chains} parts.chains
   * @param {import("./store.js").Store} parts.store
   * @param {import("./prompt-window.js").PromptWindow} parts.promptWindow
   */
  constructor({ guard, chains, store, promptWindow }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#store = store;
    this.#window = promptWindow;
  }

  /** @param {chrome.runtime.Port} port @param {PageSender} sender */
  connectPage(port, sender) {
    port.onMessage.addListener((/** @type {FromContent} */ message) => {
      if (message.type === "request") void this.#receive(port, sender, message);
      if (message.type === "withdraw") this.#forget(keyOf(sender, message.id));
    });
    port.onDisconnect.addListener(() => {
      for (const [key, entry] of this.#entries) if (entry.port === port) this.#forget(key);
    });
  }

  /** @param {chrome.runtime.Port} port */
  connectPrompt(port) {
    this.#prompt = port;
    port.onMessage.addListener((/** @type {FromPrompt} */ message) => {
      if (message.type === "decide") this.#decide(message);
    });
    port.onDisconnect.addListener(() => {
      if (this.#prompt !== port) return;
      this.#prompt = null;
      this.#refuseShown();
    });
    const settled = this.#started + RETURN_MS - Date.now();
    if (this.#entries.size > 0 || settled <= 0) this.#publish();
    else setTimeout(() => this.#publish(), settled);
  }

  /** @param {number} window a window that was closed */
  async promptClosed(window) {
    if (await this.#window.closed(window)) this.#refuseShown();
  }

  /** @param {chrome.runtime.Port} port @param {PageSender} sender @param {Asked} asked */
  async #receive(port, sender, asked) {
    const key = keyOf(sender, asked.id);
    if (this.#entries.has(key)) return;
    if (this.#entries.size >= MAX_HELD) return answer(port, asked.id, BUSY);
    try {
      const judgement = await this.#judge(sender, asked, []);
      if (judgement.action === "pass") return answer(port, asked.id, null);
      /** @type {Entry} */
      const entry = { port, sender, asked, judgement, revision: 1, asking: judgement.open.length > 0, shown: false };
      this.#entries.set(key, entry);
      await this.#refine(key, entry);
    } catch {
      this.#settle(key, UNREADABLE);
      answer(port, asked.id, UNREADABLE);
    }
  }

  /**
   * Shows the request and judges it again with what the chain answers. One that may need nobody waits for the
   * chain first.
   * @param {string} key @param {Entry} entry
   */
  async #refine(key, entry) {
    const refined = this.#askChain(key, entry);
    if (entry.judgement.action === "wait") await refined;
    if (!this.#entries.has(key)) return;
    await this.#remember(entry);
    entry.shown = true;
    await this.#window.show().catch(() => this.#settle(key, NO_PROMPT));
    this.#publish();
    await refined;
  }

  /** @param {string} key @param {Entry} entry */
  async #askChain(key, entry) {
    const { open } = entry.judgement;
    if (open.length === 0) return;
    const replies = await this.#chains.ask(await this.#guard.calls(open), QUESTIONS_MS);
    const answers = await this.#guard.answers(open, replies);
    const judgement = await this.#judge(entry.sender, entry.asked, answers);
    if (!this.#entries.has(key)) return;
    entry.asking = false;
    entry.judgement = judgement;
    entry.revision += 1;
    if (judgement.action === "pass" && !entry.shown) this.#settle(key, null);
    else this.#publish();
  }

  /** @param {PageSender} sender @param {Asked} asked @param {Answer[]} answers */
  #judge({ origin }, { snapshot, chain, account }, answers) {
    const now = Math.floor(Date.now() / 1000);
    return this.#guard.judge(snapshot, { origin, chain, account, now }, answers);
  }

  /** @param {Entry} entry */
  async #remember({ judgement: { account } }) {
    if (account) await this.#store.write("account", account, { seen: Date.now() });
  }

  /** @param {Extract<FromPrompt, {type: "decide"}>} decision */
  #decide({ id, revision, forward }) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    // A click on an older verdict is no consent to the newer one.
    if (forward && entry.revision !== revision) return this.#publish();
    this.#settle(id, forward ? null : REFUSED);
  }

  /** @param {string} key @param {RpcError | null} error */
  #settle(key, error) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#forget(key);
    answer(entry.port, entry.asked.id, error);
  }

  /** @param {string} key */
  #forget(key) {
    if (this.#entries.delete(key)) this.#publish();
  }

  #refuseShown() {
    for (const [key, entry] of [...this.#entries]) if (entry.shown) this.#settle(key, REFUSED);
  }

  #publish() {
    const held = [...this.#entries].filter(([, { shown }]) => shown).map(([id, entry]) => ({
      id,
      origin: entry.sender.origin,
      wallet: entry.asked.wallet,
      snapshot: entry.asked.snapshot,
      judgement: entry.judgement,
      revision: entry.revision,
      asking: entry.asking,
    }));
    this.#prompt?.postMessage({ type: "queue", held });
  }
}

/** @param {PageSender} sender @param {string} id @returns {string} unique over all tabs, frames and documents */
const keyOf = ({ tab, frame, document }, id) => `${tab}:${frame}:${document}:${id}`;

/** @param {chrome.runtime.Port} port @param {string} id @param {RpcError | null} error */
const answer = (port, id, error) => {
  /** @type {ToContent} */
  const message = { type: "decide", id, error };
  try {
    port.postMessage(message);
  } catch {
    // The page is gone, and its request with it.
  }
};
