// Writes carriers.json: calls that carry calls, as viem encodes them, beside what they come to.
// Run it from the repository's root: node tests/vectors/calldata/carriers.mjs
import { writeFileSync } from 'node:fs';
import { concatHex, encodeAbiParameters, encodeFunctionData, encodePacked, maxUint160, maxUint256, maxUint48, padHex, parseAbi, parseAbiParameters, size, slice, toFunctionSelector, toHex } from 'viem';
import { honest } from './honest.mjs';

const carrier = '0x00000000000000000000000000000000000000c0';
const signer = '0x9999999999999999999999999999999999999999';
const account = '0x1111111111111111111111111111111111111111';
const spender = '0x2222222222222222222222222222222222222222';
const thief = '0x3333333333333333333333333333333333333333';
const token = '0x4444444444444444444444444444444444444444';
const other = '0x5555555555555555555555555555555555555555';
const nobody = '0x0000000000000000000000000000000000000000';
const permit2 = '0x000000000022d473030f116ddee9f6b43ac78ba3';
const multiSendCallOnly = '0x9641d764fc13c8b624c04430c7356c1c7c8102e2';
const MSG_SENDER = '0x0000000000000000000000000000000000000001';
const ROUTER = '0x0000000000000000000000000000000000000002';
const ALL = 2n ** 255n;
const r = padHex('0xaa', { size: 32 });
const s = padHex('0xbb', { size: 32 });
const signature = concatHex([r, s, '0x1b']);

const vectors = [];

const call = (text, args) => encodeFunctionData({ abi: parseAbi([`function ${text}`]), args });
const encode = (types, values) => encodeAbiParameters(parseAbiParameters(types), values);

const coin = { asset: 'coin' };
const fungible = (address) => ({ asset: 'token', address });
const exact = (value) => ({ amount: 'exact', value: toHex(value) });
const unlimited = (value) => ({ amount: 'unlimited', value: toHex(value) });
const until = (time) => (time === 0n ? { expiry: 'thisBlock' } : { expiry: 'at', time: toHex(time) });

/** A grant by the transaction itself, except for what `more` says. */
const grant = (kind, asset, owner, keeper, amount, more = {}) =>
  ({ effect: 'grant', kind, asset, owner, spender, amount, period: null, expiry: { expiry: 'never' }, deadline: null, nonce: null, by: 'transaction', keeper, ...more });
const bySignature = (deadline, nonce = null) => ({ by: 'submittedSignature', deadline: toHex(deadline), nonce: nonce === null ? null : toHex(nonce) });
const moved = (asset, from, to, amount, more = {}) =>
  ({ effect: 'transfer', asset, from, to, amount: toHex(amount), by: 'transaction', deadline: null, ...more });
const opaque = (to, selector) => ({ effect: 'opaque', opaque: 'call', to, selector });
const delegated = (to, of = carrier) => ({ effect: 'opaque', opaque: 'delegateCall', account: of, to });
const order = (gives, gets, expiry, maker = null) => ({ effect: 'order', maker, gives, gets, taker: null, expiry, by: 'transaction', keeper: carrier });
const leg = (asset, amount, to = null) => ({ asset, amount: toHex(amount), to });

/** `approve(spender, 1000)` on a contract, and what it means of whoever calls. */
const APPROVE = call('approve(address spender, uint256 value)', [spender, 1000n]);
const approved = (owner, on = token) => grant('approve', { asset: 'either', address: on, value: toHex(1000n) }, owner, on, exact(1000n));

function reading(effects) {
  if (effects.some((effect) => effect.effect === 'opaque')) return 'unknown';
  return effects.some((effect) => effect.effect !== 'transfer') ? 'approval' : 'notApproval';
}

function push(name, data, effects, { from = null, value = 0n, notes = [], read = true } = {}) {
  const last = value > 0n ? [moved(coin, null, carrier, value)] : [];
  const all = [...effects, ...last];
  const selector = read ? slice(data, 0, 4) : null;
  vectors.push({ name, from, to: carrier, value: toHex(value), data, selector, notes, reading: reading(all), effects: all });
}

