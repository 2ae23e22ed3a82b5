// Writes protocols.json: calls of the functions beyond the token standards, as viem encodes them.
// Run it from the repository's root: node tests/vectors/calldata/protocols.mjs
import { writeFileSync } from 'node:fs';
import { encodeFunctionData, maxUint256, parseAbi, toFunctionSelector, toHex } from 'viem';
import {
  account, all, coin, collection, control, ended, exact, grant, keeper, leg, moved, nft, nobody, order, other, owner, PERMIT2, r, reading,
  receiver, s, signature, spender, submitted, thisBlock, token, tokenAsset, unlimited, until,
} from './words.mjs';

const vectors = [];

/** One call, and what it changes. */
function add(name, text, args, effects, { value = 0n, note = null } = {}) {
  const data = encodeFunctionData({ abi: parseAbi([`function ${text}`]), args });
  const last = value > 0n ? [moved(coin, null, keeper, value)] : [];
  const selector = toFunctionSelector(`function ${text}`);
  vectors.push({ name, to: keeper, value: toHex(value), selector, data, note, function: text, reading: reading(effects), effects: [...effects, ...last] });
}

const vrs = [27, r, s];
const deadline = 77n;
const bySignature = { by: 'submittedSignature', deadline: toHex(deadline) };

// Tokens.
add('approve everything to one, in one word', 'approve(address spender)', [spender], [grant('allowance', tokenAsset(), unlimited())]);
add('approve some of one id', 'approve(address spender, uint256 id, uint256 amount)', [spender, 5n, 6n], [grant('allowance', nft(5n), exact(6n))]);
add('approve nothing of one id', 'approve(address spender, uint256 id, uint256 amount)', [spender, 5n, 0n], [ended('allowance', nft(5n))]);
for (const [name, text, args] of [
  ['approveAndCall', 'approveAndCall(address spender, uint256 value, bytes data)', [spender, 9n, '0x12']],
  ['approveAndCall without data', 'approveAndCall(address spender, uint256 value)', [spender, 9n]],
  ['safeApprove', 'safeApprove(address spender, uint256 value)', [spender, 9n]],
]) add(name, text, args, [grant('allowance', tokenAsset(), exact(9n))]);
add('safeApprove of nothing', 'safeApprove(address spender, uint256 value)', [spender, 0n], [ended('allowance', tokenAsset())]);
add('temporaryApprove', 'temporaryApprove(address spender, uint256 value)', [spender, maxUint256], [grant('allowance', tokenAsset(), unlimited(), { expiry: thisBlock })]);
for (const [text, args, from] of [
  ['transferAndCall(address to, uint256 value)', [receiver, 9n], null],
  ['transferAndCall(address to, uint256 value, bytes data)', [receiver, 9n, '0x'], null],
  ['transferFromAndCall(address from, address to, uint256 value)', [owner, receiver, 9n], owner],
  ['transferFromAndCall(address from, address to, uint256 value, bytes data)', [owner, receiver, 9n, '0x'], owner],
  ['push(address to, uint256 value)', [receiver, 9n], null],
  ['move(address from, address to, uint256 value)', [owner, receiver, 9n], owner],
  ['operatorSend(address from, address to, uint256 value, bytes data, bytes operatorData)', [owner, receiver, 9n, '0x', '0x'], owner],
  ['send(address to, uint256 value, bytes data)', [receiver, 9n, '0x'], null],
]) add(text.slice(0, text.indexOf('(')), text, args, [moved(tokenAsset(), from, receiver, 9n)]);
add('pull', 'pull(address from, uint256 value)', [owner, 9n], [moved(tokenAsset(), owner, null, 9n)]);
add('multiTransfer', 'multiTransfer(address[] to, uint256[] value)', [[receiver, spender], [1n, 2n]], [moved(tokenAsset(), null, receiver, 1n), moved(tokenAsset(), null, spender, 2n)]);
for (const name of ['selfPermit', 'selfPermitIfNecessary']) {
  add(name, `${name}(address token, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)`, [token, 9n, deadline, ...vrs], [submitted('allowance', tokenAsset(token), exact(9n), { deadline, spender: keeper, keeper: token })]);
}
for (const name of ['selfPermitAllowed', 'selfPermitAllowedIfNecessary']) {
  add(name, `${name}(address token, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s)`, [token, 3n, 0n, ...vrs], [submitted('allowance', tokenAsset(token), unlimited(), { deadline: maxUint256, nonce: 3n, spender: keeper, keeper: token })]);
}
for (const name of ['transferWithAuthorization', 'receiveWithAuthorization']) {
  const text = `${name}(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce`;
  const args = [owner, receiver, 9n, 0n, deadline, r];
  add(name, `${text}, uint8 v, bytes32 r, bytes32 s)`, [...args, ...vrs], [moved(tokenAsset(), owner, receiver, 9n, bySignature)]);
  add(`${name} with a signature in one piece`, `${text}, bytes signature)`, [...args, signature], [moved(tokenAsset(), owner, receiver, 9n, bySignature)]);
}
const cancelled = { effect: 'revoke', revoke: 'authorization', keeper, nonce: toHex(BigInt(r)) };
add('cancelAuthorization', 'cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)', [owner, r, ...vrs], [cancelled]);
add('cancelAuthorization with a signature in one piece', 'cancelAuthorization(address authorizer, bytes32 nonce, bytes signature)', [owner, r, signature], [cancelled]);
add('authorizeOperator', 'authorizeOperator(address operator)', [spender], [grant('operator', tokenAsset(), all)]);
add('revokeOperator', 'revokeOperator(address operator)', [spender], [ended('operator', tokenAsset())]);
add('authorizeOperatorByPartition', 'authorizeOperatorByPartition(bytes32 partition, address operator)', [r, spender], [grant('operator', tokenAsset(), all)]);
add('setOperator', 'setOperator(address operator, bool approved)', [spender, true], [grant('operator', account(), all)]);
add('setOperator, no longer', 'setOperator(address operator, bool approved)', [spender, false], [ended('operator', account())]);
add('setOperator until', 'setOperator(address operator, uint48 until)', [spender, 99], [grant('operator', tokenAsset(), all, { expiry: until(99n) })]);
add('setOperator until nothing', 'setOperator(address operator, uint48 until)', [spender, 0], [ended('operator', tokenAsset())]);
add('transfer of some of one id', 'transfer(address to, uint256 id, uint256 value)', [receiver, 5n, 6n], [moved(nft(5n), null, receiver, 6n)]);
add('transferFrom of some of one id', 'transferFrom(address from, address to, uint256 id, uint256 value)', [owner, receiver, 5n, 6n], [moved(nft(5n), owner, receiver, 6n)]);
add('approve a value of a token', 'approve(uint256 id, address spender, uint256 value)', [5n, spender, 6n], [grant('nft', nft(5n), exact(6n))]);

