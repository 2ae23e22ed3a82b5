// @ts-check
/** Globals at which wallets stand. */
"use strict";

/**
 * A wallet that was ahead of us and cannot be replaced: its own functions are, where they can be.
 * @param {any} original @param {string} name
 */
const wrapInPlace = (original, name) => {
  if (!isObject(original)) return;
  wrap(original, name);
  const guard = (/** @type {string} */ key) => {
    const fn = original[key];
    if (typeof fn === "function") reflectSet(original, key, view(fn, weakGet(numberOf, original), key), original);
  };
  guard("request");
  guard("send");
  guard("sendAsync");
};

/**
 * Keeps `holder.first.second…`, at whose end a provider stands.
 * @param {any} holder @param {string[]} names @param {number} at which of them is the holder's @param {string} label
 */
const keepPath = (holder, names, at, label) => {
  const name = /** @type {string} */ (names[at]);
  const next = names[at + 1];
  const show = (/** @type {any} */ value) => {
    // Nothing else stands there.
    if (!next) return label === "window.ethereum" || typeof value?.request === "function" ? wrap(value, label) : value;
    const isNew = isObject(value) && !weakHas(reals, value) && !keptBy(value, next);
    // What is inherited belongs to a class of the page's.
    if (isNew && (describe(value, next) || !has(value, next))) keepPath(value, names, at + 1, label);
    return value;
  };
  if (!keep(holder, name, show) && !next) wrapInPlace(holder[name], label);
};

for (const label of (
  "ethereum web3.currentProvider rabby coinbaseWalletExtension rainbow okxwallet okxwallet.ethereum phantom.ethereum " +
  "trustwallet trustwallet.ethereum $onekey.ethereum tally taho enkrypt.providers.ethereum zerionWallet BinanceChain " +
  "binancew3w.ethereum bitkeep.ethereum tokenpocket.ethereum safepalProvider xfi.ethereum " +
  "avalanche exodus.ethereum ronin.provider SubWallet talismanEth"
).split(" ")) keepPath(window, bare(label.split(".")), 0, `window.${label}`);
