// Calls in the name of others, and foreign code.
import { concatHex, encodePacked, slice } from 'viem';
import { mode, oneCall, several } from './account.mjs';
import { carrier, signer, account, spender, thief, token, other, nobody, r, s, signature, call, encode, coin, fungible, exact, grant, moved, opaque, delegated, APPROVE, approved, push, add } from './words.mjs';

// ERC-7710: leaf first, root last.
const DELEGATION = '(address delegate, address delegator, bytes32 authority, (address enforcer, bytes terms, bytes args)[] caveats, uint256 salt, bytes signature)[]';
const delegation = (delegate, delegator) => ({ delegate, delegator, authority: r, caveats: [{ enforcer: other, terms: '0x12', args: '0x' }], salt: 1n, signature });
const chain = encode(DELEGATION, [[delegation(signer, spender), delegation(spender, account)]]);
const REDEEM = 'redeemDelegations(bytes[] permissionContexts, bytes32[] modes, bytes[] executionCallDatas)';
add('redeemDelegations', REDEEM, [[chain], [mode('0x00')], [oneCall]], [approved(account)]);
add('redeemDelegations of a batch', REDEEM, [[chain, '0x'], [mode('0x01'), mode('0x00')], [several, oneCall]], [approved(account), moved(coin, account, thief, 5n), approved(null)]);
add('redeemDelegations of what is one’s own', REDEEM, [[encode(DELEGATION, [[]])], [mode('0x00')], [oneCall]], [approved(null)]);
add('redeemDelegations of the signer', REDEEM, [[encode(DELEGATION, [[delegation(spender, signer)]])], [mode('0x00')], [oneCall]], [approved(null)], { from: signer });
add('redeemDelegations that runs foreign code', REDEEM, [[chain], [mode('0xff')], [encodePacked(['address', 'bytes'], [thief, APPROVE])]], [delegated(thief, account)]);
const redeemOpaque = [opaque(carrier, '0xcef6d209')];
push('redeemDelegations with lists of different lengths', call(REDEEM, [[chain], [], [oneCall]]), redeemOpaque, { read: false });
push('redeemDelegations with a broken context', call(REDEEM, [[slice(chain, 0, 40)], [mode('0x00')], [oneCall]]), redeemOpaque, { read: false });

// Foreign code.
add('DSProxy execute', 'execute(address target, bytes data)', [thief, APPROVE], [delegated(thief)]);
add('InstaDapp cast', 'cast(string[] targetNames, bytes[] datas, address origin)', [['BASIC-A'], [APPROVE], account], [opaque(carrier, '0x095ea7b3')]);

// In somebody's name.
add('vault connector permit', 'permit(address signer, address sender, uint256 nonceNamespace, uint256 nonce, uint256 deadline, uint256 value, bytes data, bytes signature)', [account, spender, 0n, 0n, 99n, 0n, call('setAccountOperator(address account, address operator, bool authorized)', [account, spender, true]), signature],
  [grant('manager', { asset: 'account', address: carrier }, account, carrier, { amount: 'all' })]);
const ITEM = 'address targetContract, address onBehalfOfAccount, uint256 value, bytes data';
add('vault connector batch', `batch((${ITEM})[] items)`, [[
  { targetContract: token, onBehalfOfAccount: account, value: 0n, data: APPROVE },
  { targetContract: carrier, onBehalfOfAccount: nobody, value: 0n, data: APPROVE },
]], [approved(account), approved(null, carrier)]);
add('vault connector call', `call(${ITEM})`, [token, account, 0n, APPROVE], [approved(account)]);
add('executeMetaTransaction', 'executeMetaTransaction(address userAddress, bytes functionSignature, bytes32 sigR, bytes32 sigS, uint8 sigV)', [account, APPROVE, r, s, 27], [approved(account, carrier)]);
// The sender is appended, and would be read as the amount.
add('executeMetaTransaction of a call that ends early', 'executeMetaTransaction(address userAddress, bytes functionSignature, bytes32 sigR, bytes32 sigS, uint8 sigV)', [account, concatHex([slice(APPROVE, 0, 36), `0x${'00'.repeat(12)}`]), r, s, 27], [opaque(carrier, '0x095ea7b3')]);
add('forwarder execute', 'execute((address from, address to, uint256 value, uint256 gas, uint256 nonce, bytes data) req, bytes signature)', [{ from: account, to: token, value: 0n, gas: 1n, nonce: 1n, data: APPROVE }, signature], [approved(account)]);
add('newer forwarder execute', 'execute((address from, address to, uint256 value, uint256 gas, uint48 deadline, bytes data, bytes signature) request)', [{ from: account, to: token, value: 0n, gas: 1n, deadline: 99, data: APPROVE, signature }], [approved(account)]);
add('AllowanceHolder exec', 'exec(address operator, address token, uint256 amount, address target, bytes data)', [spender, token, 1000n, token, APPROVE], [
  grant('allowance', fungible(token), null, carrier, exact(1000n), { expiry: { expiry: 'thisBlock' } }), approved(carrier),
]);