// Permit2 through Uniswap's position manager.
const details = { token, amount: 6n, expiration: 99, nonce: 1 };
add('permitBatch', 'permitBatch(address owner, ((address token, uint160 amount, uint48 expiration, uint48 nonce)[] details, address spender, uint256 sigDeadline) permit, bytes signature)', [owner, { details: [details], spender, sigDeadline: deadline }, signature], [submitted('permit2', tokenAsset(token), exact(6n), { owner, deadline, nonce: 1n, expiry: until(99n), keeper: PERMIT2 })]);

// Collections.
add('batchTransferFrom', 'batchTransferFrom(address from, address to, uint256[] tokenIds)', [owner, receiver, [1n, 2n]], [moved(nft(1n), owner, receiver, 1n), moved(nft(2n), owner, receiver, 1n)]);
add('setUser', 'setUser(uint256 tokenId, address user, uint64 expires)', [5n, spender, 99n], [grant('rental', nft(5n), exact(1n), { expiry: until(99n) })]);
add('approve on a registry', 'approve(address owner, address operator, bool approved)', [owner, spender, true], [grant('operator', collection(), all, { owner })]);
add('approve for a node', 'approve(bytes32 node, address delegate, bool approved)', [r, spender, true], [grant('nft', nft(BigInt(r)), exact(1n))]);
add('approve for a node, no longer', 'approve(bytes32 node, address delegate, bool approved)', [r, spender, false], [ended('nft', nft(BigInt(r)))]);
const ITEMS = '(uint8 itemType, address token, uint256 identifier, uint256 amount)[] items, address recipient, bool validateERC721Receiver';
const item = (itemType, identifier, amount) => ({ itemType, token, identifier, amount });
add('bulkTransfer', `bulkTransfer((${ITEMS})[] transfers, bytes32 conduitKey)`, [[{ items: [item(1, 0n, 9n), item(2, 7n, 1n), item(3, 8n, 2n)], recipient: receiver, validateERC721Receiver: false }], r], [moved(tokenAsset(token), null, receiver, 9n), moved(nft(7n, token), null, receiver, 1n), moved(nft(8n, token), null, receiver, 2n)]);
add('offerPunkForSale', 'offerPunkForSale(uint256 index, uint256 price)', [7n, 0n], [order([leg(nft(7n), 1n)], [leg(coin, 0n)])]);
add('offerPunkForSaleToAddress', 'offerPunkForSaleToAddress(uint256 index, uint256 price, address to)', [7n, 3n, spender], [order([leg(nft(7n), 1n)], [leg(coin, 3n)], { taker: spender })]);
add('acceptBidForPunk', 'acceptBidForPunk(uint256 index, uint256 price)', [7n, 3n], [order([leg(nft(7n), 1n)], [leg(coin, 3n)], { expiry: thisBlock })]);
add('transferPunk', 'transferPunk(address to, uint256 index)', [receiver, 7n], [moved(nft(7n), null, receiver, 1n)]);
add('enterBidForPunk', 'enterBidForPunk(uint256 index)', [7n], [], { value: 5n });
add('punkNoLongerForSale', 'punkNoLongerForSale(uint256 index)', [7n], [{ effect: 'revoke', revoke: 'order', keeper }]);

