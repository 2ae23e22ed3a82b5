// @ts-check
/** The prompt's own window: at most one, found again after a restart of the background. */

/** @typedef {import("../wasm/background.js").ToPrompt} ToPrompt */

const PAGE = "prompt.html";
/** How long the page of a new window may take to connect, in ms. */
const START_MS = 15_000;
/** How long the page of a window of before may take to connect again, in ms. One that crashed never does. */
const RETURN_MS = 3000;

export class PromptWindow {
  #store;
  #browser;
  /** Windows are opened and focused one at a time. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** The page in the window. @type {chrome.runtime.Port | null} */
  #port = null;
  /** The tab that was told to close. @type {number | undefined} */
  #dismissed;
  /** Who waits for the page. @type {Set<(connected: boolean) => void>} */
  #waiting = new Set();

  /**
   * @param {import("./store.js").Store} store
   * @param {Pick<typeof chrome, "tabs" | "windows">} browser
   */
  constructor(store, browser) {
    this.#store = store;
    this.#browser = browser;
  }

  /**
   * Opens the window, unless it is open; its page is connected then. Rejects if there can be none.
   * @param {boolean} inFront whether to bring an open one to the front
   * @param {() => boolean} isWanted whether there still is something to show, once it is this one's turn
   */
  show(inFront, isWanted) {
    const shown = this.#turn.then(() => (isWanted() ? this.#show(inFront) : undefined));
    this.#turn = shown.catch(() => {});
    return shown;
  }

  /** @param {boolean} inFront */
  async #show(inFront) {
    if (!inFront && this.#port) return;
    const known = await this.#store.read("prompt", "tab");
    if (known && (await this.#focus(known.id)) && (await this.#connected(RETURN_MS))) return;
    if (known) await this.#close(known.id);
    // A browser that is busy may lose the page of a new window, and not of the next.
    if ((await this.#open()) || (await this.#open())) return;
    throw new Error("no page in the window");
  }

  /** Opens a window. @returns {Promise<boolean>} whether its page is there; without it the window is closed again */
  async #open() {
    const made = await this.#browser.windows.create({ url: PAGE, type: "popup", width: 420, height: 640, focused: true });
    const tab = made?.tabs?.[0]?.id;
    if (tab === undefined) throw new Error("no window");
    await this.#store.write("prompt", "tab", { id: tab });
    if (await this.#connected(START_MS)) return true;
    await this.#close(tab);
    return false;
  }

  /**
   * A prompt page connected. There is one prompt; a second one has nothing to show.
   * @param {chrome.runtime.Port} port
   * @returns {boolean} whether it is the prompt
   */
  connect(port) {
    if (this.#port) {
      port.postMessage(NOTHING);
      return false;
    }
    this.#port = port;
    const tab = port.sender?.tab?.id;
    if (tab === this.#dismissed) this.#dismissed = undefined;
    // The background may have died between opening the window and writing that down.
    if (tab !== undefined) void this.#store.write("prompt", "tab", { id: tab });
    for (const tell of this.#waiting) tell(true);
    return true;
  }

  /**
   * The page went: the window was closed, or the page crashed and leaves a window that shows nothing.
   * @param {chrome.runtime.Port} port
   * @returns {boolean} whether it was the prompt
   */
  disconnected(port) {
    if (this.#port !== port) return false;
    this.#port = null;
    const tab = port.sender?.tab?.id;
    if (tab !== undefined) void this.#close(tab);
    return true;
  }

  /** @param {ToPrompt} message */
  send(message) {
    this.#port?.postMessage(message);
  }

  /** Nothing is left to decide: the page closes its window, and what comes next gets a new one. */
  dismiss() {
    const port = this.#port;
    if (!port) return;
    this.#port = null;
    port.postMessage(NOTHING);
    const tab = port.sender?.tab?.id;
    this.#dismissed = tab;
    if (tab !== undefined) this.#turn = this.#turn.then(() => this.#close(tab));
  }

  /** @param {number} tab @returns {Promise<boolean>} whether the tab that closed was the prompt, and was not told to */
  async closed(tab) {
    return (await this.#forget(tab)) && tab !== this.#dismissed;
  }

  /** @param {number} tab @returns {Promise<boolean>} whether it was the prompt */
  async #forget(tab) {
    const known = await this.#store.read("prompt", "tab");
    if (known?.id !== tab) return false;
    await this.#store.remove("prompt", "tab");
    return true;
  }

  /** @param {number} within ms @returns {Promise<boolean>} whether the page is connected by then */
  async #connected(within) {
    if (this.#port) return true;
    /** @type {(connected: boolean) => void} */
    let tell = () => {};
    const connected = new Promise((resolve) => { tell = resolve; });
    this.#waiting.add(tell);
    const late = setTimeout(tell, within, false);
    const answer = await connected;
    clearTimeout(late);
    this.#waiting.delete(tell);
    return answer;
  }

  /** @param {number} tab @returns {Promise<boolean>} whether its window is in front now */
  async #focus(tab) {
    try {
      const { windowId } = await this.#browser.tabs.get(tab);
      await this.#browser.windows.update(windowId, { focused: true });
      return true;
    } catch {
      return false;
    }
  }

  /** Closes a window that is not the prompt any more: by its tab, which may stand in another window by now. @param {number} tab */
  async #close(tab) {
    if (await this.#forget(tab)) await this.#browser.tabs.remove(tab).catch(() => {});
  }
}

/** @type {ToPrompt} */
const NOTHING = { type: "queue", held: [], crowd: null };
