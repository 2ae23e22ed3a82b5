// Uniswap: Permit2 signatures, swaps, liquidity and UniswapX orders, by Uniswap's own libraries.
import { createRequire } from 'node:module';
import { parseUnits } from 'viem';
import { tx, typed, call, batch, plainJson } from '../lib/ask.mjs';
import { add } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import * as w from '../lib/world.mjs';

const require = createRequire(import.meta.url);
const { AllowanceTransfer, SignatureTransfer, MaxAllowanceTransferAmount, MaxUint256 } = require('@uniswap/permit2-sdk');
const { Token, CurrencyAmount, Ether, Percent, TradeType } = require('@uniswap/sdk-core');
const { Pool, Route: V3Route, Trade: V3Trade, FeeAmount, TickMath, NonfungiblePositionManager, Position, SwapRouter: V3SwapRouter, nearestUsableTick } = require('@uniswap/v3-sdk');
const { Pair, Route: V2Route, Trade: V2Trade, Router: V2Router } = require('@uniswap/v2-sdk');
const { Trade: RouterTrade } = require('@uniswap/router-sdk');
const { SwapRouter } = require('@uniswap/universal-router-sdk');
const { DutchOrderBuilder, V2DutchOrderBuilder } = require('@uniswap/uniswapx-sdk');
const { BigNumber } = require('ethers');

const app = { origin: 'https://app.uniswap.org' };
const DAY = 86400;
const MONTH = 30 * DAY;

// --- Permit2 ---
const permit2 = { ...app, madeWith: '@uniswap/permit2-sdk 1.4.0' };
/** Uniswap's interface signs for 30 days, and the signature holds for half an hour. */
const details = (token, amount, nonce = 0, expiration = NOW + MONTH) => ({ token, amount: amount.toString(), expiration: String(expiration), nonce: String(nonce) });
const permitOf = (token, amount, { spender = w.UNIVERSAL_ROUTER, nonce = 0, expiration = NOW + MONTH } = {}) => ({ details: details(token, amount, nonce, expiration), spender, sigDeadline: String(NOW + 1800) });

function sign(name, data, chain, more = {}) {
  const primary = Object.keys(data.types)[0];
  add(name, typed(plainJson(data.domain), data.types, primary, data.values), { ...permit2, chain, ...more });
}

const router = (token, nonce = 0) => ({ permit2: [{ token, spender: w.UNIVERSAL_ROUTER, amount: '0x0', expiration: 0, nonce }], approvedToPermit2: [token] });
for (const [name, token, amount, nonce] of [
  ['USDC', w.USDC, MaxAllowanceTransferAmount, 0], ['DAI', w.DAI, MaxAllowanceTransferAmount, 1], ['WETH', w.WETH, MaxAllowanceTransferAmount, 2],
]) sign(`uniswap permit of all ${name} for a month`, AllowanceTransfer.getPermitData(permitOf(token, amount, { nonce }), w.PERMIT2, w.ETH), w.ETH, { state: router(token, nonce) });
for (const [name, token, amount] of [['USDC', w.USDC, parseUnits('250', 6)], ['UNI', w.UNI, parseUnits('40', 18)], ['WBTC', w.WBTC, parseUnits('0.05', 8)]]) {
  sign(`uniswap permit of some ${name} for a month`, AllowanceTransfer.getPermitData(permitOf(token, amount), w.PERMIT2, w.ETH), w.ETH, { state: router(token) });
}
sign('uniswap permit of some USDC for half an hour', AllowanceTransfer.getPermitData(permitOf(w.USDC, parseUnits('1000', 6), { expiration: NOW + 1800, nonce: 3 }), w.PERMIT2, w.ETH), w.ETH, { state: router(w.USDC, 3) });
sign('uniswap permit on Base', AllowanceTransfer.getPermitData(permitOf(w.USDC_BASE, MaxAllowanceTransferAmount, { spender: w.UNIVERSAL_ROUTER_BASE }), w.PERMIT2, w.BASE), w.BASE, { state: { approvedToPermit2: [w.USDC_BASE] } });
sign('uniswap permit of two tokens for a v4 position', AllowanceTransfer.getPermitData({
  details: [details(w.USDC, parseUnits('500', 6)), details(w.WETH, parseUnits('0.2', 18))], spender: w.V4_POSITIONS, sigDeadline: String(NOW + 1800),
}, w.PERMIT2, w.ETH), w.ETH, { state: { approvedToPermit2: [w.USDC, w.WETH] } });
sign('a one-time transfer of USDC to a router', SignatureTransfer.getPermitData({
  permitted: { token: w.USDC, amount: parseUnits('75', 6).toString() }, spender: w.UNIVERSAL_ROUTER, nonce: '41', deadline: String(NOW + 1800),
}, w.PERMIT2, w.ETH), w.ETH, { state: { approvedToPermit2: [w.USDC] } });
sign('a one-time transfer with a witness to the 0x settler', SignatureTransfer.getPermitData({
  permitted: { token: w.DAI, amount: parseUnits('600', 18).toString() }, spender: w.ALLOWANCE_HOLDER, nonce: '77', deadline: String(NOW + 300),
}, w.PERMIT2, w.ETH, {
  witness: { recipient: w.me, buyToken: w.WETH, minAmountOut: parseUnits('0.19', 18).toString(), actions: [] },
  witnessTypeName: 'SlippageAndActions',
  witnessType: { SlippageAndActions: [{ name: 'recipient', type: 'address' }, { name: 'buyToken', type: 'address' }, { name: 'minAmountOut', type: 'uint256' }, { name: 'actions', type: 'bytes[]' }] },
}), w.ETH, { origin: 'https://matcha.xyz', state: { approvedToPermit2: [w.DAI] } });