// Authority that protocols keep.
add('approveDelegation', 'approveDelegation(address delegatee, uint256 amount)', [spender, maxUint256], [grant('credit', tokenAsset(), unlimited())]);
add('approveDelegation of nothing', 'approveDelegation(address delegatee, uint256 amount)', [spender, 0n], [ended('credit', tokenAsset())]);
add('delegationWithSig', 'delegationWithSig(address delegator, address delegatee, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)', [owner, spender, 9n, deadline, ...vrs], [submitted('credit', tokenAsset(), exact(9n), { owner, deadline })]);
for (const [text, args, back, by = {}] of [
  ['approvePositionManager(address manager, bool approved)', [spender, true], [spender, false]],
  ['allow(address manager, bool isAllowed)', [spender, true], [spender, false]],
  ['setAuthorization(address authorized, bool isAuthorized)', [spender, true], [spender, false]],
  ['setAccountOperator(address account, address operator, bool authorized)', [owner, spender, true], [owner, spender, false], { owner }],
  ['setOperator(bytes19 addressPrefix, address operator, uint256 operatorBitField)', [`0x${'11'.repeat(19)}`, spender, 2n], [`0x${'11'.repeat(19)}`, spender, 0n]],
  ['setRelayerApproval(address sender, address relayer, bool approved)', [owner, spender, true], [owner, spender, false], { owner }],
  ['setMasterContractApproval(address user, address masterContract, bool approved, uint8 v, bytes32 r, bytes32 s)', [owner, spender, true, ...vrs], [owner, spender, false, ...vrs], { owner }],
  ['cdpAllow(uint256 cdp, address usr, uint256 ok)', [1n, spender, 1n], [1n, spender, 0n]],
  ['urnAllow(address usr, uint256 ok)', [spender, 1n], [spender, 0n]],
]) {
  const name = text.slice(0, text.indexOf('('));
  add(`${name} of ${text}`, text, args, [grant('manager', account(), all, by)]);
  add(`${name} of ${text}, no longer`, text, back, [ended('manager', account())]);
}
for (const text of ['hope(address usr)', 'approvePlugin(address plugin)', 'approveAllDelegatePowers(address delegate)']) {
  add(text, text, [spender], [grant('manager', account(), all)]);
}
add('nope', 'nope(address usr)', [spender], [ended('manager', account())]);
add('allowBySig', 'allowBySig(address owner, address manager, bool isAllowed, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s)', [owner, spender, true, 1n, deadline, ...vrs], [submitted('manager', account(), all, { owner, deadline, nonce: 1n })]);
add('setAuthorizationWithSig', 'setAuthorizationWithSig((address authorizer, address authorized, bool isAuthorized, uint256 nonce, uint256 deadline) authorization, (uint8 v, bytes32 r, bytes32 s) signature)', [{ authorizer: owner, authorized: spender, isAuthorized: true, nonce: 1n, deadline }, { v: 27, r, s }], [submitted('manager', account(), all, { owner, deadline, nonce: 1n })]);

