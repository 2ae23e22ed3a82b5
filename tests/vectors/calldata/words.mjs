// The vocabulary of effects as JSON, for expectations written by hand.
import { concatHex, padHex, toHex } from 'viem';

export const keeper = '0x00000000000000000000000000000000000000c0';
export const owner = '0x1111111111111111111111111111111111111111';
export const spender = '0x2222222222222222222222222222222222222222';
export const receiver = '0x3333333333333333333333333333333333333333';
export const token = '0x4444444444444444444444444444444444444444';
export const other = '0x5555555555555555555555555555555555555555';
export const nobody = '0x0000000000000000000000000000000000000000';
export const PERMIT2 = '0x000000000022d473030f116ddee9f6b43ac78ba3';
export const r = padHex('0xaa', { size: 32 });
export const s = padHex('0xbb', { size: 32 });
export const signature = concatHex([r, s, '0x1b']);

/** A number as the vocabulary writes it. */
export const number = (value) => (value === null ? null : toHex(value));
export const exact = (value) => ({ amount: 'exact', value: toHex(value) });
export const unlimited = (value = 2n ** 256n - 1n) => ({ amount: 'unlimited', value: toHex(value) });
export const all = { amount: 'all' };
export const tokenAsset = (address = keeper) => ({ asset: 'token', address });
export const nft = (id, address = keeper) => ({ asset: 'nft', address, id: toHex(id) });
export const collection = (address = keeper) => ({ asset: 'collection', address });
export const account = (address = keeper) => ({ asset: 'account', address });
export const coin = { asset: 'coin' };
export const either = (value, address = keeper) => ({ asset: 'either', address, value: toHex(value) });
export const never = { expiry: 'never' };
export const thisBlock = { expiry: 'thisBlock' };
/** Permit2 takes 0 as this block. */
export const until = (time) => (time === 0n ? thisBlock : { expiry: 'at', time: toHex(time) });

/** A grant by the transaction itself, except for what `more` says. */
export function grant(kind, asset, amount, more = {}) {
  const plain = { owner: null, spender, period: null, expiry: never, deadline: null, nonce: null, by: 'transaction', keeper };
  return { effect: 'grant', kind, asset, amount, ...plain, ...more };
}

/** A grant by a signature that the transaction submits. */
export const submitted = (kind, asset, amount, { deadline, nonce = null, ...more }) =>
  grant(kind, asset, amount, { by: 'submittedSignature', deadline: number(deadline), nonce: number(nonce), ...more });

export const ended = (kind, asset, who = spender, more = {}) =>
  ({ effect: 'revoke', revoke: 'grant', kind, asset, spender: who, keeper, ...more });
export const moved = (asset, from, to, amount, more = {}) =>
  ({ effect: 'transfer', asset, from, to, amount: toHex(amount), by: 'transaction', deadline: null, ...more });
export const control = (power, who, more = {}) =>
  ({ effect: 'control', account: keeper, who, power, everywhere: false, by: 'transaction', ...more });
export const leg = (asset, amount, to = null) => ({ asset, amount: toHex(amount), to });
export const order = (gives, gets, more = {}) =>
  ({ effect: 'order', maker: null, gives, gets, taker: null, expiry: never, by: 'transaction', keeper, ...more });

/** What kind of answer effects amount to. */
export function reading(effects) {
  if (effects.some(({ effect }) => effect === 'opaque')) return 'unknown';
  const approves = ({ effect, by }) =>
    ['grant', 'revoke', 'order', 'control'].includes(effect) || (effect === 'transfer' && by === 'signature');
  return effects.some(approves) ? 'approval' : 'notApproval';
}
