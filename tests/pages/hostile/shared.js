// What attacks share. Nothing here looks at a window when it is loaded.

/** Where elements can be put, while there is no body yet. */
export const root = () => document.body ?? document.documentElement;

/** A contract that the person of these tests has never dealt with. */
export const STRANGER = `0x${'5a'.repeat(20)}`;

/** @param {bigint} value */
export const word = (value) => value.toString(16).padStart(64, '0');

/** @param {string} list such as `address owner,uint256 value` */
export const fields = (list) => list.split(',').map((one) => {
  const [type, name] = one.split(' ');
  return { name, type };
});

/** Why nothing can be stopped where the wallet's id is below ours. */
const AHEAD = 'residual: a wallet that is ahead of us has read the message before we can stop it; the person is told';

/**
 * What is expected where we are ahead of the wallet, or in Firefox.
 * @param {string} expected
 */
export const unlessAhead = (expected) =>
  ({ 'chromium, id above': AHEAD, 'chromium, all wallets, id above': AHEAD, else: expected });

/** The amount that a person is meant to see: 7.000001 of a token with 6 decimals. */
export const SHOWN = 7_000_001n;

/**
 * Replaces a method so that everything that passes through it is bent: what was to be shown becomes what is to be
 * hidden, and any method a harmless one. It works on where it can, and else does as the original.
 * @param {any} target @param {PropertyKey} key @param {{shown: string, hidden: string}} texts
 */
export const tamper = (target, key, { shown, hidden }) => {
  const { apply, ownKeys, construct, getPrototypeOf } = Reflect;
  const objects = Object.prototype;
  const arrays = Array.prototype;
  const { split, includes } = String.prototype;
  const { join } = Array.prototype;
  const original = target[key];
  /** @param {any} value @param {number} depth @returns {any} */
  const bend = (value, depth) => {
    if (typeof value === 'string') return apply(includes, value, [shown]) ? apply(join, apply(split, value, [shown]), [hidden]) : value;
    if (typeof value !== 'object' || value === null || depth === 0) return value;
    try {
      // Only what a request could be made of: a walk through a document would take for ever.
      const prototype = getPrototypeOf(value);
      if (prototype !== objects && prototype !== arrays && prototype !== null) return value;
      const keys = ownKeys(value);
      for (let at = 0; at < keys.length; at++) {
        const name = /** @type {string} */ (keys[at]);
        const bent = bend(value[name], depth - 1);
        if (bent !== value[name]) value[name] = bent;
      }
    } catch {
      // It cannot be changed.
    }
    return value;
  };
  const replaced = function (/** @type {any} */ ...args) {
    for (let at = 0; at < args.length; at++) args[at] = bend(args[at], 4);
    // @ts-expect-error: whatever it was called on
    const self = typeof this === 'string' ? bend(this, 1) : this;
    return bend(new.target ? construct(original, args) : apply(original, self, args), 4);
  };
  replaced.prototype = original.prototype;
  Reflect.defineProperty(target, key, { value: replaced, configurable: true, writable: true });
};

/**
 * Asks by the provider for the shown amount, with these intrinsics poisoned.
 * @param {import('./page.js').Page} page @param {[any, PropertyKey][]} places
 */
export const askPoisoned = (page, places) => {
  const asked = page.approvalOf(SHOWN);
  const texts = { shown: asked.params[0].data, hidden: page.approval.params[0].data };
  // Not a loop over the list itself: how lists are walked through may be what is poisoned.
  for (let at = 0; at < places.length; at++) tamper(places[at]?.[0], places[at]?.[1] ?? '', texts);
  page.ask(asked);
};