// --- swaps ---
const token = (address, decimals, symbol) => new Token(w.ETH, address, decimals, symbol);
const USDC = token(w.USDC, 6, 'USDC');
const DAI = token(w.DAI, 18, 'DAI');
const WETH = token(w.WETH, 18, 'WETH');
const UNI = token(w.UNI, 18, 'UNI');
const ether = Ether.onChain(w.ETH);
const price = (a, b, ratio) => {
  const { encodeSqrtRatioX96 } = require('@uniswap/v3-sdk');
  const first = a.sortsBefore(b);
  return encodeSqrtRatioX96(first ? ratio[1] : ratio[0], first ? ratio[0] : ratio[1]);
};
/** A pool in which `ratio[0]` of a's smallest units are worth `ratio[1]` of b's, liquid over the whole range. */
function pool(a, b, ratio, fee = FeeAmount.MEDIUM) {
  const sqrt = price(a, b, ratio);
  const spacing = { [FeeAmount.LOW]: 10, [FeeAmount.MEDIUM]: 60 }[fee];
  const liquidity = '1000000000000000000000000';
  const ticks = [{ index: nearestUsableTick(TickMath.MIN_TICK, spacing), liquidityNet: liquidity, liquidityGross: liquidity }, { index: nearestUsableTick(TickMath.MAX_TICK, spacing), liquidityNet: `-${liquidity}`, liquidityGross: liquidity }];
  return new Pool(a, b, fee, sqrt, liquidity, TickMath.getTickAtSqrtRatio(sqrt), ticks);
}
const wethUsdc = pool(WETH, USDC, [String(10n ** 18n), String(3200n * 10n ** 6n)]);
const daiUsdc = pool(DAI, USDC, [String(10n ** 18n), String(10n ** 6n)], FeeAmount.LOW);
const uniWeth = pool(UNI, WETH, [String(400n * 10n ** 18n), String(10n ** 18n)]);
const pair = (a, b, x, y) => new Pair(CurrencyAmount.fromRawAmount(a, x), CurrencyAmount.fromRawAmount(b, y));
const wethUsdcPair = pair(WETH, USDC, String(10n ** 22n), String(32n * 10n ** 12n));