// Registries of delegates.
for (const [text, args, asset, amount] of [
  ['delegateAll(address to, bytes32 rights, bool enable)', [spender, r, true], account(), all],
  ['delegateContract(address to, address contract_, bytes32 rights, bool enable)', [spender, token, r, true], account(token), all],
  ['delegateERC721(address to, address contract_, uint256 tokenId, bytes32 rights, bool enable)', [spender, token, 5n, r, true], nft(5n, token), exact(1n)],
  ['delegateERC20(address to, address contract_, bytes32 rights, uint256 amount)', [spender, token, r, 9n], tokenAsset(token), exact(9n)],
  ['delegateERC1155(address to, address contract_, uint256 tokenId, bytes32 rights, uint256 amount)', [spender, token, 5n, r, 9n], nft(5n, token), exact(9n)],
  ['delegateForAll(address delegate, bool value)', [spender, true], account(), all],
  ['delegateForContract(address delegate, address contract_, bool value)', [spender, token, true], account(token), all],
  ['delegateForToken(address delegate, address contract_, uint256 tokenId, bool value)', [spender, token, 5n, true], nft(5n, token), exact(1n)],
  ['setHotWallet(address hotWallet, uint256 expiration, bool lockHotWallet)', [spender, 0n, false], account(), all],
]) add(text, text, args, [grant('delegate', asset, amount)]);
add('delegateAll, no longer', 'delegateAll(address to, bytes32 rights, bool enable)', [spender, r, false], [ended('delegate', account())]);
add('setHotWallet of nobody', 'setHotWallet(address hotWallet, uint256 expiration, bool lockHotWallet)', [nobody, 0n, false], [ended('delegate', account(), null)]);
add('delegate', 'delegate(address delegatee)', [spender], [grant('votes', tokenAsset(), all)]);
add('delegateBySig', 'delegateBySig(address delegatee, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s)', [spender, 1n, deadline, ...vrs], [submitted('votes', tokenAsset(), all, { deadline, nonce: 1n })]);

// Exchanges.
add('grantApprovals', 'grantApprovals(address[] operators)', [[spender, receiver]], [grant('manager', account(), all), grant('manager', account(), all, { spender: receiver })]);
add('revokeApprovals', 'revokeApprovals(address[] operators)', [[spender]], [ended('manager', account())]);
add('registerAllowedOrderSigner', 'registerAllowedOrderSigner(address signer, bool allowed)', [spender, true], [grant('orderSigner', account(), all)]);
add('setSignatureValidatorApproval', 'setSignatureValidatorApproval(address validator, bool approval)', [spender, true], [grant('orderSigner', account(), all)]);
const hidden = { effect: 'opaque', opaque: 'orders', keeper };
add('preSign', 'preSign(bytes32 hash)', [r], [hidden]);
add('setPreSignature', 'setPreSignature(bytes orderUid, bool signed)', ['0x1234', true], [hidden]);
add('setPreSignature, no longer', 'setPreSignature(bytes orderUid, bool signed)', ['0x1234', false], [{ effect: 'revoke', revoke: 'order', keeper }]);
const OFFER = '(uint8 itemType, address token, uint256 identifierOrCriteria, uint256 startAmount, uint256 endAmount)[] offer';
const CONSIDERATION = '(uint8 itemType, address token, uint256 identifierOrCriteria, uint256 startAmount, uint256 endAmount, address recipient)[] consideration';
const ORDERS = `((address offerer, address zone, ${OFFER}, ${CONSIDERATION}, uint8 orderType, uint256 startTime, uint256 endTime, bytes32 zoneHash, uint256 salt, bytes32 conduitKey, uint256 totalOriginalConsiderationItems) parameters, bytes signature)[] orders`;
const part = (itemType, identifierOrCriteria, startAmount, endAmount, more = {}) => ({ itemType, token, identifierOrCriteria, startAmount, endAmount, ...more });
add('Seaport validate', `validate(${ORDERS})`, [[{ parameters: {
  offerer: owner, zone: nobody, offer: [part(2, 7n, 1n, 1n), part(4, 0n, 1n, 2n)],
  consideration: [part(0, 0n, 9n, 5n, { token: nobody, recipient: owner }), part(1, 0n, 1n, 1n, { recipient: other })],
  orderType: 0, startTime: 0n, endTime: 99n, zoneHash: r, salt: 1n, conduitKey: r, totalOriginalConsiderationItems: 2n,
}, signature: '0x' }]], [order([leg(nft(7n, token), 1n), leg(collection(token), 2n)], [leg(coin, 5n), leg(tokenAsset(token), 1n, other)], { maker: owner, expiry: until(99n) })]);
add('registerProxy', 'registerProxy()', [], [control('module', null)]);
for (const [tokenType, asset] of [[20n, tokenAsset(token)], [721n, nft(5n, token)], [1155n, nft(5n, token)]]) {
  add(`PermitC approve of kind ${tokenType}`, 'approve(uint256 tokenType, address token, uint256 id, address operator, uint200 amount, uint48 expiration)', [tokenType, token, 5n, spender, 6n, 99], [grant('permitC', asset, exact(6n), { expiry: until(99n) })]);
}
const SPEND = '(address account, address spender, address token, uint160 allowance, uint48 period, uint48 start, uint48 end, uint256 salt, bytes extraData) permission';
const spend = (what) => ({ account: owner, spender, token: what, allowance: 9n, period: 60, start: 1, end: 99, salt: 0n, extraData: '0x' });
add('SpendPermission approve', `approve(${SPEND})`, [spend(token)], [grant('permission', tokenAsset(token), exact(9n), { owner, period: '0x3c', expiry: until(99n) })]);
add('SpendPermission approve of coin', `approve(${SPEND})`, [spend(`0x${'ee'.repeat(20)}`)], [grant('permission', coin, exact(9n), { owner, period: '0x3c', expiry: until(99n) })]);
add('SpendPermission with a signature', `approveWithSignature(${SPEND}, bytes signature)`, [spend(token), signature], [grant('permission', tokenAsset(token), exact(9n), { owner, period: '0x3c', expiry: until(99n), by: 'submittedSignature' })]);

