// Writes calls.json: calldata as viem encodes it, beside the effects that the arguments stand for.
// Run it from the repository's root: node tests/vectors/calldata/generate.mjs
import { writeFileSync } from 'node:fs';
import { concatHex, encodeFunctionData, maxUint160, maxUint256, maxUint48, maxUint96, padHex, parseAbi, size, slice, toFunctionSelector, toHex } from 'viem';
import { all, coin, collection, either, ended, exact, grant, keeper, moved, never, nft, nobody, other, owner, r, reading, receiver, s, signature, spender, submitted, token, tokenAsset, unlimited, until } from './words.mjs';

const vectors = [];

/** One vector as it is, and the same with bytes after it. */
function add(name, text, args, effects, { value = 0n } = {}) {
  const abi = parseAbi([`function ${text}`]);
  const data = encodeFunctionData({ abi, args });
  const last = value > 0n ? [moved(coin, null, keeper, value)] : [];
  const expected = { function: text, reading: reading(effects), effects: [...effects, ...last] };
  push({ name, value, data, note: null, ...expected });
  push({ name: `${name}, with bytes after it`, value, data: concatHex([data, '0xdeadbeef']), note: 'TrailingBytes', ...expected });
  return data;
}

/** Calldata that viem would not make, for a function that it knows. */
function odd(name, note, text, data, effects) {
  push({ name, value: 0n, data, note, function: text, reading: reading(effects), effects });
}

function push({ value, to = keeper, ...vector }) {
  const selector = vector.function && toFunctionSelector(`function ${vector.function}`);
  vectors.push({ name: vector.name, to, value: toHex(value), selector, ...vector });
}

/** `data` with the word at `index` (after the selector) replaced. */
function withWord(data, index, word) {
  const start = 4 + index * 32;
  const end = start + 32;
  const after = end < size(data) ? [slice(data, end)] : [];
  return concatHex([slice(data, 0, start), word, ...after]);
}

/** `data` with `bytes` put in at the word `index`. */
function inserted(data, index, bytes) {
  const at = 4 + index * 32;
  return concatHex([slice(data, 0, at), bytes, slice(data, at)]);
}

const word = (value) => toHex(value, { size: 32 });
const dirty = (address) => padHex(address, { size: 32 }).replace('0x000000000000000000000000', '0xdeadbeefdeadbeefdeadbeef');

// ERC-20, and approve on whatever the contract is.
const APPROVE = 'approve(address spender, uint256 value)';
const approval = (value, amount) => grant('approve', either(value), amount);
const approve = add('approve an amount', APPROVE, [spender, 1000n], [approval(1000n, exact(1000n))]);
add('approve nothing, or token 0', APPROVE, [spender, 0n], [approval(0n, exact(0n))]);
add('approve everything', APPROVE, [spender, maxUint256], [approval(maxUint256, unlimited(maxUint256))]);
add('approve half of the number space', APPROVE, [spender, 2n ** 255n], [approval(2n ** 255n, unlimited(2n ** 255n))]);
add('approve one less than half', APPROVE, [spender, 2n ** 255n - 1n], [approval(2n ** 255n - 1n, exact(2n ** 255n - 1n))]);
add('approve 96 bits', APPROVE, [spender, maxUint96], [approval(maxUint96, unlimited(maxUint96))]);
add('approve 160 bits', APPROVE, [spender, maxUint160], [approval(maxUint160, exact(maxUint160))]);
add('approve nobody for a token', APPROVE, [nobody, 7n], [grant('approve', either(7n), exact(7n), { spender: nobody })]);
add('approve and pay', APPROVE, [spender, 1n], [approval(1n, exact(1n))], { value: 5n });
odd('approve with a dirty address', 'NonCanonical', APPROVE, withWord(approve, 0, dirty(spender)), [approval(1000n, exact(1000n))]);
odd('approve with a dirty address and bytes after it', 'NonCanonical', APPROVE, concatHex([withWord(approve, 0, dirty(spender)), '0x00']), [approval(1000n, exact(1000n))]);
const cut = 0xffn << 248n;
odd('approve whose amount is cut after its first byte', 'ShortData', APPROVE, concatHex([slice(approve, 0, 36), '0xff']), [approval(cut, unlimited(cut))]);
odd('approve without an amount', 'ShortData', APPROVE, slice(approve, 0, 36), [approval(0n, exact(0n))]);
odd('approve with half an address', 'ShortData', APPROVE, slice(approve, 0, 26), [grant('approve', either(0n), exact(0n), { spender: '0x2222222222222222222200000000000000000000' })]);
odd('approve without arguments', 'ShortData', APPROVE, slice(approve, 0, 4), [grant('approve', either(0n), exact(0n), { spender: nobody })]);

