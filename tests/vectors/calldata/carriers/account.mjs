// Smart accounts.
import { concatHex, encodePacked, maxUint256, size, slice, toFunctionSelector } from 'viem';
import { carrier, account, thief, token, other, nobody, multiSendCallOnly, r, signature, call, encode, coin, fungible, moved, opaque, delegated, APPROVE, approved, asCarrier, push, add } from './words.mjs';

// Safe.
const packed = (list) => concatHex(list.map(({ operation = 0, to, value = 0n, data }) => encodePacked(['uint8', 'address', 'uint256', 'uint256', 'bytes'], [operation, to, value, BigInt(size(data)), data])));
const MULTI_SEND = 'multiSend(bytes transactions)';
const EXEC = 'execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)';
const exec = (to, value, data, operation, gas = [0n, 0n, 0n, nobody, nobody]) => [to, value, data, operation, ...gas, signature];
const sent = [{ to: token, data: APPROVE }, { to: thief, value: 5n, data: '0x' }];
const sentEffects = [approved(carrier), moved(coin, carrier, thief, 5n)];
add('Safe transaction', EXEC, exec(token, 0n, APPROVE, 0), asCarrier);
add('Safe transaction with coin', EXEC, exec(thief, 5n, '0x', 0), [moved(coin, carrier, thief, 5n)]);
add('Safe transaction that is a batch', EXEC, exec(multiSendCallOnly, 0n, call(MULTI_SEND, [packed(sent)]), 1), sentEffects);
// From the package @safe-global/safe-deployments 1.37.56.
for (const [deployment, address] of Object.entries({
  '1.1.1': '0x8d29be29923b68abfdd21e541b9374737b49cdad',
  '1.3.0': '0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761',
  '1.3.0, of EIP-155': '0x998739bfdaadde7c933b942a68053933098f9eda',
  '1.3.0, of ZKsync': '0x0dfcccb95225ffb03c6fbb2559b530c2b7c8a912',
  '1.3.0, only calls': '0x40a2accbd92bca938b02010e17a5b8929b49130d',
  '1.3.0, only calls, of EIP-155': '0xa1dabef33b3b82c7814b6d82a79e50f4ac44102b',
  '1.3.0, only calls, of ZKsync': '0xf220d3b4dfb23c4ade8c88e526c1353abacbc38f',
  '1.4.1': '0x38869bf66a61cf6bdb996a6ae40d5853fd43b526',
  '1.4.1, of ZKsync': '0x309d0b190fecca8e1d5d8309a16f7e3cb133e885',
  '1.4.1, only calls, of ZKsync': '0x0408ef011960d02349d50286d20531229bcef773',
  '1.5.0': '0x218543288004cd07832472d464648173c77d7eb7',
  '1.5.0, only calls': '0xa83c336b20401af773b6219ba5027174338d1836',
})) add(`Safe transaction that is a batch, by ${deployment}`, EXEC, exec(address, 0n, call(MULTI_SEND, [packed(sent)]), 1), sentEffects);
add('Safe transaction that runs foreign code', EXEC, exec(thief, 0n, APPROVE, 1), [delegated(thief)]);
add('Safe transaction that refunds', EXEC, exec(token, 0n, APPROVE, 0, [50n, 50n, 1000n, other, thief]), [approved(carrier), moved(fungible(other), carrier, thief, 100_000n)]);
add('Safe transaction that refunds the sender', EXEC, exec(token, 0n, APPROVE, 0, [50n, 50n, 1000n, nobody, nobody]), [approved(carrier), moved(coin, carrier, null, 100_000n)]);
const MODULE = '(address to, uint256 value, bytes data, uint8 operation)';
add('Safe module', `execTransactionFromModule${MODULE}`, [token, 0n, APPROVE, 0], asCarrier);
add('Safe module that runs foreign code', `execTransactionFromModule${MODULE}`, [thief, 0n, APPROVE, 1], [delegated(thief)]);
add('Safe module with return data', `execTransactionFromModuleReturnData${MODULE}`, [token, 0n, APPROVE, 0], asCarrier);
add('multiSend', MULTI_SEND, [packed(sent)], sentEffects);
add('multiSend of nothing', MULTI_SEND, ['0x'], []);
add('multiSend that runs foreign code', MULTI_SEND, [packed([{ operation: 1, to: thief, data: APPROVE }])], [delegated(thief)]);
add('multiSend to the zero address, which is the Safe', MULTI_SEND, [packed([{ to: nobody, data: call('enableModule(address module)', [thief]) }])], [{ effect: 'control', account: carrier, who: thief, power: 'module', everywhere: false, by: 'transaction' }]);
const multiSendOpaque = [opaque(carrier, '0x8d80ff0a')];
const whole = packed(sent);
push('multiSend that is cut off', call(MULTI_SEND, [slice(whole, 0, size(whole) - 1)]), multiSendOpaque, { read: false });
push('multiSend with an operation that is none', call(MULTI_SEND, [packed([{ operation: 2, to: token, data: APPROVE }])]), multiSendOpaque, { read: false });
push('multiSend with a length beyond memory', call(MULTI_SEND, [encodePacked(['uint8', 'address', 'uint256', 'uint256'], [0, token, 0n, maxUint256])]), multiSendOpaque, { read: false });