// Power over accounts.
for (const [power, who, text, args] of [
  ['owner', spender, 'transferOwnership(address newOwner)', [spender]],
  ['owner', spender, 'setOwner(address owner)', [spender]],
  ['owner', spender, 'safeSetOwner(address owner)', [spender]],
  ['owner', spender, 'setAuthority(address authority)', [spender]],
  ['owner', spender, 'changeAdmin(address newAdmin)', [spender]],
  ['owner', spender, 'grantRole(bytes32 role, address account)', [r, spender]],
  ['code', spender, 'upgradeTo(address newImplementation)', [spender]],
  ['code', spender, 'upgradeToAndCall(address newImplementation, bytes data)', [spender, '0x']],
  ['owner', spender, 'addOwnerWithThreshold(address owner, uint256 threshold)', [spender, 1n]],
  ['owner', spender, 'swapOwner(address prevOwner, address oldOwner, address newOwner)', [owner, other, spender]],
  ['threshold', null, 'removeOwner(address prevOwner, address owner, uint256 threshold)', [owner, other, 1n]],
  ['threshold', null, 'changeThreshold(uint256 threshold)', [1n]],
  ['module', spender, 'enableModule(address module)', [spender]],
  ['module', spender, 'setGuard(address guard)', [spender]],
  ['module', spender, 'setModuleGuard(address moduleGuard)', [spender]],
  ['module', spender, 'setFallbackHandler(address handler)', [spender]],
  ['module', spender, 'installModule(uint256 moduleTypeId, address module, bytes initData)', [1n, spender, '0x']],
  ['owner', spender, 'addOwnerAddress(address owner)', [spender]],
  ['owner', null, 'addOwnerPublicKey(bytes32 x, bytes32 y)', [r, s]],
]) add(text, text, args, [control(power, who)]);
add('approveHash', 'approveHash(bytes32 hash)', [r], [{ effect: 'opaque', opaque: 'hash' }]);

// What acts for the sender in nothing but votes and names.
add('castVote', 'castVote(uint256 proposalId, uint8 support)', [1n, 1], []);
add('castVoteWithReason', 'castVoteWithReason(uint256 proposalId, uint8 support, string reason)', [1n, 1, 'Yes'], []);
add('setName', 'setName(string name)', ['name.eth'], []);
add('commit', 'commit(bytes32 commitment)', [r], []);

// A swap at 1inch, for the sender and for somebody else.
const SWAP = 'swap(address executor, (address srcToken, address dstToken, address srcReceiver, address dstReceiver, uint256 amount, uint256 minReturnAmount, uint256 flags) desc, bytes data)';
const swapped = (dstReceiver) => [other, { srcToken: token, dstToken: other, srcReceiver: spender, dstReceiver, amount: 9n, minReturnAmount: 3n, flags: 0n }, '0x1234'];
const now = { expiry: { expiry: 'thisBlock' } };
add('1inch swap', SWAP, swapped(nobody), [order([leg(tokenAsset(token), 9n)], [leg(tokenAsset(other), 3n)], now)]);
add('1inch swap for somebody', SWAP, swapped(receiver), [order([leg(tokenAsset(token), 9n)], [{ ...leg(tokenAsset(other), 3n), to: receiver }], now)]);

writeFileSync(new URL('protocols.json', import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
