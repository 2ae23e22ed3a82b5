// Where thieves stand, and what they ask from.
import { createHash } from 'node:crypto';
import * as w from './world.mjs';

/** An account without code. */
export const THIEF = w.plain('a thief');
/** A second one, for what goes to two. */
export const OTHER_THIEF = w.plain('a second thief');
/** A contract that was made for one victim, by a chain. */
export const drainer = (chain) => w.fresh(chain, `a drainer on ${chain}`);
/** An account that runs a sweeper's code. */
export const sweeper = (chain) => w.delegated(chain, `a delegated thief on ${chain}`, w.fresh(chain, 'a sweeper'));

/** An address that begins and ends like another, with nothing on it: what a person sees is the same. */
export function lookAlike(address) {
  const middle = createHash('sha256').update(`like ${address.toLowerCase()}`).digest('hex').slice(0, 32);
  return `${address.toLowerCase().slice(0, 6)}${middle}${address.toLowerCase().slice(-4)}`;
}

const SITES = [
  'https://claim-airdrop.example', 'https://app-uniswap.org', 'https://opensea-rewards.example', 'https://uniswaρ.org', 'https://ledger-verify.example',
  'https://mint.freedrop.example', 'https://wallet-sync.example', 'https://ens-renewal.example', 'https://permit-check.example', 'https://staking-bonus.example',
].map((site) => new URL(site).origin);
let turn = 0;
/** Where a theft is asked from: every third time the true site, taken over; else a site of the thief's. */
export function site(origin) {
  turn += 1;
  return turn % 3 === 0 && origin ? origin : SITES[turn % SITES.length];
}
