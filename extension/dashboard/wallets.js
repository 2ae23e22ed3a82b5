// @ts-check
/** Through which wallet something is ended. */
import { button, element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { renew } from "./renew.js";
import { NO_TAB, tell, tellText, through } from "./voice.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */

/** @param {TabWallet[]} wallets @param {string | null} account */
export const walletsOf = (wallets, account) => (account === null ? [] : wallets.filter((wallet) => wallet.account === account));

/**
 * A choice that nobody sees where there is none to make.
 * @param {TabWallet[]} wallets
 * @returns {{select: HTMLSelectElement, picked: () => TabWallet | null, chosen: () => {tab: number, wallet: string} | null}}
 */
export function walletChoice(wallets) {
  const select = element("select", { "aria-label": words("ui_wallet") }, ...wallets.map((wallet, at) => element("option", { value: String(at) }, tellText(through(wallet)))));
  select.hidden = wallets.length < 2;
  const picked = () => wallets[Number(select.value)] ?? wallets[0] ?? null;
  return {
    select,
    picked,
    chosen() {
      const wallet = picked();
      return wallet?.tab === undefined ? null : { tab: wallet.tab, wallet: wallet.wallet.id };
    },
  };
}

/**
 * A button for each wallet that answers us itself and has not been told to let us know an account.
 * @param {HTMLElement} list that has them @param {TabWallet[]} wallets @param {(message: FromDashboard) => void} send
 */
export function offerConnection(list, wallets, send) {
  renew(list, wallets.filter(({ tab, account }) => tab === NO_TAB && account === null).map(({ wallet: { id, name } }) => {
    const made = button(tell("ui_connect", { wallet: { arg: "page", value: name } }), () => send({ type: "connect", wallet: id }));
    made.dataset["connect"] = made.dataset["says"] = id;
    return made;
  }));
}
