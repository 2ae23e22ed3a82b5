// The words that the vectors of carriers are written in.
import { concatHex, encodeAbiParameters, encodeFunctionData, keccak256, maxUint160, parseAbi, parseAbiParameters, slice, toHex } from 'viem';
import { coin, exact, grant as granted, keeper as carrier, moved, number, order as offered, PERMIT2 as permit2, reading, spender, token, tokenAsset as fungible, unlimited, until } from '../words.mjs';

export { carrier, coin, exact, fungible, moved, permit2, spender, token, unlimited, until };
export { leg, nobody, other, owner as account, receiver as thief } from '../words.mjs';

export const signer = '0x9999999999999999999999999999999999999999';
export const multiSendCallOnly = '0x9641d764fc13c8b624c04430c7356c1c7c8102e2';
export const MSG_SENDER = '0x0000000000000000000000000000000000000001';
export const ROUTER = '0x0000000000000000000000000000000000000002';
export const ALL = 2n ** 255n;
export const r = keccak256('0xaa');
export const s = keccak256('0xbb');
export const signature = concatHex([r, s, '0x1b']);

export const vectors = [];

export const call = (text, args) => encodeFunctionData({ abi: parseAbi([`function ${text}`]), args });
export const encode = (types, values) => encodeAbiParameters(parseAbiParameters(types), values);

/** A grant by the transaction itself, except for what `more` says. */
export const grant = (kind, asset, owner, keeper, amount, more = {}) => granted(kind, asset, amount, { owner, keeper, ...more });
export const bySignature = (deadline, nonce = null) => ({ by: 'submittedSignature', deadline: number(deadline), nonce: number(nonce) });
export const opaque = (to, selector) => ({ effect: 'opaque', opaque: 'call', to, selector });
export const delegated = (to, of = carrier) => ({ effect: 'opaque', opaque: 'delegateCall', account: of, to });
export const order = (gives, gets, expiry, maker = null) => offered(gives, gets, { expiry, maker });

/** `approve(spender, 1000)` on a contract, and what it means of whoever calls. */
export const APPROVE = call('approve(address spender, uint256 value)', [spender, 1000n]);
export const approved = (owner, on = token) => grant('approve', { asset: 'either', address: on, value: toHex(1000n) }, owner, on, exact(1000n));

export function push(name, data, effects, { from = null, value = 0n, notes = [], read = true } = {}) {
  const last = value > 0n ? [moved(coin, null, carrier, value)] : [];
  const all = [...effects, ...last];
  const selector = read ? slice(data, 0, 4) : null;
  vectors.push({ name, from, to: carrier, value: toHex(value), data, selector, notes, reading: reading(all), effects: all });
}

/** One vector of a function of the table. */
export function add(name, text, args, effects, more = {}) {
  const data = call(text, args);
  push(name, data, effects, more);
  return data;
}

export const self = approved(null, carrier);
export const asCarrier = [approved(carrier)];

// Permits of Permit2, as they are handed in.
export const DETAILS = '(address token, uint160 amount, uint48 expiration, uint48 nonce)';
export const details = (what, amount, expiration, nonce) => ({ token: what, amount, expiration, nonce });
export const P2_SINGLE = `(${DETAILS} details, address spender, uint256 sigDeadline) permit`;
export const P2_BATCH = `(${DETAILS}[] details, address spender, uint256 sigDeadline) permit`;
export const TIME = 1_900_000_000;
export const p2 = (what, amount, expiration, nonce, owner = null, end = 77n) =>
  grant('permit2', fungible(what), owner, permit2, amount, { expiry: until(expiration), ...bySignature(end, nonce) });
export const hiddenSingle = encode(P2_SINGLE, [{ details: details(token, maxUint160, TIME, 3), spender, sigDeadline: BigInt(TIME) }]);
export const hidden = (owner = null) => p2(token, unlimited(maxUint160), BigInt(TIME), 3n, owner, BigInt(TIME));
