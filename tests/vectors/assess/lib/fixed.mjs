// Stops the clock and fixes what is random, so that the libraries make the same requests every time.
// Import it before any library.
import { createRequire } from 'node:module';

/** The present of every entry, in unix seconds (2026-11-18). */
export const NOW = 1_795_000_000;

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(NOW * 1000);
    else super(...args);
  }

  static now() {
    return NOW * 1000;
  }
};

// A linear congruential generator (the constants of Numerical Recipes): it need only look random.
let state = 1;
const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
const fill = (view) => {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = next() >>> 24;
  return view;
};
Math.random = () => next() / 2 ** 32;
const crypto = createRequire(import.meta.url)('node:crypto');
crypto.randomBytes = (size) => fill(Buffer.alloc(size));
crypto.randomFillSync = fill;
globalThis.crypto.getRandomValues = fill;
