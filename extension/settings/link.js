// @ts-check
/**
 * Between the page and the background, which ends whenever nothing happens. What is said meanwhile is said to the next
 * one, and what is set is shown as set only for as long as it is going to be.
 */

/** @typedef {import("../wasm/background.js").FromSettings} FromSettings */
/** @typedef {import("../wasm/background.js").ToSettings} ToSettings */
/** @typedef {import("../wasm/background.js").Policy} Policy */

/** How long until a background that is gone is called again, in ms. */
const RETRY_MS = 200;
/** How long the background may take to say something, in ms. A port to one that is just being stopped stays mute. */
const HEARD_MS = 5_000;

export class Link {
  #hear;
  /** @type {chrome.runtime.Port | null} */
  #port = null;
  /** What was said and no background is known to have heard, in order. @type {FromSettings[]} */
  #unheard = [];
  /** What is set, with the changes that are on their way. @type {Policy} */
  #policy = { responses: [], rules: [] };
  /** Whether a change of it is on its way. What the background says until it has that is old. */
  #isAhead = false;

  /** @param {(state: ToSettings) => void} hear takes everything that is set, with the changes that are on their way */
  constructor(hear) {
    this.#hear = hear;
  }

  /** @param {FromSettings} message */
  send = (message) => {
    this.#unheard.push(message);
    this.#post(message);
  };

  /** @param {(policy: Policy) => Policy} next */
  change = (next) => {
    this.#policy = next(this.#policy);
    this.#isAhead = true;
    this.#post(this.#set());
  };

  connect() {
    /** @type {chrome.runtime.Port} */
    let port;
    try {
      port = chrome.runtime.connect({ name: "settings" });
    } catch {
      // The extension was updated or removed: this page belongs to nobody any more.
      return window.close();
    }
    const end = () => {
      clearTimeout(late);
      if (this.#port !== port) return;
      this.#port = null;
      setTimeout(() => this.connect(), RETRY_MS);
    };
    const late = setTimeout(() => {
      port.disconnect();
      end();
    }, HEARD_MS);
    port.onMessage.addListener((/** @type {ToSettings} */ state) => {
      clearTimeout(late);
      this.#heard(state);
    });
    port.onDisconnect.addListener(end);
    this.#port = port;
    for (const message of this.#unheard) this.#post(message);
    if (this.#isAhead) this.#post(this.#set());
  }

  /** @param {FromSettings} message */
  #post(message) {
    try {
      this.#port?.postMessage(message);
    } catch {
      // The port is closed, which is told next.
    }
  }

  /** @param {ToSettings} state */
  #heard(state) {
    this.#unheard = [];
    if (textOf(state.policy) === textOf(this.#policy)) this.#isAhead = false;
    if (!this.#isAhead) this.#policy = state.policy;
    this.#hear({ ...state, policy: this.#policy });
  }

  /** @returns {FromSettings} */
  #set() {
    return { type: "setPolicy", policy: this.#policy };
  }
}

/** @param {Policy} policy */
const textOf = ({ responses, rules }) => JSON.stringify([responses, rules]);