/** One vector of a function of the table. */
function add(name, text, args, effects, more = {}) {
  const data = call(text, args);
  push(name, data, effects, more);
  return data;
}

// The contract calls itself by delegatecall: the sender stays.
const self = approved(null, carrier);
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
const asCarrier = [approved(carrier)];
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

// Uniswap's Universal Router.
const EXECUTE = 'execute(bytes commands, bytes[] inputs, uint256 deadline)';
const execute = (list) => [concatHex(list.map(([command]) => toHex(command, { size: 1 }))), list.map(([, input]) => input), 99n];
const router = (name, list, effects, more = {}) => add(`Universal Router: ${name}`, EXECUTE, execute(list), effects, more);
const deadline = until(99n);
const routerOpaque = opaque(carrier, '0x3593564c');

const DETAILS = '(address token, uint160 amount, uint48 expiration, uint48 nonce)';
const details = (what, amount, expiration, nonce) => ({ token: what, amount, expiration, nonce });
const P2_SINGLE = `(${DETAILS} details, address spender, uint256 sigDeadline) permit`;
const P2_BATCH = `(${DETAILS}[] details, address spender, uint256 sigDeadline) permit`;
const TIME = 1_900_000_000;
const single = encode(`${P2_SINGLE}, bytes signature`, [{ details: details(token, maxUint160, Number(maxUint48), 3), spender, sigDeadline: 77n }, signature]);
const batch = encode(`${P2_BATCH}, bytes signature`, [{ details: [details(token, 9n, TIME, 4), details(other, 8n, 0, 5)], spender, sigDeadline: 77n }, signature]);
const p2 = (what, amount, expiration, nonce, owner = null, end = 77n) =>
  grant('permit2', fungible(what), owner, permit2, amount, { expiry: until(expiration), ...bySignature(end, nonce) });
const hiddenSingle = encode(P2_SINGLE, [{ details: details(token, maxUint160, TIME, 3), spender, sigDeadline: BigInt(TIME) }]);
const hidden = (owner = null) => p2(token, unlimited(maxUint160), BigInt(TIME), 3n, owner, BigInt(TIME));
const singleEffect = (owner = null) => p2(token, unlimited(maxUint160), maxUint48, 3n, owner);
const batchEffects = [p2(token, exact(9n), BigInt(TIME), 4n), p2(other, exact(8n), 0n, 5n)];
router('permit', [[0x0a, single]], [singleEffect()]);
router('permit that may fail', [[0x8a, single]], [singleEffect()]);
router('permit as older routers alone read it', [[0x4a, single]], [singleEffect()]);
router('permit as older routers alone read it, which may fail', [[0xca, single]], [singleEffect()]);
router('permits of several', [[0x03, batch]], batchEffects);
router('permits, in a plan of its own', [[0x21, encode('bytes, bytes[]', ['0x0a03', [single, batch]])]], [singleEffect(), ...batchEffects]);
add('Universal Router without a deadline', 'execute(bytes commands, bytes[] inputs)', execute([[0x0a, single]]).slice(0, 2), [singleEffect()]);
const SIGNED = 'executeSigned(bytes commands, bytes[] inputs, bytes32 intent, bytes32 data, bool verifySender, bytes32 nonce, bytes signature, uint256 deadline)';
const signedArgs = (list) => [...execute(list).slice(0, 2), r, s, true, r, signature, 99n];
add('Universal Router, signed', SIGNED, signedArgs([[0x0a, single]]), [singleEffect()]);
add('Universal Router, signed, with a command that nobody knows', SIGNED, signedArgs([[0x3f, '0x']]), [opaque(carrier, '0x44684dc3')]);
const paid = (what, amount, to = carrier, from = null) => moved(fungible(what), from, to, amount);
const inputs = (types, values) => encode(types, values);
const TOKEN_TO = 'address token, address to, uint256 number';
router('tokens are pulled', [[0x02, inputs(TOKEN_TO, [token, ROUTER, 6n])]], [paid(token, 6n)]);
router('tokens are pulled to somebody', [[0x02, inputs(TOKEN_TO, [token, thief, 6n])]], [paid(token, 6n, thief)]);
router('tokens are pulled, several', [[0x0d, inputs('(address from, address to, uint160 amount, address token)[]', [[{ from: account, to: thief, amount: 6n, token }]])]], [paid(token, 6n, thief)]);

