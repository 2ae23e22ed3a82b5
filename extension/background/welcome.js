// @ts-check
/** Opens the welcome page: when the extension is installed, not when it is updated or the browser is, and when all is forgotten. */

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
      if (reason === "install") void this.open();
    });
  }

  /** Opens it. A browser without a window shows it when the person looks for it in the settings. */
  async open() {
    await this.#browser.tabs.create({ url: PAGE }).catch(() => {});
  }
}
