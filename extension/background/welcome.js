// @ts-check
/** Opens the welcome page once: when the extension is installed, not when it is updated or the browser is. */

const PAGE = "welcome.html";

export class Welcome {
  #browser;

  /** @param {Pick<typeof chrome, "runtime" | "tabs">} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  /** Registers for the installation. */
  listen() {
    this.#browser.runtime.onInstalled.addListener(({ reason }) => {
      // A browser without a window shows it when the person looks for it in the settings.
      if (reason === "install") void this.#browser.tabs.create({ url: PAGE }).catch(() => {});
    });
  }
}