async function v3(path, input, output, raw) {
  const route = new V3Route(path, input, output);
  const outputAmount = await route.pools.reduce(async (amount, each) => (await each.getOutputAmount(await amount))[0], Promise.resolve(CurrencyAmount.fromRawAmount(input.wrapped, raw)));
  return { routev3: route, inputAmount: CurrencyAmount.fromRawAmount(input, raw), outputAmount: CurrencyAmount.fromRawAmount(output, outputAmount.quotient) };
}
const trade = (v3Routes, v2Routes = []) => new RouterTrade({ v2Routes, v3Routes, v4Routes: [], mixedRoutes: [], tradeType: TradeType.EXACT_INPUT });
const half = new Percent(50, 10000);
const signature = `0x${'11'.repeat(64)}1b`;
async function swap(name, built, options = {}, more = {}) {
  const { calldata, value } = SwapRouter.swapCallParameters(built, { slippageTolerance: half, recipient: w.me, deadlineOrPreviousBlockhash: String(NOW + 1800), ...options });
  add(name, tx(w.UNIVERSAL_ROUTER, calldata, BigInt(value)), { ...app, madeWith: '@uniswap/universal-router-sdk 5.13.0', ...more });
}
await swap('swap ETH for USDC', trade([await v3([wethUsdc], ether, USDC, String(5n * 10n ** 17n))]));
await swap('swap USDC for ETH', trade([await v3([wethUsdc], USDC, ether, '1500000000')]));
await swap('swap DAI for WETH over USDC', trade([await v3([daiUsdc, wethUsdc], DAI, WETH, String(700n * 10n ** 18n))]));
await swap('swap UNI for ETH', trade([await v3([uniWeth], UNI, ether, String(90n * 10n ** 18n))]));
await swap('swap USDC for WETH with the permit inside', trade([await v3([wethUsdc], USDC, WETH, '900000000')]), {
  inputTokenPermit: { ...permitOf(w.USDC, MaxAllowanceTransferAmount), signature },
}, { state: router(w.USDC) });
await swap('swap DAI for ETH with an exact permit inside', trade([await v3([daiUsdc, wethUsdc], DAI, ether, String(800n * 10n ** 18n))]), {
  inputTokenPermit: { ...permitOf(w.DAI, 800n * 10n ** 18n), signature },
}, { state: router(w.DAI) });
await swap('swap ETH for USDC on the second version', trade([], [{ routev2: new V2Route([wethUsdcPair], ether, USDC), inputAmount: CurrencyAmount.fromRawAmount(ether, String(10n ** 17n)), outputAmount: CurrencyAmount.fromRawAmount(USDC, '318000000') }]));
await swap('swap ETH with a fee for the interface', trade([await v3([wethUsdc], ether, USDC, String(10n ** 18n))]), { fee: { fee: new Percent(25, 10000), recipient: '0x7FFC3DBF3B2b50Ff3A1D5523bc24Bb5043837B14' } });

const v2 = { allowedSlippage: half, ttl: 1200, recipient: w.me };
for (const [name, input, output, raw] of [['ETH for USDC', ether, USDC, String(10n ** 17n)], ['USDC for ETH', USDC, ether, '300000000']]) {
  const { methodName, args, value } = V2Router.swapCallParameters(new V2Trade(new V2Route([wethUsdcPair], input, output), CurrencyAmount.fromRawAmount(input, raw), TradeType.EXACT_INPUT), v2);
  const types = { swapExactETHForTokens: 'uint256,address[],address,uint256', swapExactTokensForETH: 'uint256,uint256,address[],address,uint256' }[methodName];
  add(`v2 router: ${name}`, call(w.V2_ROUTER, `${methodName}(${types}) payable`, args, BigInt(value)), { ...app, madeWith: '@uniswap/v2-sdk 4.21.4' });
}
const v3Options = { slippageTolerance: half, recipient: w.me, deadline: String(NOW + 1200) };
{
  const single = await V3Trade.fromRoute(new V3Route([wethUsdc], USDC, WETH), CurrencyAmount.fromRawAmount(USDC, '400000000'), TradeType.EXACT_INPUT);
  const { calldata, value } = V3SwapRouter.swapCallParameters(single, v3Options);
  add('v3 router: USDC for WETH', tx(w.SWAP_ROUTER, calldata, BigInt(value)), { ...app, madeWith: '@uniswap/v3-sdk 3.31.5' });
  const out = await V3Trade.fromRoute(new V3Route([wethUsdc], USDC, ether), CurrencyAmount.fromRawAmount(USDC, '400000000'), TradeType.EXACT_INPUT);
  const both = V3SwapRouter.swapCallParameters(out, v3Options);
  add('v3 router: USDC for ETH, unwrapped', tx(w.SWAP_ROUTER, both.calldata, BigInt(both.value)), { ...app, madeWith: '@uniswap/v3-sdk 3.31.5' });
}

// --- liquidity ---
const liquidity = { ...app, madeWith: '@uniswap/v3-sdk 3.31.5' };
const tick = nearestUsableTick(wethUsdc.tickCurrent, 60);
const position = Position.fromAmounts({ pool: wethUsdc, tickLower: tick - 6000, tickUpper: tick + 6000, amount0: '500000000', amount1: String(10n ** 17n * 2n), useFullPrecision: true });
const send = ({ calldata, value }) => tx(w.V3_POSITIONS, calldata, BigInt(value));
add('add liquidity with ETH', send(NonfungiblePositionManager.addCallParameters(position, { slippageTolerance: half, deadline: String(NOW + 1200), recipient: w.me, useNative: ether })), liquidity);
add('add liquidity with two tokens', send(NonfungiblePositionManager.addCallParameters(position, { slippageTolerance: half, deadline: String(NOW + 1200), recipient: w.me })), liquidity);
add('increase a position', send(NonfungiblePositionManager.addCallParameters(position, { slippageTolerance: half, deadline: String(NOW + 1200), tokenId: '712345' })), liquidity);
add('collect fees', send(NonfungiblePositionManager.collectCallParameters({ tokenId: '712345', recipient: w.me, expectedCurrencyOwed0: CurrencyAmount.fromRawAmount(USDC, '1000000'), expectedCurrencyOwed1: CurrencyAmount.fromRawAmount(WETH, '1000000000000') })), liquidity);
add('remove liquidity', send(NonfungiblePositionManager.removeCallParameters(position, { tokenId: '712345', liquidityPercentage: new Percent(1), slippageTolerance: half, deadline: String(NOW + 1200), collectOptions: { recipient: w.me, expectedCurrencyOwed0: CurrencyAmount.fromRawAmount(USDC, '0'), expectedCurrencyOwed1: CurrencyAmount.fromRawAmount(WETH, '0') } })), liquidity);

