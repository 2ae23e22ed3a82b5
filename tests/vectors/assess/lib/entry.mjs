// Collects the entries, and says which half each belongs to.
import { createHash } from 'node:crypto';
import { toHex } from 'viem';
import { NOW } from './fixed.mjs';
import { at, ETH, me } from './world.mjs';

export const honest = [];
export const thefts = [];
const names = new Set();

/** The half of a base: by the first bit of the SHA-256 of its name, which was fixed before anything was judged. */
export const half = (base) => (createHash('sha256').update(base).digest()[0] < 128 ? 'tune' : 'held');

function entry(kind, name, base, request, { chain = ETH, origin, account = me, madeWith, state = {}, ...more }) {
  if (names.has(name)) throw new Error(`two entries are named ${name}`);
  if (!origin) throw new Error(`${name} has no origin`);
  names.add(name);
  return { name, kind, half: half(base), base, madeWith, ...more, origin, chainId: toHex(chain), account, now: NOW, ...(Object.keys(state).length ? { state } : {}), request };
}

/** An honest request. */
export function add(name, request, options) {
  honest.push(entry('honest', name, name, request, options));
}

/** A theft: what was done to the honest request `base` (or to none), and what the thief gets. */
export function steal(name, request, { base = name, ...options }) {
  if (!options.takes) throw new Error(`${name}: what does the thief get?`);
  thefts.push(entry('theft', name, base, request, options));
}

/** Every contract that a transaction calls must be known to stand there. */
export function checkTargets() {
  for (const { name, chainId, request } of honest) {
    const calls = request.method === 'eth_sendTransaction' ? request.params : (request.params?.[0]?.calls ?? []);
    for (const { to, data } of calls) {
      if (to && data && data !== '0x' && !at(Number(chainId), to)) throw new Error(`${name}: nothing stands at ${to}`);
    }
  }
}
