// @ts-check
/** Open popups: each gets the whole state after every change, and says what the person wants. */

/** @typedef {import("../wasm/background.js").FromPopup} FromPopup */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("./senders.js").PopupSender} PopupSender */

export class Popups {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {import("./tabs.js").Tabs} parts.tabs
   * @param {import("./scans.js").Scans} parts.scans
   * @param {import("./revocations.js").Revocations} parts.revocations
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {chrome.runtime.Port} port @param {PopupSender} sender */
  connect(port, sender) {
    const popup = new Popup(port, this.#parts);
    port.onMessage.addListener((/** @type {FromPopup} */ message) => void popup.receive(message));
    const unwatch = [this.#parts.scans.watch(popup.publish), this.#parts.revocations.watch(popup.publish)];
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
  #guarded = false;
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
    const known = await this.#parts.store.list("account");
    known.sort(([, a], [, b]) => b.seen - a.seen);
    this.#account = known[0]?.[0] ?? null;
    await this.publish();
    await this.#readTab(tab ?? (await this.#parts.tabs.active()));
    await this.publish();
    if (this.#account) await this.#parts.scans.refresh(this.#account);
  }

  /** @param {number | null} tab */
  async #readTab(tab) {
    const { tabs, store } = this.#parts;
    const front = tab === null ? null : await tabs.wallets(tab);
    this.#site = front?.origin ?? null;
    this.#guarded = front !== null;
    const others = (await tabs.all()).filter((id) => id !== tab);
    const found = await Promise.all(others.map((id) => tabs.wallets(id)));
    this.#wallets = [front, ...found].flatMap((one) => one?.wallets ?? []);
    const connected = front?.wallets.find(({ account }) => account)?.account;
    if (!connected) return;
    this.#account = connected;
    await store.write("account", connected, { seen: Date.now() });
  }

  /** @param {FromPopup} message */
  async receive(message) {
    const { store, scans, revocations } = this.#parts;
    switch (message.type) {
      case "choose":
        this.#account = message.account;
        await store.write("account", message.account, { seen: Date.now() });
        await this.publish();
        return scans.refresh(message.account);
      case "refresh":
        return this.#account ? scans.refresh(this.#account) : undefined;
      case "revoke":
        return revocations.begin(message);
      case "dismiss":
        return revocations.dismiss();
    }
  }

  publish = async () => {
    const turn = ++this.#publishing;
    const { store, scans, revocations } = this.#parts;
    const seen = (await store.list("account")).map(([address]) => address);
    const account = this.#account;
    const accounts = account ? [account, ...seen.filter((address) => address !== account)] : seen;
    const chains = account ? await scans.views(account) : [];
    const wallets = this.#wallets.filter((wallet) => wallet.account === account);
    const run = await revocations.current();
    if (this.closed || turn !== this.#publishing) return;
    const state = { type: "state", site: this.#site, guarded: this.#guarded, accounts, chains, wallets, run };
    this.#port.postMessage(state);
  };
}