const SWAP = 'address to, uint256 first, uint256 second, bytes path, bool pays';
const path = encodePacked(['address', 'uint24', 'address', 'uint24', 'address'], [token, 500, spender, 3000, other]);
const back = encodePacked(['address', 'uint24', 'address', 'uint24', 'address'], [other, 3000, spender, 500, token]);
const exactIn = (to, pays = true) => inputs(SWAP, [to, 1000n, 7n, path, pays]);
router('v3 swap', [[0x00, exactIn(MSG_SENDER)]], [paid(token, 1000n)]);
router('v3 swap to the router, and out of it', [[0x00, exactIn(ROUTER)], [0x04, inputs(TOKEN_TO, [other, MSG_SENDER, 7n])]], [paid(token, 1000n)]);
router('v3 swap of what the router has', [[0x00, exactIn(MSG_SENDER, false)]], []);
router('v3 swap of a path with a rest', [[0x00, inputs(SWAP, [MSG_SENDER, 1000n, 7n, concatHex([path, '0x1234']), true])]], [paid(token, 1000n)]);
router('v3 swap for an exact amount', [[0x01, inputs(SWAP, [MSG_SENDER, 7n, 1000n, back, true])]], [paid(token, 1000n)]);
router('v3 swap for somebody', [[0x00, exactIn(thief)]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 7n, thief)], deadline)]);
router('v3 swap for an exact amount for somebody', [[0x01, inputs(SWAP, [thief, 7n, 1000n, back, true])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 7n, thief)], deadline)]);
router('v3 swap for the signer, by address', [[0x00, exactIn(signer)]], [paid(token, 1000n)], { from: signer });
router('v3 swap with a newer input', [[0x00, inputs(`${SWAP}, uint256[] prices`, [MSG_SENDER, 1000n, 7n, path, true, [1n]])]], [paid(token, 1000n)]);
router('v3 swap of too short a path', [[0x00, inputs(SWAP, [MSG_SENDER, 1000n, 7n, slice(path, 0, 42), true])]], [routerOpaque]);
const V2 = 'address to, uint256 first, uint256 second, address[] path, bool pays';
router('v2 swap', [[0x08, inputs(V2, [MSG_SENDER, 1000n, 7n, [token, spender, other], true])]], [paid(token, 1000n)]);
router('v2 swap for an exact amount for somebody', [[0x09, inputs(V2, [thief, 7n, 1000n, [token, other], true])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 7n, thief)], deadline)]);
router('swap and sweep to somebody', [[0x00, exactIn(ROUTER)], [0x04, inputs(TOKEN_TO, [other, thief, 0n])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 0n, thief)], deadline)]);
router('swap, fee and sweep', [[0x00, exactIn(ROUTER)], [0x06, inputs(TOKEN_TO, [other, thief, 25n])], [0x04, inputs(TOKEN_TO, [other, MSG_SENDER, 7n])]], [paid(token, 1000n)]);
router('swap, everything as a fee', [[0x00, exactIn(ROUTER)], [0x06, inputs(TOKEN_TO, [other, thief, 10_000n])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 0n, thief)], deadline)]);
router('swap, half as a fee of full precision', [[0x00, exactIn(ROUTER)], [0x07, inputs(TOKEN_TO, [other, thief, 5n * 10n ** 17n])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 0n, thief)], deadline)]);
router('swap and unwrap to somebody', [[0x00, exactIn(ROUTER)], [0x0c, inputs('address, uint256', [thief, 7n])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(coin, 7n, thief)], deadline)]);
router('tokens are sent on', [[0x02, inputs(TOKEN_TO, [token, ROUTER, 6n])], [0x05, inputs(TOKEN_TO, [token, thief, ALL])]], [paid(token, 6n), order([leg(fungible(token), 6n)], [leg(fungible(token), 0n, thief)], deadline)]);
router('coin is wrapped and swapped', [[0x0b, inputs('address, uint256', [ROUTER, 5n])], [0x08, inputs(V2, [MSG_SENDER, ALL, 7n, [token, other], false])]], [], { value: 5n });
router('coin is wrapped for somebody', [[0x0b, inputs('address, uint256', [thief, 5n])]], [order([leg(coin, 5n)], [leg(coin, 5n, thief)], deadline)], { value: 5n });
router('checks', [[0x0e, inputs('address, address, uint256', [account, token, 1n])]], []);
router('an item is swept', [[0x17, inputs(TOKEN_TO, [token, thief, 8n])]], [order([], [leg({ asset: 'nft', address: token, id: '0x8' }, 1n, thief)], deadline)]);
router('items are swept', [[0x1d, inputs(`${TOKEN_TO}, uint256 least`, [token, thief, 8n, 3n])]], [order([], [leg({ asset: 'nft', address: token, id: '0x8' }, 3n, thief)], deadline)]);
router('a pool is made', [[0x13, inputs('(address, address, uint24, int24, address), uint160', [[token, other, 500, 10, nobody], 1n])]], []);
const DEPOSIT = '(address depositor, address recipient, address input, address output, uint256 inputAmount, uint256 outputAmount, uint256 chain, address relayer, uint32 quoted, uint32 fill, uint32 exclusivity, bytes message, bool native)';
const deposit = (recipient) => inputs(DEPOSIT, [{ depositor: signer, recipient, input: token, output: other, inputAmount: 6n, outputAmount: 5n, chain: 10n, relayer: nobody, quoted: 1, fill: 2, exclusivity: 0, message: '0x', native: false }]);
router('a deposit to another chain', [[0x40, deposit(signer)]], [], { from: signer });
router('a deposit to another chain for somebody', [[0x40, deposit(thief)]], [order([], [leg(fungible(token), 6n, thief), leg(fungible(token), 0n, signer)], deadline)]);
router('a swap where newer routers deposit', [[0x40, exactIn(MSG_SENDER)]], [paid(token, 1000n)]);
const DECREASE = call('decreaseLiquidity((uint256 id, uint128 liquidity, uint256 low, uint256 high, uint256 deadline) params)', [{ id: 8n, liquidity: 1n, low: 0n, high: 0n, deadline: 99n }]);
const collect = (to) => call('collect((uint256 id, address to, uint128 low, uint128 high) params)', [{ id: 8n, to, low: 1n, high: 1n }]);
router('a position is collected', [[0x12, DECREASE], [0x12, collect(carrier)]], []);
router('a position is collected for somebody', [[0x12, DECREASE], [0x12, collect(thief)]], [routerOpaque]);
router('a position is permitted', [[0x11, call('permit(address spender, uint256 id, uint256 deadline, uint8 v, bytes32 r, bytes32 s)', [spender, 8n, 99n, 27, r, s])]], [routerOpaque]);
router('a market is called', [[0x10, inputs('uint256, bytes', [5n, '0xdeadbeef'])]], [routerOpaque]);
router('a command that nobody knows, and a permit', [[0x1f, '0x'], [0x0a, single]], [singleEffect(), routerOpaque]);
router('a permit that is cut off', [[0x0a, slice(single, 0, 160)]], [routerOpaque]);
router('an empty input, behind which the router would read on', [[0x02, '0x']], [routerOpaque]);
push('Universal Router: more commands than inputs', call(EXECUTE, ['0x0a0a', [hiddenSingle], 99n]), [routerOpaque, hidden()], { notes: ['HiddenPermit'], read: false });
let plan = encode('bytes, bytes[]', ['0x0a', [single]]);
for (let depth = 0; depth < 7; depth++) plan = encode('bytes, bytes[]', ['0x21', [plan]]);
router('plans eight deep', [[0x21, plan]], [singleEffect()]);
router('plans nine deep', [[0x21, encode('bytes, bytes[]', ['0x21', [plan]])]], [routerOpaque]);

