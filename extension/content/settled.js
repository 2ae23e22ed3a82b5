// @ts-check
/** Messages of the page as they stay, whatever the page does to its own objects meanwhile. */
"use strict";

/** Gives the page's own object for one that this world sees of it; only Firefox has it. @type {((seen: any) => any) | undefined} */
const unwrap = /** @type {any} */ (globalThis).XPCNativeWrapper?.unwrap;

/**
 * In Firefox every world reads the same object from a message event, and listeners of the page run between ours and
 * the wallet's: without this they could change what has passed. In Chromium each world has a copy.
 * @param {any} data @param {boolean} deep
 */
const freeze = (data, deep) => {
  if (!unwrap) return;
  const left = [unwrap(data)];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== "object" || one === null || Object.isFrozen(one)) continue;
    try {
      Object.freeze(one);
    } catch {
      // A view of bytes cannot be frozen, and nothing that is judged has one (isPlain).
    }
    if (deep) left.push(...Object.values(one));
  }
};

/**
 * A posted message as the wallet's background would get it, and as it stays. What is not for a wallet must not become
 * it; what is within a message that is addressed to nobody stays the page's, since libraries change answers in place.
 *
 * Firefox hides some of the page's objects from us (a boxed string, say), but not from the wallet's background: so a copy of
 * the page's own object is read.
 * @param {any} data
 */
const settled = (data) => {
  if (!unwrap) return data;
  const isAddressed = transports.some((transport) => transport.isAddressed(data));
  freeze(data, isAddressed);
  return isAddressed ? structuredClone(unwrap(data)) : data;
};
