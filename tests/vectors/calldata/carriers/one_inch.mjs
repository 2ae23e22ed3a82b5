// 1inch.
import { concatHex, encodePacked, maxUint256, maxUint48 } from 'viem';
import { carrier, account, spender, token, other, nobody, permit2, r, s, signature, call, encode, fungible, exact, unlimited, until, grant, bySignature, opaque, APPROVE, self, push, add, details, P2_SINGLE, TIME, p2 } from './words.mjs';

// 1inch: permits told apart by their lengths.
const ONE_INCH = 'permitAndCall(bytes permit, bytes action)';
const inch = (name, permit, effects, more = {}) => add(`1inch: ${name}`, ONE_INCH, [concatHex([token, permit]), APPROVE], [...effects, self], more);
const toRouter = { spender: carrier };
const args = (types, values) => encode(types, values);
inch('permit', args('address, address, uint256, uint256, uint8, bytes32, bytes32', [account, spender, 7n, 99n, 27, r, s]), [grant('allowance', fungible(token), account, token, exact(7n), bySignature(99n))]);
inch('DAI permit', args('address, address, uint256, uint256, bool, uint8, bytes32, bytes32', [account, spender, 4n, 99n, true, 27, r, s]), [grant('allowance', fungible(token), account, token, unlimited(maxUint256), bySignature(99n, 4n))]);
inch('Permit2 permit', args(`address, ${P2_SINGLE}, bytes`, [account, { details: details(other, 9n, TIME, 4), spender, sigDeadline: 77n }, concatHex([r, s])]), [p2(other, exact(9n), BigInt(TIME), 4n, account)]);
inch('permit with bytes', args('address, address, uint256, uint256, bytes', [account, spender, 7n, 99n, signature]), [grant('allowance', fungible(token), account, token, exact(7n), bySignature(99n))]);
inch('short permit', encodePacked(['uint256', 'uint32', 'bytes32', 'bytes32'], [7n, 100, r, s]), [grant('allowance', fungible(token), null, token, exact(7n), { ...toRouter, ...bySignature(99n) })]);
inch('short permit for ever', encodePacked(['uint256', 'uint32', 'bytes32', 'bytes32'], [maxUint256, 0, r, s]), [grant('allowance', fungible(token), null, token, unlimited(maxUint256), { ...toRouter, ...bySignature(maxUint256) })]);
inch('short DAI permit', encodePacked(['uint32', 'uint32', 'bytes32', 'bytes32'], [4, 100, r, s]), [grant('allowance', fungible(token), null, token, unlimited(maxUint256), { ...toRouter, ...bySignature(99n, 4n) })]);
inch('short Permit2 permit', encodePacked(['uint160', 'uint32', 'uint32', 'uint32', 'bytes32', 'bytes32'], [9n, 100, 4, 0, r, s]), [
  grant('permit2', fungible(token), null, permit2, exact(9n), { ...toRouter, expiry: until(99n), ...bySignature(maxUint48, 4n) }),
]);
inch('permit that is cut off', '0x1234', [opaque(token, '0x9fd5a6cf')]);
push('1inch: no token', call(ONE_INCH, ['0x1234', APPROVE]), [opaque(carrier, '0x5816d723')], { read: false });
