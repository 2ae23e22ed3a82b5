// Batches that call themselves or others.
import { carrier, account, thief, token, r, s, call, coin, fungible, exact, grant, bySignature, moved, APPROVE, approved, self, asCarrier, add } from './words.mjs';

// The contract calls itself by delegatecall: the sender stays.
add('multicall', 'multicall(bytes[] data)', [[APPROVE, APPROVE]], [self, self]);
add('multicall with a deadline', 'multicall(uint256 deadline, bytes[] data)', [99n, [APPROVE]], [self]);
add('multicall after a block', 'multicall(bytes32 previousBlockhash, bytes[] data)', [r, [APPROVE]], [self]);
add('multicall of a target', 'multicall(address target, bytes[] data)', [token, [APPROVE]], [approved(carrier)]);
add('multicall of nothing', 'multicall(bytes[] data)', [[]], []);
add('multicall that permits', 'multicall(bytes[] data)', [[
  call('selfPermit(address token, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)', [token, 7n, 99n, 27, r, s]),
]], [grant('allowance', fungible(token), null, token, exact(7n), { spender: carrier, ...bySignature(99n) })]);

// The batch contract is the sender.
const AGGREGATE = [{ target: token, callData: APPROVE }];
add('aggregate', 'aggregate((address target, bytes callData)[] calls)', [AGGREGATE], asCarrier);
add('aggregate3', 'aggregate3((address target, bool allowFailure, bytes callData)[] calls)', [[{ target: token, allowFailure: true, callData: APPROVE }]], asCarrier);
add('aggregate3Value', 'aggregate3Value((address target, bool allowFailure, uint256 value, bytes callData)[] calls)', [[
  { target: token, allowFailure: true, value: 0n, callData: APPROVE }, { target: thief, allowFailure: false, value: 5n, callData: '0x' },
]], [approved(carrier), moved(coin, carrier, thief, 5n)], { value: 5n });
add('tryAggregate', 'tryAggregate(bool requireSuccess, (address target, bytes callData)[] calls)', [true, AGGREGATE], asCarrier);
add('tryBlockAndAggregate', 'tryBlockAndAggregate(bool requireSuccess, (address target, bytes callData)[] calls)', [true, AGGREGATE], asCarrier);
add('blockAndAggregate', 'blockAndAggregate((address target, bytes callData)[] calls)', [AGGREGATE], asCarrier);
add('aggregate that takes what was approved to it', 'aggregate((address target, bytes callData)[] calls)', [[
  { target: token, callData: call('transferFrom(address from, address to, uint256 value)', [account, thief, 6n]) },
]], [moved({ asset: 'either', address: token, value: '0x6' }, account, thief, 6n)]);
