// @ts-check
/**
 * A new version replaces this one, and every request that is held would be refused with it: so it waits until
 * none is. A browser that is closed installs it anyway.
 */

/** How often a waiting update looks again, in ms. It waits seldom, and only while somebody reads a prompt. */
const LOOK_EVERY_MS = 1000;

export class Updates {
  #held;
  #waiting = false;

  /** @param {{held: {readonly count: number}}} parts */
  constructor({ held }) {
    this.#held = held;
  }

  /** Registers for new versions. */
  listen() {
    chrome.runtime.onUpdateAvailable.addListener(() => this.available());
  }

  /** There is a new version. */
  available() {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#install();
  }

  #install() {
    if (this.#held.count === 0) return chrome.runtime.reload();
    setTimeout(() => this.#install(), LOOK_EVERY_MS);
  }
}