for (const name of ['increaseAllowance', 'increaseApproval']) {
  const text = `${name}(address spender, uint256 addedValue)`;
  for (const [value, amount] of [[0n, exact], [5n, exact], [maxUint256, unlimited]]) {
    add(`${name} by ${value}`, text, [spender, value], [grant('increase', tokenAsset(keeper), amount(value))]);
  }
}
for (const name of ['decreaseAllowance', 'decreaseApproval']) {
  const text = `${name}(address spender, uint256 subtractedValue)`;
  for (const by of [0n, 5n, maxUint256]) {
    add(`${name} by ${by}`, text, [spender, by], [{ effect: 'revoke', revoke: 'decrease', token: keeper, spender, by: toHex(by) }]);
  }
}
add('transfer', 'transfer(address to, uint256 value)', [receiver, 9n], [moved(tokenAsset(keeper), null, receiver, 9n)]);
add('transferFrom', 'transferFrom(address from, address to, uint256 value)', [owner, receiver, 9n], [moved(either(9n), owner, receiver, 9n)]);

// EIP-2612 and DAI.
const PERMIT = 'permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)';
const PERMIT_BYTES = 'permit(address owner, address spender, uint256 value, uint256 deadline, bytes signature)';
for (const [text, tail] of [[PERMIT, [27, r, s]], [PERMIT_BYTES, [signature]]]) {
  for (const [value, amount] of [[3n, exact], [maxUint256, unlimited]]) {
    add(`EIP-2612 permit of ${value}, ${tail.length} parts`, text, [owner, spender, value, 99n, ...tail], [
      submitted('allowance', tokenAsset(keeper), amount(value), { owner, deadline: 99n }),
    ]);
  }
  add(`EIP-2612 permit of nothing, ${tail.length} parts`, text, [owner, spender, 0n, 99n, ...tail], [ended('allowance', tokenAsset(keeper))]);
}
const DAI = 'permit(address holder, address spender, uint256 nonce, uint256 expiry, bool allowed, uint8 v, bytes32 r, bytes32 s)';
const daiGrant = (expiry) => submitted('allowance', tokenAsset(keeper), unlimited(maxUint256), { owner, deadline: expiry || maxUint256, nonce: 4n });
const dai = add('DAI permit', DAI, [owner, spender, 4n, 99n, true, 27, r, s], [daiGrant(99n)]);
add('DAI permit that never expires', DAI, [owner, spender, 4n, 0n, true, 27, r, s], [daiGrant(0n)]);
add('DAI permit that forbids', DAI, [owner, spender, 4n, 99n, false, 27, r, s], [ended('allowance', tokenAsset(keeper))]);
odd('DAI permit whose bool is 2', 'NonCanonical', DAI, withWord(dai, 4, word(2n)), [daiGrant(99n)]);
odd('DAI permit whose bool is 256', 'NonCanonical', DAI, withWord(dai, 4, word(256n)), [daiGrant(99n)]);
odd('DAI permit whose v is too large', 'NonCanonical', DAI, withWord(dai, 5, word(0x11bn)), [daiGrant(99n)]);

