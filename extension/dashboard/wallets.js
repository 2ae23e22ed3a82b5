// @ts-check
/** Through which wallet something is ended. */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { tellText, through } from "./voice.js";

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
