// @ts-check
/** Open popups: each gets the whole state after every change, and says what the person wants. */
import { hexOrNull } from "../hex.js";
import { pricedTokens, worthOf, worthOfAll } from "../worth.js";

/** @typedef {import("../wasm/background.js").FromPopup} FromPopup */
/** @typedef {import("../wasm/background.js").Here} Here */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("./senders.js").PopupSender} PopupSender */
/** @typedef {import("../wasm/background.js").ChainView} ChainView */
/** @typedef {import("../wasm/background.js").Worth} Worth */
/** @typedef {import("./prices/prices.js").Book} Book */

/** The browser's page about us. Firefox lets no extension open its own. */
const DETAILS = chrome.runtime.getURL("").startsWith("chrome-extension:")
  ? `chrome://extensions/?id=${chrome.runtime.id}`
  : null;

/** Signatures that were read this many seconds ago are read again. */
const FRESH = 300;

export class Popups {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./accounts.js").Accounts} parts.accounts
   * @param {import("./tabs.js").Tabs} parts.tabs
   * @param {import("./wallets/wallets.js").Wallets} parts.wallets
   * @param {import("./scans.js").Scans} parts.scans
   * @param {import("./revocations/revocations.js").Revocations} parts.revocations
   * @param {import("./signatures/signatures.js").Signatures} parts.signatures
   * @param {import("./held/sites.js").Sites} parts.sites
   * @param {import("./memory.js").Memory} parts.memory
   * @param {import("./passed.js").Passed} parts.passed
   * @param {import("./toolbar.js").Toolbar} parts.toolbar
   * @param {import("./prices/prices.js").Prices} parts.prices
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {chrome.runtime.Port} port @param {PopupSender} sender */
  connect(port, sender) {
    const popup = new Popup(port, this.#parts);
    port.onMessage.addListener((/** @type {FromPopup} */ message) => void popup.receive(message));
    const { scans, revocations, signatures, sites, memory, passed, toolbar, prices } = this.#parts;
    const unwatch = [...[scans, revocations, signatures, sites, memory, passed, prices].map((part) => part.watch(popup.publish)), toolbar.watch(popup.look)];
    port.onDisconnect.addListener(() => {
      popup.closed = true;
      for (const end of unwatch) end();
    });
    void popup.open(sender.tab);
  }
}

class Popup {
  closed = false;
  #port;
  #parts;
  /** @type {string | null} */
  #site = null;
  /** @type {Here} */
  #here = { protection: "unknown", offInPrivate: false, hasDetails: false };
  /** The tab that it is about. @type {number | null} */
  #tab = null;
  /** @type {TabWallet[]} */
  #wallets = [];
  /** @type {string | null} */
  #account = null;
  /** Only the newest state is sent. */
  #publishing = 0;

  /**
   * @param {chrome.runtime.Port} port
   * @param {ConstructorParameters<typeof Popups>[0]} parts
   */
  constructor(port, parts) {
    this.#port = port;
    this.#parts = parts;
  }

  /** @param {number | null} tab the tab it was opened for, if it says so */
  async open(tab) {
    await this.publish();
    this.#tab = tab ?? (await this.#parts.tabs.active());
    if (this.#tab !== null) void this.#parts.passed.seen(this.#tab);
    await Promise.all([this.#readHere(), this.#readTab(this.#tab)]);
    await this.publish();
    await Promise.all([this.#account && this.#parts.scans.refresh(this.#account), this.#parts.signatures.look(FRESH)]);
  }

  /** A tab was looked at. @param {number} tab */
  look = async (tab) => {
    if (tab !== this.#tab) return;
    await Promise.all([this.#readHere(), this.#readTab(tab)]);
    await this.publish();
  };

  async #readHere() {
    const protection = this.#tab === null ? "unknown" : await this.#parts.toolbar.protection(this.#tab);
    const inPrivate = await chrome.extension.isAllowedIncognitoAccess();
    this.#here = { protection, offInPrivate: !inPrivate, hasDetails: DETAILS !== null };
  }

  /** @param {number | null} tab */
  async #readTab(tab) {
    const { tabs, wallets, accounts } = this.#parts;
    const [front, all] = await Promise.all([tab === null ? null : tabs.wallets(tab), wallets.all(tab)]);
    this.#site = front?.origin ?? null;
    this.#wallets = all;
    const connected = front?.wallets.find(({ account }) => account)?.account;
    // Of a private window nothing is kept: neither the account, nor what it allowed.
    if (!connected || tab === null || (await tabs.isPrivate(tab))) return;
    this.#account = connected;
    await accounts.used(connected);
  }

  /** @param {FromPopup} message */
  async receive(message) {
    const { accounts, scans, revocations, sites, memory, passed } = this.#parts;
    switch (message.type) {
      case "choose":
        this.#account = message.account;
        await accounts.used(message.account);
        await this.publish();
        return scans.refresh(message.account);
      case "refresh":
        return this.#account ? scans.refresh(this.#account) : undefined;
      case "revoke":
        return revocations.begin(message);
      case "pause":
        return revocations.pause();
      case "proceed":
        return revocations.proceed(message);
      case "dismiss":
        return revocations.dismiss();
      case "unmute":
        return sites.unmute(message.origin);
      case "distrust":
        return memory.distrust(message.trust);
      case "forgetPassed":
        return passed.forget();
      case "reload":
        return this.#tab === null ? undefined : chrome.tabs.reload(this.#tab);
      case "details":
        return DETAILS === null ? undefined : void chrome.tabs.create({ url: DETAILS });
    }
  }

  /** With what is known of prices now; what is not is told once it is. @param {Omit<ChainView, "worth">[]} views @param {Book | null} book @returns {{chains: ChainView[], worth: Worth | null}} */
  #priced(views, book) {
    if (!book) return { chains: views.map((view) => ({ ...view, worth: null })), worth: null };
    const all = views.flatMap(({ allowances }) => allowances);
    void this.#parts.prices.want(pricedTokens(all));
    const chains = views.map((view) => ({ ...view, worth: view.allowances.map((one) => hexOrNull(worthOf(one, book.of))) }));
    const { cents, unpriced } = worthOfAll(all, book.of);
    return { chains, worth: { source: book.host, cents: hexOrNull(cents), unpriced } };
  }

  publish = async () => {
    const turn = ++this.#publishing;
    const { accounts, prices, revocations, passed, scans, signatures, sites, memory } = this.#parts;
    // All at once: the person waits for the slowest of them.
    const others = Promise.all([prices.book(), revocations.current(), passed.all(), signatures.open()]);
    const seen = await accounts.all();
    this.#account ??= seen[0] ?? null;
    const account = this.#account;
    const [views, [book, run, through, open]] = await Promise.all([account ? scans.views(account) : [], others]);
    if (this.closed || turn !== this.#publishing) return;
    const { chains, worth } = this.#priced(views, book);
    const state = {
      type: "state", site: this.#site, here: this.#here, chains, worth, run,
      accounts: account ? [account, ...seen.filter((address) => address !== account)] : seen,
      wallets: this.#wallets.filter((wallet) => wallet.account === account),
      muted: sites.muted(), trusted: memory.trusted(), passed: through, signed: open || null,
    };
    this.#port.postMessage(state);
  };
}
