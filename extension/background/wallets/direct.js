// @ts-check
/**
 * Wallets that answer this extension itself, without a tab: MetaMask gives another extension that connects to it the
 * interface that it gives a page (EIP-1193), and shows our extension as who asks. What we ask there is our own, so
 * there is no page between us that could read, change or answer it.
 */

/** @typedef {import("../../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("../../wasm/background.js").ToContent} ToContent */
/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../revocations/revocations.js").Answer} Answer */
/** @typedef {{result?: unknown, error?: unknown}} Response of JSON-RPC */
/** @typedef {{port: chrome.runtime.Port, waiting: Map<string, (response: Response | null) => void>}} Line `waiting`: by the request's id */

/** The names of MetaMask's releases, by the ids that Chromium gives them: Chrome's store, Edge's, and those for trying out. */
const METAMASK = new Map([
  ["nkbihfbeogaeaoehlefnkodbefgpgknn", "MetaMask"],
  ["ejbalbakoplchlghecdalmeeeajnimhm", "MetaMask"],
  ["ljfoeinjpaedjfecbmggjgodbgkmjkjk", "MetaMask Flask"],
  ["pbbkamfgmaedccnfkmjcofcecjhfgldn", "MetaMask Beta"],
]);
/** The stream of the port that has the provider's messages. */
const STREAM = "metamask-provider";
/** How long it may take for what needs no person, in ms. It may have to start first. */
const TRUTH_MS = 4000;
/** The longest answer that is read, in characters of JSON. */
const LONGEST = 1_000_000;

/** No tab has this number. */
export const NO_TAB = -1;

export class Direct {
  #browser;
  /** By the extension's id. @type {Map<string, Line>} */
  #lines = new Map();
  /** Calls of a run that nobody has answered. @type {Set<string>} */
  #calls = new Set();
  /** @type {(answer: Answer) => void} */
  #answered = () => {};

  /** @param {{browser: {runtime: Pick<typeof chrome.runtime, "connect" | "getURL" | "lastError">}}} parts */
  constructor({ browser }) {
    this.#browser = browser;
  }

  /** @param {(answer: Answer) => void} listener is told what a wallet answered to a call */
  listen(listener) {
    this.#answered = listener;
  }

  /** Who asks, as the wallet sees it. */
  get origin() {
    return this.#browser.runtime.getURL("").replace(/\/$/, "");
  }

  /** @param {string | null} [only] that one @returns {Promise<TabWallet[]>} those that answer */
  async wallets(only = null) {
    const asked = [...METAMASK].filter(([id]) => this.#isChromium && (only ?? id) === id);
    return (await Promise.all(asked.map(([id, name]) => this.#walletOf(id, name)))).flatMap((wallet) => wallet ?? []);
  }

  /** Has a wallet ask the person whether we may know their account. @param {string} id */
  async connect(id) {
    if (METAMASK.has(id)) await this.#ask(id, crypto.randomUUID(), { method: "eth_requestAccounts", params: [] });
  }

  /** @param {Extract<ToContent, {type: "call"}>} call @returns {boolean} whether it is on its way */
  call({ id, wallet, method, params }) {
    if (!METAMASK.has(wallet) || !this.#isChromium) return false;
    this.#calls.add(id);
    void this.#ask(wallet, id, { method, params: JSON.parse(params) }).then((response) => {
      this.#calls.delete(id);
      // Of a wallet that went nobody knows what it did: the chain is asked.
      if (response) this.#answered({ type: "reply", id, ...read(response) });
    });
    return true;
  }

  /** @param {string} id of a call @returns {boolean} whether the wallet has not answered it */
  pending(id) {
    return this.#calls.has(id);
  }

  get #isChromium() {
    return this.origin.startsWith("chrome-extension:");
  }

  /** @param {string} id @param {string} name @returns {Promise<TabWallet | null>} */
  async #walletOf(id, name) {
    const asked = (/** @type {string} */ method) => soon(this.#ask(id, crypto.randomUUID(), { method, params: [] }));
    const [chain, accounts] = await Promise.all([asked("eth_chainId"), asked("eth_accounts")]);
    if (!chain && !accounts) return null;
    const [account] = Array.isArray(accounts?.result) ? accounts.result : [];
    return {
      tab: NO_TAB, origin: this.origin, wallet: { id, name, transport: "metamask" },
      chain: textLike(chain?.result, /^0x[0-9a-f]{1,16}$/i),
      account: textLike(account, /^0x[0-9a-f]{40}$/i)?.toLowerCase() ?? null,
    };
  }

  /**
   * @param {string} wallet @param {string} id @param {{method: string, params: unknown}} request
   * @returns {Promise<Response | null>} null once the wallet's end of the line is gone
   */
  #ask(wallet, id, request) {
    const { port, waiting } = this.#lines.get(wallet) ?? this.#open(wallet);
    /** @type {Promise<Response | null>} */
    const response = new Promise((resolve) => {
      waiting.set(id, resolve);
      port.postMessage({ name: STREAM, data: { jsonrpc: "2.0", id, ...request } });
    });
    // A connection that was closed just now takes nothing.
    return response.catch(() => null);
  }

  /** @param {string} wallet @returns {Line} */
  #open(wallet) {
    const port = this.#browser.runtime.connect(wallet);
    /** @type {Line} */
    const line = { port, waiting: new Map() };
    this.#lines.set(wallet, line);
    port.onMessage.addListener((message) => hear(line, message));
    port.onDisconnect.addListener(() => {
      // Read, so that the browser does not complain of an extension that is not there.
      void this.#browser.runtime.lastError;
      this.#lines.delete(wallet);
      for (const resolve of line.waiting.values()) resolve(null);
    });
    return line;
  }
}

/** @param {Promise<Response | null>} response @returns {Promise<Response | null>} null if it takes too long */
const soon = (response) => Promise.race([response, new Promise((resolve) => void setTimeout(resolve, TRUTH_MS, null))]);

/** @param {Line} line @param {any} message of the wallet; what answers nothing of ours is news that nobody here waits for */
const hear = ({ waiting }, message) => {
  const { id } = message?.name === STREAM ? (message.data ?? {}) : {};
  const resolve = waiting.get(id);
  waiting.delete(id);
  resolve?.(message.data);
};

/** @param {Response} response @returns {{result: string | null, error: RpcError | null}} */
const read = ({ result = null, error }) => {
  const text = JSON.stringify(result);
  if (!error && text.length <= LONGEST) return { result: text, error: null };
  const { code, message = "" } = /** @type {{code?: unknown, message?: unknown}} */ (error || {});
  return { result: null, error: { code: Number(code) || -32603, message: `${message}` } };
};

/** @param {unknown} value @param {RegExp} pattern */
const textLike = (value, pattern) => (typeof value === "string" && pattern.test(value) ? value : null);
