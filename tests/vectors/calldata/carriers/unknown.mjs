// Calls that nobody knows.
import { concatHex, maxUint160, maxUint256, slice, toFunctionSelector, toHex } from 'viem';
import { honest } from './honest.mjs';
import { carrier, account, spender, thief, token, other, permit2, r, s, signature, call, encode, fungible, exact, moved, opaque, push, add, details, P2_SINGLE, P2_BATCH, TIME, p2, hiddenSingle, hidden } from './words.mjs';

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

// Calls that nobody knows and that look like approvals.
const LOOKS = { notes: ['LookAlikeCall'] };
unknown('an approval by another name', 'Grant4d(address who, uint256 value)', [spender, maxUint256], [], LOOKS);
unknown('an approval of a partition by another name', 'allowPart(bytes32 part, address who, uint256 value)', [r, spender, 2n ** 255n], [], LOOKS);
unknown('a permit by another name', 'permitFor(address owner, address who, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)', [account, spender, maxUint256, 99n, 27, r, s], [], LOOKS);

// Honest calls that nobody knows and that look like nothing.
for (const [text, values] of honest({ account, token, other, spender })) unknown(`honest: ${text}`, text, values, []);