// ERC-721 and ERC-1155.
const FOR_ALL = 'setApprovalForAll(address operator, bool approved)';
const operator = add('setApprovalForAll', FOR_ALL, [spender, true], [grant('operator', collection(), all)]);
add('setApprovalForAll to false', FOR_ALL, [spender, false], [ended('operator', collection())]);
odd('setApprovalForAll to the top bit', 'NonCanonical', FOR_ALL, withWord(operator, 1, word(2n ** 255n)), [grant('operator', collection(), all)]);
odd('setApprovalForAll without a bool', 'ShortData', FOR_ALL, slice(operator, 0, 36), [ended('operator', collection())]);
add('safeTransferFrom', 'safeTransferFrom(address from, address to, uint256 tokenId)', [owner, receiver, 8n], [moved(nft(8n), owner, receiver, 1n)]);
const SAFE = 'safeTransferFrom(address from, address to, uint256 tokenId, bytes data)';
const safe = add('safeTransferFrom with data', SAFE, [owner, receiver, 8n, '0x1234'], [moved(nft(8n), owner, receiver, 1n)]);
odd('safeTransferFrom whose data lacks padding', 'NonCanonical', SAFE, slice(safe, 0, 4 + 5 * 32 + 2), [moved(nft(8n), owner, receiver, 1n)]);
odd('safeTransferFrom whose data is longer than the call', 'ShortData', SAFE, withWord(safe, 4, word(maxUint256)), [moved(nft(8n), owner, receiver, 1n)]);
odd('safeTransferFrom whose padding is not zero', 'NonCanonical', SAFE, withWord(safe, 5, '0x1234' + 'ff'.repeat(30)), [moved(nft(8n), owner, receiver, 1n)]);
add('safeTransferFrom of an ERC-1155', 'safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes data)', [owner, receiver, 8n, 6n, '0x'], [moved(nft(8n), owner, receiver, 6n)]);
const BATCH = 'safeBatchTransferFrom(address from, address to, uint256[] ids, uint256[] values, bytes data)';
const batchEffects = [moved(nft(8n), owner, receiver, 6n), moved(nft(9n), owner, receiver, 6n)];
add('safeBatchTransferFrom', BATCH, [owner, receiver, [8n, 9n], [6n, 6n], '0x'], batchEffects);
add('safeBatchTransferFrom of nothing', BATCH, [owner, receiver, [], [], '0x'], []);

// NFT permits.
const nftGrant = (nonce) => submitted('nft', nft(8n), exact(1n), { deadline: 99n, nonce });
for (const [name, text, tail, nonce] of [
  ['Uniswap v3', 'permit(address spender, uint256 tokenId, uint256 deadline, uint8 v, bytes32 r, bytes32 s)', [27, r, s], null],
  ['ERC-4494', 'permit(address spender, uint256 tokenId, uint256 deadline, bytes signature)', [signature], null],
  ['Uniswap v4', 'permit(address spender, uint256 tokenId, uint256 deadline, uint256 nonce, bytes signature)', [5n, signature], 5n],
]) {
  add(`${name} permit`, text, [spender, 8n, 99n, ...tail], [nftGrant(nonce)]);
  add(`${name} permit of nobody`, text, [nobody, 8n, 99n, ...tail], [ended('nft', nft(8n), null)]);
}
const PERMIT_ALL = 'permitForAll(address owner, address operator, bool approved, uint256 deadline, uint256 nonce, bytes signature)';
add('permitForAll', PERMIT_ALL, [owner, spender, true, 99n, 5n, signature], [submitted('operator', collection(), all, { owner, deadline: 99n, nonce: 5n })]);
add('permitForAll to false', PERMIT_ALL, [owner, spender, false, 99n, 5n, signature], [ended('operator', collection())]);

// Permit2.
const P2_APPROVE = 'approve(address token, address spender, uint160 amount, uint48 expiration)';
const p2grant = (amount, expiration) => grant('permit2', tokenAsset(token), amount, { expiry: until(expiration) });
const p2approve = add('Permit2 approve', P2_APPROVE, [token, spender, 1000n, 99], [p2grant(exact(1000n), 99n)]);
add('Permit2 approve everything for ever', P2_APPROVE, [token, spender, maxUint160, Number(maxUint48)], [p2grant(unlimited(maxUint160), maxUint48)]);
add('Permit2 approve one less than everything', P2_APPROVE, [token, spender, maxUint160 - 1n, 99], [p2grant(exact(maxUint160 - 1n), 99n)]);
add('Permit2 approve for this block', P2_APPROVE, [token, spender, 1000n, 0], [p2grant(exact(1000n), 0n)]);
add('Permit2 approve nothing', P2_APPROVE, [token, spender, 0n, 99], [ended('permit2', tokenAsset(token))]);
odd('Permit2 approve with a dirty expiration', 'NonCanonical', P2_APPROVE, withWord(p2approve, 3, word(2n ** 48n + 99n)), [p2grant(exact(1000n), 99n)]);

const DETAILS = '(address token, uint160 amount, uint48 expiration, uint48 nonce)';
const P2_SINGLE = `permit(address owner, (${DETAILS} details, address spender, uint256 sigDeadline) permitSingle, bytes signature)`;
const details = (amount, expiration, nonce, what = token) => ({ token: what, amount, expiration, nonce });
const p2permit = (amount, expiration, nonce, what = token) =>
  submitted('permit2', tokenAsset(what), amount, { owner, expiry: until(expiration), deadline: 77n, nonce });