// --- UniswapX ---
const x = { ...app, madeWith: '@uniswap/uniswapx-sdk 3.1.0' };
for (const reactor of ['0x6000da47483062A0D734Ba3dc7576Ce6A0B645C4', '0x00000011F84B9aa48e5f8aA8B9897600006289Be']) w.known(w.ETH, 'UniswapX reactor', reactor);
function uniswapX(name, order) {
  const { domain, types, values } = order.permitData();
  add(name, typed(plainJson(domain), types, 'PermitWitnessTransferFrom', values), { ...x, state: { approvedToPermit2: [w.USDC, w.DAI] } });
}
const dutch = (input, amount, output, least) => new DutchOrderBuilder(w.ETH).deadline(NOW + 600).decayEndTime(NOW + 600).decayStartTime(NOW + 60).nonce(BigNumber.from(99)).swapper(w.me)
  .input({ token: input, startAmount: BigNumber.from(amount), endAmount: BigNumber.from(amount) })
  .output({ token: output, startAmount: BigNumber.from(least), endAmount: BigNumber.from(least), recipient: w.me });
uniswapX('uniswapx: USDC for WETH', dutch(w.USDC, '2000000000', w.WETH, String(62n * 10n ** 16n)).build());
uniswapX('uniswapx: DAI for USDC', dutch(w.DAI, String(400n * 10n ** 18n), w.USDC, '399000000').build());
uniswapX('uniswapx: USDC for ETH with a cosigner', new V2DutchOrderBuilder(w.ETH).deadline(NOW + 600).nonce(BigNumber.from(100)).swapper(w.me)
  .cosigner('0x4449Cd34d1eb1FEDCF02A1Be3834FfDe8E6A6180').cosignature(signature)
  .cosignerData({ decayEndTime: NOW + 600, decayStartTime: NOW + 60, exclusiveFiller: '0x0000000000000000000000000000000000000000', exclusivityOverrideBps: BigNumber.from(0), inputOverride: BigNumber.from(0), outputOverrides: [BigNumber.from(String(99n * 10n ** 16n))] })
  .input({ token: w.USDC, startAmount: BigNumber.from('3200000000'), endAmount: BigNumber.from('3200000000') })
  .output({ token: '0x0000000000000000000000000000000000000000', startAmount: BigNumber.from(String(99n * 10n ** 16n)), endAmount: BigNumber.from(String(98n * 10n ** 16n)), recipient: w.me }).build());

// --- approvals that go before, and a batch of both ---
for (const [name, at] of [['USDC', w.USDC], ['DAI', w.DAI], ['UNI', w.UNI], ['WBTC', w.WBTC]]) {
  add(`approve ${name} to Permit2 without a limit`, call(at, 'approve(address,uint256)', [w.PERMIT2, MaxUint256.toBigInt()]), { ...app, madeWith: 'viem 2.57.0' });
}
add('approve WETH to the v3 position manager', call(w.WETH, 'approve(address,uint256)', [w.V3_POSITIONS, parseUnits('0.5', 18)]), { ...app, madeWith: 'viem 2.57.0' });
{
  const built = trade([await v3([wethUsdc], USDC, ether, '1200000000')]);
  const { calldata } = SwapRouter.swapCallParameters(built, { slippageTolerance: half, recipient: w.me, deadlineOrPreviousBlockhash: String(NOW + 1800) });
  add('batch: approve, Permit2 approve and swap', batch(w.ETH, [
    call(w.USDC, 'approve(address,uint256)', [w.PERMIT2, 1_200_000_000n]),
    call(w.PERMIT2, 'approve(address,address,uint160,uint48)', [w.USDC, w.UNIVERSAL_ROUTER, 1_200_000_000n, NOW + 1800]),
    tx(w.UNIVERSAL_ROUTER, calldata),
  ]), { ...app, madeWith: '@uniswap/universal-router-sdk 5.13.0' });
}