// Smart accounts.
const ACCOUNT = '(address to, uint256 value, bytes data)';
const BATCH = [{ to: token, value: 0n, data: APPROVE }, { to: thief, value: 5n, data: '0x' }];
const batchOf = [approved(carrier), moved(coin, carrier, thief, 5n)];
add('account execute', `execute${ACCOUNT}`, [token, 0n, APPROVE], asCarrier);
add('account execute of the signer itself', `execute${ACCOUNT}`, [token, 0n, APPROVE], [approved(null)], { from: carrier });
add('account execute in an account', `execute${ACCOUNT}`, [account, 0n, call(`execute${ACCOUNT}`, [token, 0n, APPROVE])], [approved(account)]);
add('account execute, short name', `execute_ncC${ACCOUNT}`, [token, 0n, APPROVE], asCarrier);
add('ERC-725X execute', 'execute(uint256 operation, address to, uint256 value, bytes data)', [0n, token, 0n, APPROVE], asCarrier);
add('ERC-725X delegate', 'execute(uint256 operation, address to, uint256 value, bytes data)', [4n, thief, 0n, APPROVE], [delegated(thief)]);
add('ERC-6551 execute', 'execute(address to, uint256 value, bytes data, uint8 operation)', [token, 0n, APPROVE, 0], asCarrier);
add('ERC-6551 delegate', 'execute(address to, uint256 value, bytes data, uint8 operation)', [thief, 0n, APPROVE, 1], [delegated(thief)]);
add('executeBatch of lists', 'executeBatch(address[] to, bytes[] data)', [[token], [APPROVE]], asCarrier);
push('executeBatch of fewer accounts than calls', call('executeBatch(address[] to, bytes[] data)', [[token], [APPROVE, APPROVE]]), [opaque(carrier, '0x18dfb3c7')], { read: false });
push('executeBatch of more accounts than calls', call('executeBatch(address[] to, bytes[] data)', [[token, token], [APPROVE]]), [opaque(carrier, '0x18dfb3c7')], { read: false });
const LISTS = '(address[] to, uint256[] value, bytes[] data)';
add('executeBatch of three lists', `executeBatch${LISTS}`, [[token, thief], [0n, 5n], [APPROVE, '0x']], batchOf);
add('executeBatch of three lists, short name', `executeBatch_y6U${LISTS}`, [[token, thief], [0n, 5n], [APPROVE, '0x']], batchOf);
const CALLS = '(address to, uint256 value, bytes data)[] calls';
add('executeBatch', `executeBatch(${CALLS})`, [BATCH], batchOf);
add('executeBySender', `executeBySender(${CALLS})`, [BATCH], batchOf);
add('execute of calls', `execute(${CALLS})`, [BATCH], batchOf);
add('execute of a batch', `execute((${CALLS}, bool revertOnFailure) batch)`, [{ calls: BATCH, revertOnFailure: true }], batchOf);
add('Sequence execute', 'execute((bool delegateCall, bool revertOnError, uint256 gasLimit, address target, uint256 value, bytes data)[] txs, uint256 nonce, bytes signature)', [[
  { delegateCall: false, revertOnError: true, gasLimit: 0n, target: token, value: 0n, data: APPROVE },
  { delegateCall: true, revertOnError: true, gasLimit: 0n, target: thief, value: 0n, data: APPROVE },
], 1n, signature], [approved(carrier), delegated(thief)]);