const single = (one) => [owner, { details: one, spender, sigDeadline: 77n }, signature];
const p2single = add('Permit2 permit', P2_SINGLE, single(details(3n, 99, 2)), [p2permit(exact(3n), 99n, 2n)]);
add('Permit2 permit of everything', P2_SINGLE, single(details(maxUint160, Number(maxUint48), 0)), [p2permit(unlimited(maxUint160), maxUint48, 0n)]);
add('Permit2 permit for this block', P2_SINGLE, single(details(3n, 0, 2)), [p2permit(exact(3n), 0n, 2n)]);
add('Permit2 permit of nothing', P2_SINGLE, single(details(0n, 99, 2)), [ended('permit2', tokenAsset(token))]);
const gap = inserted(withWord(p2single, 7, word(9n * 32n)), 8, word(0n));
odd('Permit2 permit with a gap before the signature', 'NonCanonical', P2_SINGLE, gap, [p2permit(exact(3n), 99n, 2n)]);

const P2_BATCH = `permit(address owner, (${DETAILS}[] details, address spender, uint256 sigDeadline) permitBatch, bytes signature)`;
const several = (list) => [owner, { details: list, spender, sigDeadline: 77n }, signature];
const mixed = [details(3n, 99, 2), details(0n, 99, 2, other), details(maxUint160, 0, 1, other)];
const mixedEffects = [p2permit(exact(3n), 99n, 2n), ended('permit2', tokenAsset(other)), p2permit(unlimited(maxUint160), 0n, 1n, other)];
const p2batch = add('Permit2 permit of several', P2_BATCH, several(mixed), mixedEffects);
add('Permit2 permit of none', P2_BATCH, several([]), []);
odd('Permit2 permit of several whose signature is the batch', 'NonCanonical', P2_BATCH, withWord(p2batch, 2, word(96n)), mixedEffects);

const bySignature = { by: 'submittedSignature', deadline: toHex(99n) };
const p2moved = (to, amount, what = token, more = {}) => moved(tokenAsset(what), owner, to, amount, more);
add('Permit2 transferFrom', 'transferFrom(address from, address to, uint160 amount, address token)', [owner, receiver, 6n, token], [p2moved(receiver, 6n)]);
add('Permit2 transferFrom of several', 'transferFrom((address from, address to, uint160 amount, address token)[] transferDetails)', [[
  { from: owner, to: receiver, amount: 6n, token },
  { from: owner, to: spender, amount: maxUint160, token: other },
]], [p2moved(receiver, 6n), p2moved(spender, maxUint160, other)]);

const P2_PERMIT = '((address token, uint256 amount) permitted, uint256 nonce, uint256 deadline) permit, (address to, uint256 requestedAmount) transferDetails, address owner';
const P2_PERMITS = '((address token, uint256 amount)[] permitted, uint256 nonce, uint256 deadline) permit, (address to, uint256 requestedAmount)[] transferDetails, address owner';
const permitOne = { permitted: { token, amount: maxUint256 }, nonce: 1n, deadline: 99n };
const permitTwo = { permitted: [{ token, amount: 6n }, { token: other, amount: 7n }], nonce: 1n, deadline: 99n };
const asked = { to: receiver, requestedAmount: 6n };
const askedTwo = [asked, { to: spender, requestedAmount: 5n }];
for (const [name, parameters, tail] of [
  ['permitTransferFrom', 'bytes signature', [signature]],
  ['permitWitnessTransferFrom', 'bytes32 witness, string witnessTypeString, bytes signature', [r, 'Order witness)Order(uint256 id)TokenPermissions(address token,uint256 amount)', signature]],
]) {
  add(name, `${name}(${P2_PERMIT}, ${parameters})`, [permitOne, asked, owner, ...tail], [p2moved(receiver, 6n, token, bySignature)]);
  add(`${name} of several`, `${name}(${P2_PERMITS}, ${parameters})`, [permitTwo, askedTwo, owner, ...tail], [p2moved(receiver, 6n, token, bySignature), p2moved(spender, 5n, other, bySignature)]);
}
const LOCKDOWN = 'lockdown((address token, address spender)[] approvals)';
const lockdown = add('lockdown', LOCKDOWN, [[{ token, spender }, { token: other, spender: receiver }]], [ended('permit2', tokenAsset(token)), ended('permit2', tokenAsset(other), receiver)]);
add('lockdown of nothing', LOCKDOWN, [[]], []);
odd('lockdown whose list is cut off before its length', 'ShortData', LOCKDOWN, slice(lockdown, 0, 36), []);
add('invalidateNonces', 'invalidateNonces(address token, address spender, uint48 newNonce)', [token, spender, 12], [{ effect: 'revoke', revoke: 'nonces', keeper, token, spender, before: '0xc' }]);
add('invalidateUnorderedNonces', 'invalidateUnorderedNonces(uint256 wordPos, uint256 mask)', [3n, maxUint256], [{ effect: 'revoke', revoke: 'unorderedNonces', keeper, word: '0x3', mask: toHex(maxUint256) }]);

