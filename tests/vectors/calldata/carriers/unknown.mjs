// Calls that nobody knows.
import { concatHex, maxUint160, maxUint256, slice, toFunctionSelector, toHex } from 'viem';
import { honest } from './honest.mjs';
import { carrier, account, spender, thief, token, other, permit2, r, s, signature, call, encode, fungible, exact, unlimited, moved, opaque, push, add, details, APPROVE, P2_SINGLE, P2_BATCH, TIME, p2, hiddenSingle, hidden } from './words.mjs';

// Calls that nobody knows, with permits of Permit2 inside.
const unknown = (name, text, values, found, { notes = found.length ? ['HiddenPermit'] : [] } = {}) => {
  const data = call(text, values);
  push(name, data, [opaque(carrier, slice(data, 0, 4)), ...found], { notes, read: false });
};
const hiddenBatch = encode(P2_BATCH, [{ details: [details(token, 9n, TIME, 4), details(other, 8n, 0, 5)], spender, sigDeadline: BigInt(TIME) }]);
const SUBSCRIBE = 'subscribeWithPermit(uint256 plan, uint256 price, uint48 until, bytes permit, bytes signature)';
unknown('a subscription with a permit', SUBSCRIBE, [1n, 5n, TIME, hiddenSingle, signature], [hidden()]);
unknown('a subscription with a permit of several', SUBSCRIBE, [1n, 5n, TIME, hiddenBatch, signature], [p2(token, exact(9n), BigInt(TIME), 4n, null, BigInt(TIME)), p2(other, exact(8n), 0n, 5n, null, BigInt(TIME))]);
unknown('a permit as an argument', `deposit(${P2_SINGLE}, bytes signature)`, [{ details: details(token, maxUint160, TIME, 3), spender, sigDeadline: BigInt(TIME) }, signature], [hidden()]);
unknown('a permit in packed bytes', 'run(bytes data)', [concatHex(['0x010203', hiddenSingle])], [hidden()]);
const P2_PERMIT = call(`permit(address owner, ${P2_SINGLE}, bytes signature)`, [account, { details: details(token, 9n, TIME, 4), spender, sigDeadline: 77n }, signature]);
unknown('a permit of everything in packed bytes with half a signature', 'run(bytes data)', [concatHex([hiddenSingle, r])], [hidden()]);
unknown('a permit of an amount, and a signature', 'run(bytes data)', [encode(`${P2_SINGLE}, bytes signature`, [{ details: details(token, 9n, 0, 4), spender, sigDeadline: BigInt(TIME) }, signature])], [p2(token, exact(9n), 0n, 4n, null, BigInt(TIME))]);
unknown('a call of permit', 'run(address target, bytes data)', [permit2, P2_PERMIT], [p2(token, exact(9n), BigInt(TIME), 4n, account)]);
const SIGNED_TRANSFER = call('permitTransferFrom(((address token, uint256 amount) permitted, uint256 nonce, uint256 deadline) permit, (address to, uint256 requestedAmount) details, address owner, bytes signature)', [
  { permitted: { token, amount: 9n }, nonce: 1n, deadline: 77n }, { to: thief, requestedAmount: 6n }, account, signature,
]);
unknown('a call of permitTransferFrom', 'run(address target, bytes data)', [permit2, SIGNED_TRANSFER], [moved(fungible(token), account, thief, 6n, { by: 'submittedSignature', deadline: toHex(77n) })]);
add('a permit in a call inside', 'multicall(address target, bytes[] data)', [other, [call(SUBSCRIBE, [1n, 5n, TIME, hiddenSingle, signature])]], [opaque(other, toFunctionSelector(`function ${SUBSCRIBE}`)), hidden(carrier)], { notes: ['HiddenPermit'] });

unknown('a call of approve', 'run(address target, bytes data)', [token, APPROVE], []);

// What stands around a permit. Nothing follows one that is the last.
const packed = (name, data, found) => push(name, concatHex(['0x01020304', ...data]), [opaque(carrier, '0x01020304'), ...found], { notes: found.length ? ['HiddenPermit'] : [], read: false });
const called = (amount, nonce) => call(`permit(address owner, ${P2_SINGLE}, bytes signature)`, [account, { details: details(token, amount, TIME, nonce), spender, sigDeadline: BigInt(TIME) }, signature]);
const calledMeans = (amount, nonce) => p2(token, amount, BigInt(TIME), BigInt(nonce), account, BigInt(TIME));
packed('a call of permit as the last bytes', [called(maxUint160, 4)], [calledMeans(unlimited(maxUint160), 4)]);
packed('two calls of permit', [called(maxUint160, 4), called(9n, 5)], [calledMeans(unlimited(maxUint160), 4), calledMeans(exact(9n), 5)]);
const LARGE = BigInt(TIME) + 1n;
const several = (...amounts) => slice(encode(P2_BATCH, [{ details: amounts.map((amount, index) => details(index % 2 ? other : token, amount, TIME, index)), spender, sigDeadline: BigInt(TIME) }]), 32);
const eachOf = (...amounts) => amounts.map((amount, index) => p2(index % 2 ? other : token, exact(amount), BigInt(TIME), BigInt(index), null, BigInt(TIME)));
const signedBytes = encode('bytes', [signature]);
packed('a permit of several large amounts', [several(LARGE, LARGE, LARGE), signedBytes], eachOf(LARGE, LARGE, LARGE));
packed('a permit of none, and one', [several(), hiddenSingle, signedBytes], [hidden()]);
packed('a permit after a word that several begin with', [toHex(96n, { size: 32 }), hiddenSingle], [hidden()]);
packed('numbers of a permit with more than 160 bits', [encode('address, uint256, uint256, uint256, address, uint256', [token, maxUint160 + 1n, 2n ** 48n - 1n, 3n, spender, BigInt(TIME)])], []);
packed('numbers of a permit, and bytes as long as a signature that is none', [several(LARGE), encode('bytes', [concatHex([r, `0x${'00'.repeat(32)}`, '0x1b'])])], []);
packed('numbers of a permit, and a number that could be a length', [several(LARGE), encode('uint256, bytes32, bytes32', [66n, r, s])], []);

// Calls that nobody knows and that look like approvals.
const LOOKS = { notes: ['LookAlikeCall'] };
unknown('an approval by another name', 'Grant4d(address who, uint256 value)', [spender, maxUint256], [], LOOKS);
unknown('an approval of a partition by another name', 'allowPart(bytes32 part, address who, uint256 value)', [r, spender, 2n ** 255n], [], LOOKS);
unknown('a permit by another name', 'permitFor(address owner, address who, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)', [account, spender, maxUint256, 99n, 27, r, s], [], LOOKS);

const words = (count) => `0x${'00'.repeat(32 * count)}`;
packedLooks('an approval and words up to the longest', 6, LOOKS);
packedLooks('an approval and a word too many', 7, {});
packedLooks('an approval and words far too many', 8, {});
function packedLooks(name, more, options) {
  const data = concatHex(['0x01020304', encode('address, uint256', [spender, maxUint256]), words(more)]);
  push(name, data, [opaque(carrier, '0x01020304')], { ...options, read: false });
}
push('an approval by another name, and a byte', concatHex(['0x01020304', encode('address, uint256', [spender, maxUint256]), '0x00']), [opaque(carrier, '0x01020304')], { read: false });

// Honest calls that nobody knows and that look like nothing.
for (const [text, values] of honest({ account, token, other, spender })) unknown(`honest: ${text}`, text, values, []);
