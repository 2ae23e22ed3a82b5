// @ts-check
/** The settings page asks for one thing a port: to save, to look into a file, to restore it, or to forget. */

/** @typedef {import("./backup.js").Found} Found */
/** @typedef {import("./backup.js").Why} Why */
/** @typedef {{type: "save", keys: boolean} | {type: "look" | "restore", text: string} | {type: "reset", all: boolean}} FromBackup */
/** @typedef {{type: "saved", text: string} | {type: "found", found: Found} | {type: "done"} | {type: "failed", why: Why | "full"}} ToBackup */

export class Backups {
  #backup;

  /** @param {import("./backup.js").Backup} backup */
  constructor(backup) {
    this.#backup = backup;
  }

  /** @param {chrome.runtime.Port} port */
  connect(port) {
    port.onMessage.addListener((/** @type {FromBackup} */ message) => void this.#answer(message).then((answer) => port.postMessage(answer)).catch(() => {}));
  }

  /** @param {FromBackup} message @returns {Promise<ToBackup>} */
  async #answer(message) {
    try {
      return await this.#do(message);
    } catch {
      // Storage takes all of it or nothing.
      return { type: "failed", why: "full" };
    }
  }

  /** @param {FromBackup} message @returns {Promise<ToBackup>} */
  async #do(message) {
    if (message.type === "save") return { type: "saved", text: await this.#backup.save(message) };
    if (message.type === "look") {
      const found = await this.#backup.look(message.text);
      return typeof found === "string" ? { type: "failed", why: found } : { type: "found", found };
    }
    const why = await (message.type === "reset" ? this.#backup.reset(message) : this.#backup.restore(message.text));
    return why ? { type: "failed", why } : { type: "done" };
  }
}