// ERC-7579 and ERC-7821.
const MODE = 'execute(bytes32 mode, bytes executionCalldata)';
export const mode = (start) => concatHex([start, `0x${'00'.repeat(32 - size(start))}`]);
export const oneCall = encodePacked(['address', 'uint256', 'bytes'], [token, 0n, APPROVE]);
export const several = encode(CALLS, [BATCH]);
add('ERC-7579 single', MODE, [mode('0x00'), oneCall], asCarrier);
add('ERC-7579 single that may fail', MODE, [mode('0x0001'), oneCall], asCarrier);
add('ERC-7579 batch', MODE, [mode('0x01'), several], batchOf);
add('ERC-7579 static', MODE, [mode('0xfe'), oneCall], []);
add('ERC-7579 delegate', MODE, [mode('0xff'), encodePacked(['address', 'bytes'], [thief, APPROVE])], [delegated(thief)]);
add('ERC-7821 batch', MODE, [mode('0x01000000000078210001'), several], batchOf);
add('ERC-7821 batch with data for its validator', MODE, [mode('0x01000000000078210001'), encode(`${CALLS}, bytes opData`, [BATCH, signature])], batchOf);
add('ERC-7821 batch of batches', MODE, [mode('0x01000000000078210002'), encode('bytes[]', [[several, encode(`${CALLS}, bytes opData`, [BATCH, signature])]])], [...batchOf, ...batchOf]);
add('ERC-7821 call of the account itself', MODE, [mode('0x01000000000078210001'), encode(CALLS, [[{ to: nobody, value: 0n, data: APPROVE }]])], [approved(carrier, carrier)]);
add('ERC-7579 from an executor', 'executeFromExecutor(bytes32 mode, bytes executionCalldata)', [mode('0x00'), oneCall], asCarrier);
const modeOpaque = [opaque(carrier, '0xe9ae5c53')];
push('ERC-7579 mode that nobody knows', call(MODE, [mode('0x02'), oneCall]), modeOpaque, { read: false });
push('ERC-7579 single that is cut off', call(MODE, [mode('0x00'), slice(oneCall, 0, 51)]), modeOpaque, { read: false });
push('ERC-7579 batch that is cut off', call(MODE, [mode('0x01'), slice(several, 0, size(several) - 32)]), modeOpaque, { read: false });

// ERC-4337.
const OP = '(address sender, uint256 nonce, bytes initCode, bytes callData, bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees, bytes paymasterAndData, bytes signature)';
const OLD_OP = '(address sender, uint256 nonce, bytes initCode, bytes callData, uint256 callGasLimit, uint256 verificationGasLimit, uint256 preVerificationGas, uint256 maxFeePerGas, uint256 maxPriorityFeePerGas, bytes paymasterAndData, bytes signature)';
const accountCall = call(`execute${ACCOUNT}`, [token, 0n, APPROVE]);
const op = (callData) => ({ sender: account, nonce: 1n, initCode: '0x', callData, accountGasLimits: r, preVerificationGas: 1n, gasFees: r, paymasterAndData: '0x', signature });
const oldOp = (callData) => ({ ...op(callData), callGasLimit: 1n, verificationGasLimit: 1n, maxFeePerGas: 1n, maxPriorityFeePerGas: 1n });
const EXECUTE_USER_OP = `executeUserOp(${OP} userOp, bytes32 userOpHash)`;
const executeSelector = toFunctionSelector(`function ${EXECUTE_USER_OP}`);
add('executeUserOp', EXECUTE_USER_OP, [op(concatHex([executeSelector, accountCall])), r], asCarrier);
add('handleOps', `handleOps(${OP}[] ops, address beneficiary)`, [[op(accountCall)], thief], [approved(account)]);
add('handleOps of a whole operation', `handleOps(${OP}[] ops, address beneficiary)`, [[op(concatHex([executeSelector, accountCall]))], thief], [approved(account)]);
add('handleOps of the first entry point', `handleOps(${OLD_OP}[] ops, address beneficiary)`, [[oldOp(accountCall)], thief], [approved(account)]);
push('executeUserOp of nothing', call(EXECUTE_USER_OP, [op('0x'), r]), [opaque(carrier, executeSelector)], { read: false });
