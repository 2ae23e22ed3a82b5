// @ts-check
/** The prompt's own window: at most one, found again after a restart of the background. */

const PAGE = "prompt.html";

export class PromptWindow {
  #store;
  /** Windows are opened and focused one at a time. @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** Opens the window, or brings it to the front. Rejects if there can be none. */
  show() {
    const shown = this.#turn.then(() => this.#show());
    this.#turn = shown.catch(() => {});
    return shown;
  }

  async #show() {
    const known = await this.#store.read("prompt", "window");
    if (known) {
      const focused = await chrome.windows.update(known.id, { focused: true }).catch(() => null);
      if (focused) return;
    }
    const made = await chrome.windows.create({ url: PAGE, type: "popup", width: 420, height: 640, focused: true });
    if (made?.id === undefined) throw new Error("no window");
    await this.#store.write("prompt", "window", { id: made.id });
  }

  /** @param {number} id @returns {Promise<boolean>} whether the window that closed was the prompt */
  async closed(id) {
    const known = await this.#store.read("prompt", "window");
    if (known?.id !== id) return false;
    await this.#store.remove("prompt", "window");
    return true;
  }
}