// Reads.
for (const [text, args] of [
  ['allowance(address user, address token, address spender)', [owner, token, spender]],
  ['nonceBitmap(address owner, uint256 wordPos)', [owner, 1n]],
  ['DOMAIN_SEPARATOR()', []], ['eip712Domain()', []], ['PERMIT_TYPEHASH()', []],
  ['name()', []], ['symbol()', []], ['decimals()', []], ['totalSupply()', []],
  ['nonces(address owner)', [owner]],
  ['balanceOf(address account)', [owner]],
  ['allowance(address owner, address spender)', [owner, spender]],
  ['ownerOf(uint256 tokenId)', [1n]], ['getApproved(uint256 tokenId)', [1n]], ['tokenURI(uint256 tokenId)', [1n]],
  ['isApprovedForAll(address owner, address operator)', [owner, spender]],
  ['balanceOf(address account, uint256 id)', [owner, 1n]],
  ['balanceOfBatch(address[] accounts, uint256[] ids)', [[owner], [1n]]],
  ['uri(uint256 id)', [1n]],
  ['supportsInterface(bytes4 interfaceId)', ['0x80ac58cd']],
]) {
  add(text, text, args, []);
}

// What cannot be read.
const opaque = (selector, to = keeper) => ({ effect: 'opaque', opaque: 'call', to, selector });
function unreadable(name, data, { to = keeper, value = 0n, effects = [] } = {}) {
  const selector = size(data) > 4 ? slice(data, 0, 4) : data;
  const expected = [opaque(selector, to), ...effects];
  push({ name, to, value, data, note: null, function: null, reading: 'unknown', effects: expected });
}
unreadable('a function that nobody knows', '0xdeadbeef');
unreadable('a function that nobody knows, paid', '0xdeadbeef00', { value: 5n, effects: [moved(coin, null, keeper, 5n)] });
unreadable('less than a selector', '0x095ea7');
unreadable('a contract is created', '0x6000', { to: null });
unreadable('a contract is created with calldata of approve', approve, { to: null });
unreadable('a contract is created from nothing', '0x', { to: null });
unreadable('a list longer than the call', withWord(lockdown, 1, word(3n)));
unreadable('a list as long as the number space', withWord(lockdown, 1, word(maxUint256)));
unreadable('a list that begins past the end', withWord(lockdown, 0, word(2n ** 32n)));
unreadable('a list that begins before the start', withWord(lockdown, 0, word(maxUint256 - 31n)));
unreadable('a batch whose offset is past the end', withWord(p2batch, 1, word(10_000n)));
const uneven = encodeFunctionData({ abi: parseAbi([`function ${BATCH}`]), args: [owner, receiver, [8n], [6n, 6n], '0x'] });
unreadable('lists of different lengths', uneven);

// Entries that share bytes: both lists of the batch are the same one.
const shared = encodeFunctionData({ abi: parseAbi([`function ${BATCH}`]), args: [owner, receiver, [8n, 9n], [8n, 9n], '0x'] });
odd('two lists in one place', 'NonCanonical', BATCH, withWord(shared, 3, slice(shared, 4 + 64, 4 + 96)), [moved(nft(8n), owner, receiver, 8n), moved(nft(9n), owner, receiver, 9n)]);

// Plain transfers of the chain's own coin.
for (const value of [0n, 1n, maxUint256]) {
  push({ name: `${value} of the chain's own coin`, value, data: '0x', note: null, function: null, reading: 'notApproval', effects: [moved(coin, null, keeper, value)] });
}

writeFileSync(new URL('calls.json', import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