// Uniswap v4's actions.
const v4 = (list) => encode('bytes actions, bytes[] params', [concatHex(list.map(([action]) => toHex(action, { size: 1 }))), list.map(([, params]) => params)]);
const KEY = '(address low, address high, uint24 fee, int24 spacing, address hooks) key';
const key = { low: token, high: other, fee: 500, spacing: 10, hooks: nobody };
const single4 = [0x06, encode(`(${KEY}, bool zeroForOne, uint128 amountIn, uint128 amountOutMinimum, bytes hookData)`, [{ key, zeroForOne: true, amountIn: 1000n, amountOutMinimum: 7n, hookData: '0x' }])];
const newer4 = [0x08, encode(`(${KEY}, bool zeroForOne, uint128 amountOut, uint128 amountInMaximum, uint256 price, bytes hookData)`, [{ key, zeroForOne: false, amountOut: 7n, amountInMaximum: 1000n, price: 1n, hookData: '0x' }])];
const PATH = '(address intermediateCurrency, uint24 fee, int24 spacing, address hooks, bytes hookData)[] path';
const step = (intermediateCurrency) => ({ intermediateCurrency, fee: 500, spacing: 10, hooks: nobody, hookData: '0x' });
const path4 = [0x07, encode(`(address currencyIn, ${PATH}, uint128 amountIn, uint128 amountOutMinimum)`, [{ currencyIn: token, path: [step(spender), step(other)], amountIn: 1000n, amountOutMinimum: 7n }])];
const path4newer = [0x07, encode(`(address currencyIn, ${PATH}, uint256[] prices, uint128 amountIn, uint128 amountOutMinimum)`, [{ currencyIn: token, path: [step(spender), step(other)], prices: [], amountIn: 1000n, amountOutMinimum: 7n }])];
const pathOut4 = [0x09, encode(`(address currencyOut, ${PATH}, uint128 amountOut, uint128 amountInMaximum)`, [{ currencyOut: other, path: [step(token), step(spender)], amountOut: 7n, amountInMaximum: 1000n }])];
const settleAll = (what = token) => [0x0c, encode('address, uint256', [what, maxUint256])];
const settle = (amount, pays = true) => [0x0b, encode('address, uint256, bool', [token, amount, pays])];
const takeAll = [0x0f, encode('address, uint256', [other, 7n])];
const takeFor = (to, amount = 0n) => [0x0e, encode('address, address, uint256', [other, to, amount])];
router('v4 swap', [[0x10, v4([single4, settleAll(), takeAll])]], [paid(token, 1000n)]);
router('v4 swap for an exact amount', [[0x10, v4([newer4, settleAll(other), takeAll])]], [paid(other, 1000n)]);
router('v4 swap along a path', [[0x10, v4([path4, settle(0n), takeAll])]], [paid(token, 1000n)]);
router('v4 swap along a path, as newer routers have it', [[0x10, v4([path4newer, settle(0n), takeAll])]], [paid(token, 1000n)]);
router('v4 swap along a path for an exact amount', [[0x10, v4([pathOut4, settleAll(), takeAll])]], [paid(token, 1000n)]);
router('v4 swap that the sender pays first', [[0x10, v4([settle(1000n), single4, takeAll])]], [paid(token, 1000n)]);
router('v4 swap that the router pays', [[0x10, v4([settle(ALL, false), single4, takeAll])]], []);
router('v4 swap for somebody', [[0x10, v4([single4, settleAll(), takeFor(thief)])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 0n, thief)], deadline)]);
router('v4 swap, half of it for somebody', [[0x10, v4([single4, settleAll(), [0x10, encode('address, address, uint256', [other, thief, 5000n])], takeAll])]], [paid(token, 1000n), order([leg(fungible(token), 1000n)], [leg(fungible(other), 0n, thief)], deadline)]);
router('v4 action that nobody knows', [[0x10, v4([[0x1f, '0x']])]], [routerOpaque]);
const MODIFY = 'modifyLiquidities(bytes unlockData, uint256 deadline)';
const mint = (owner) => [0x02, encode(`${KEY}, int24 from, int24 to, uint256 liquidity, uint128 most0, uint128 most1, address owner, bytes hookData`, [key, -10, 10, 5n, 1000n, 2000n, owner, '0x'])];
const settlePair = [0x0d, encode('address, address', [token, other])];
const bothPaid = [paid(token, 1000n), paid(other, 2000n)];
const modify = (name, list, effects, more = {}) => add(`v4 positions: ${name}`, MODIFY, [v4(list), 99n], effects, more);
modify('mint', [mint(MSG_SENDER), settlePair], bothPaid);
modify('mint for somebody', [mint(thief), settlePair], [...bothPaid, order([leg(fungible(token), 1000n), leg(fungible(other), 2000n)], [leg({ asset: 'collection', address: carrier }, 1n, thief)], deadline)]);
modify('increase', [[0x00, encode('uint256, uint256, uint128, uint128, bytes', [8n, 5n, 1000n, 2000n, '0x'])], settlePair], bothPaid);
modify('increase with coin', [[0x00, encode('uint256, uint256, uint128, uint128, bytes', [8n, 5n, 1000n, 2000n, '0x'])], [0x0d, encode('address, address', [nobody, other])], [0x14, encode('address, address', [nobody, MSG_SENDER])]], [paid(other, 2000n)], { value: 1000n });
const decrease = [0x01, encode('uint256, uint256, uint128, uint128, bytes', [8n, 5n, 0n, 0n, '0x'])];
const takePair = (to) => [0x11, encode('address, address, address', [token, other, to])];
modify('decrease', [decrease, takePair(MSG_SENDER)], []);
modify('decrease for the signer, by address', [decrease, takePair(signer)], [], { from: signer });
modify('decrease for somebody', [decrease, takePair(thief)], [order([], [leg(fungible(token), 0n, thief), leg(fungible(other), 0n, thief)], deadline)]);
modify('decrease and sweep to somebody', [decrease, takePair(ROUTER), [0x14, encode('address, address', [token, thief])]], [order([], [leg(fungible(token), 0n, thief)], deadline)]);
push('v4 positions: an action that nobody knows', call(MODIFY, [v4([[0x0a, '0x']]), 99n]), [opaque(carrier, '0xdd46508f')], { read: false });
push('v4 positions: more actions than parameters', call(MODIFY, [encode('bytes, bytes[]', ['0x0101', ['0x']]), 99n]), [opaque(carrier, '0xdd46508f')], { read: false });

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
const mode = (start) => concatHex([start, `0x${'00'.repeat(32 - size(start))}`]);
const oneCall = encodePacked(['address', 'uint256', 'bytes'], [token, 0n, APPROVE]);
const several = encode(CALLS, [BATCH]);
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
add('forwarder execute', 'execute((address from, address to, uint256 value, uint256 gas, uint256 nonce, bytes data) req, bytes signature)', [{ from: account, to: token, value: 0n, gas: 1n, nonce: 1n, data: APPROVE }, signature], [approved(account)]);
add('newer forwarder execute', 'execute((address from, address to, uint256 value, uint256 gas, uint48 deadline, bytes data, bytes signature) request)', [{ from: account, to: token, value: 0n, gas: 1n, deadline: 99, data: APPROVE, signature }], [approved(account)]);
add('AllowanceHolder exec', 'exec(address operator, address token, uint256 amount, address target, bytes data)', [spender, token, 1000n, token, APPROVE], [
  grant('allowance', fungible(token), null, carrier, exact(1000n), { expiry: { expiry: 'thisBlock' } }), approved(carrier),
]);

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
inch('permit that is cut off', '0x1234', [{ effect: 'revoke', revoke: 'grant', kind: 'allowance', asset: fungible(token), spender: nobody, keeper: token }], { notes: ['ShortData'] });
push('1inch: no token', call(ONE_INCH, ['0x1234', APPROVE]), [opaque(carrier, '0x5816d723')], { read: false });

// Deep.
let nested = APPROVE;
for (let depth = 0; depth < 8; depth++) nested = call('multicall(bytes[] data)', [[nested]]);
push('multicalls eight deep', nested, [self]);
push('multicalls nine deep', call('multicall(bytes[] data)', [[nested]]), [opaque(carrier, '0x095ea7b3')]);

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

writeFileSync(new URL('carriers.json', import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
