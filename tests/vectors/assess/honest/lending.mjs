// Lending and staking: Aave, Morpho, Compound, Lido, Rocket Pool, EigenLayer, savings.
import { createRequire } from 'node:module';
import { AaveV3Ethereum } from '@bgd-labs/aave-address-book';
import { LidoSDK } from '@lidofinance/lido-ethereum-sdk';
import { encodeAbiParameters, maxUint256, parseUnits, toFunctionSelector } from 'viem';
import { mainnet } from 'viem/chains';
import { tx, typed, call, typesOf } from '../lib/ask.mjs';
import { add } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import { clients, recorder } from '../lib/wallet.mjs';
import * as w from '../lib/world.mjs';

const require = createRequire(import.meta.url);
const { Pool, InterestRate, BaseDebtToken } = require('@aave/contract-helpers');
const { ethers } = require('ethers');
const units = (amount, decimals = 18) => parseUnits(String(amount), decimals);

// --- Aave ---
const aave = { origin: 'https://app.aave.com', madeWith: '@aave/contract-helpers 1.38.0, @bgd-labs/aave-address-book 4.44.22' };
const { POOL, WETH_GATEWAY, ASSETS } = AaveV3Ethereum;
w.known(w.ETH, 'Aave WETH gateway', WETH_GATEWAY);
const debtOf = (asset) => w.known(w.ETH, 'Aave variable debt token', asset.V_TOKEN, 'token');
/** A chain on which nothing is approved yet, or everything. */
const provider = (approved) => new ethers.providers.Web3Provider(recorder({ answer: (to, data) => {
  if (data.startsWith('0x313ce567')) return encodeAbiParameters([{ type: 'uint8' }], [w.at(w.ETH, to)?.token?.decimals ?? 18]);
  if (data.startsWith('0x06fdde03') || data.startsWith('0x95d89b41')) return encodeAbiParameters([{ type: 'string' }], ['USD Coin']);
  return encodeAbiParameters([{ type: 'uint256' }], [approved ? maxUint256 : 0n]);
} }));
/** The `index`th transaction that Aave's interface sends for something. */
async function pooled(name, ask, { approved = true, index = 0 } = {}) {
  const pool = new Pool(provider(approved), { POOL, WETH_GATEWAY });
  const steps = await ask(pool);
  const { from, to, data, value } = await steps[index].tx();
  add(`aave: ${name}`, tx(to, data, BigInt(value ?? 0), from), aave);
}
const user = w.me;
await pooled('supply USDC', (pool) => pool.supply({ user, reserve: w.USDC, amount: '1000', onBehalfOf: user }));
await pooled('supply ETH', (pool) => pool.supply({ user, reserve: '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE', amount: '1.2', onBehalfOf: user }));
await pooled('approve USDC before the supply', (pool) => pool.supply({ user, reserve: w.USDC, amount: '1000', onBehalfOf: user }), { approved: false });
await pooled('withdraw all USDC', (pool) => pool.withdraw({ user, reserve: w.USDC, amount: '-1', aTokenAddress: w.AUSDC }));
await pooled('withdraw some DAI', (pool) => pool.withdraw({ user, reserve: w.DAI, amount: '300', aTokenAddress: ASSETS.DAI.A_TOKEN }));
await pooled('borrow GHO', (pool) => pool.borrow({ user, reserve: w.GHO, amount: '500', interestRateMode: InterestRate.Variable }));
await pooled('repay GHO', (pool) => pool.repay({ user, reserve: w.GHO, amount: '500', interestRateMode: InterestRate.Variable }));
await pooled('supply USDC with a permit', (pool) => pool.supplyWithPermit({ user, reserve: w.USDC, amount: '750', signature: `0x${'11'.repeat(64)}1b`, deadline: String(NOW + 3600) }));
await pooled('use as collateral', (pool) => pool.setUsageAsCollateral({ user, reserve: w.DAI, usageAsCollateral: true }));
{
  const permit = JSON.parse(await new Pool(provider(false), { POOL, WETH_GATEWAY }).signERC20Approval({ user, reserve: w.USDC, amount: '750', deadline: String(NOW + 3600) }).catch(() => 'null'));
  if (permit) {
    const { EIP712Domain: _, ...types } = permit.types;
    add('aave: permit USDC before the supply', typed({ ...permit.domain, name: 'USD Coin', version: '2' }, types, 'Permit', permit.message), aave);
  }
  const debt = debtOf(ASSETS.WETH);
  const step = new BaseDebtToken(provider(false), {}).approveDelegation({ user, delegatee: WETH_GATEWAY, debtTokenAddress: debt, amount: units(0.5).toString() });
  const { to, data } = await step.tx();
  add('aave: let the gateway borrow ETH', tx(to, data), aave);
}

// --- Morpho ---
const morpho = { origin: 'https://app.morpho.org', madeWith: 'viem 2.57.0' };
add('morpho: let the bundler act', typed({ chainId: w.ETH, verifyingContract: w.MORPHO }, typesOf('Authorization(address authorizer,address authorized,bool isAuthorized,uint256 nonce,uint256 deadline)'), 'Authorization', {
  authorizer: w.me, authorized: w.MORPHO_BUNDLER, isAuthorized: true, nonce: '0', deadline: String(NOW + 7200),
}), morpho);
const market = { loanToken: w.USDC, collateralToken: w.WSTETH, oracle: '0x48F7E36EB6B826B2dF4B2E630B62Cd25e89E40e2', irm: '0x870aC11D48B15DB9a138Cf899d20F13F79Ba00BC', lltv: units(0.86) };
const MARKET = '(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv)';
const byHand = morpho;
add('morpho: supply collateral', call(w.MORPHO, `supplyCollateral(${MARKET},uint256,address,bytes)`, [market, units(2), w.me, '0x']), byHand);
add('morpho: borrow', call(w.MORPHO, `borrow(${MARKET},uint256,uint256,address,address)`, [market, 2_000_000_000n, 0n, w.me, w.me]), byHand);
add('morpho: withdraw collateral', call(w.MORPHO, `withdrawCollateral(${MARKET},uint256,address,address)`, [market, units(1), w.me, w.me]), byHand);

// --- Compound ---
const compound = { origin: 'https://app.compound.finance', madeWith: 'viem 2.57.0' };
const COMET_WETH = w.known(w.ETH, 'Compound III WETH', '0xA17581A9E3356d9A858b789D68B4d866e593aE94');
const BULKER = w.known(w.ETH, 'Compound bulker', '0xa397a8C2086C554B531c02E29f3291c9704B00c7');
add('compound: approve USDC', call(w.USDC, 'approve(address,uint256)', [w.CUSDC, maxUint256]), compound);
add('compound: supply USDC', call(w.CUSDC, 'supply(address,uint256)', [w.USDC, units(900, 6)]), compound);
add('compound: withdraw USDC', call(w.CUSDC, 'withdraw(address,uint256)', [w.USDC, units(300, 6)]), compound);
add('compound: supply wstETH to borrow', call(COMET_WETH, 'supply(address,uint256)', [w.WSTETH, units(1)]), compound);
add('compound: let the bulker act', call(w.CUSDC, 'allow(address,bool)', [BULKER, true]), compound);
add('compound: claim rewards', call(w.known(w.ETH, 'Compound rewards', '0x1B0e765F6224C21223AeA2af16c1C46E38885a40', 'other'), 'claim(address,address,bool)', [w.CUSDC, w.me, true]), compound);

// --- Lido ---
const lido = { origin: 'https://stake.lido.fi', madeWith: '@lidofinance/lido-ethereum-sdk 4.9.0' };
async function lidoAsks(name, ask) {
  const { provider: wallet, wallet: web3Provider, reader: rpcProvider } = clients(mainnet, { answer: (_, data) => answerLido(data) });
  const sdk = new LidoSDK({ chainId: 1, rpcProvider, web3Provider, logMode: 'none', customLidoLocatorAddress: undefined });
  await ask(sdk).catch((error) => {
    if (wallet.asked.length === 0) throw error;
  });
  add(`lido: ${name}`, wallet.asked.at(-1), lido);
}
/** The locator's answers, and nothing else that matters. */
function answerLido(data) {
  const addressOf = Object.fromEntries([['lido()', w.STETH], ['withdrawalQueue()', w.LIDO_QUEUE], ['WSTETH()', w.WSTETH], ['wstETH()', w.WSTETH], ['stETH()', w.STETH]].map(([name, address]) => [toFunctionSelector(name), address]));
  const found = addressOf[data.slice(0, 10)];
  if (found) return encodeAbiParameters([{ type: 'address' }], [found]);
  return encodeAbiParameters([{ type: 'uint256' }], [10n ** 24n]);
}
const lidoByHand = { ...lido, madeWith: 'viem 2.57.0' };
for (const [name, ask, fallback] of [
  ['stake ETH', (sdk) => sdk.stake.stakeEth({ value: units(2), account: { address: w.me, type: 'json-rpc' }, callback() {} }), () => call(w.STETH, 'submit(address) payable', ['0x0000000000000000000000000000000000000000'], units(2))],
  ['wrap stETH', (sdk) => sdk.wrap.wrapSteth({ value: units(1), account: { address: w.me, type: 'json-rpc' }, callback() {} }), () => call(w.WSTETH, 'wrap(uint256)', [units(1)])],
  ['unwrap wstETH', (sdk) => sdk.wrap.unwrap({ value: units(1), account: { address: w.me, type: 'json-rpc' }, callback() {} }), () => call(w.WSTETH, 'unwrap(uint256)', [units(1)])],
]) {
  try {
    await lidoAsks(name, ask);
  } catch {
    add(`lido: ${name}`, fallback(), lidoByHand);
  }
}
const permitTypes = typesOf('Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)');
add('lido: permit stETH to the queue', typed({ name: 'Liquid staked Ether 2.0', version: '2', chainId: w.ETH, verifyingContract: w.STETH }, permitTypes, 'Permit', { owner: w.me, spender: w.LIDO_QUEUE, value: units(1.5).toString(), nonce: '0', deadline: String(NOW + 3600) }), lidoByHand);
add('lido: approve stETH to be wrapped', call(w.STETH, 'approve(address,uint256)', [w.WSTETH, units(1)]), lidoByHand);
add('lido: request a withdrawal', call(w.LIDO_QUEUE, 'requestWithdrawals(uint256[],address)', [[units(1.5)], w.me]), lidoByHand);
add('lido: claim a withdrawal', call(w.LIDO_QUEUE, 'claimWithdrawals(uint256[],uint256[])', [[61234n], [540n]]), lidoByHand);

// --- others ---
const at = (origin) => ({ origin, madeWith: 'viem 2.57.0' });
add('rocket pool: stake', call(w.ROCKET, 'deposit() payable', [], units(1)), at('https://stake.rocketpool.net'));
add('rocket pool: burn rETH', call(w.RETH, 'burn(uint256)', [units(0.5)]), at('https://stake.rocketpool.net'));
add('eigenlayer: approve stETH', call(w.STETH, 'approve(address,uint256)', [w.EIGENLAYER, units(2)]), at('https://app.eigenlayer.xyz'));
add('eigenlayer: deposit stETH', call(w.EIGENLAYER, 'depositIntoStrategy(address,address,uint256)', ['0x93c4b944D05dfe6df7645A86cd2206016c51564D', w.STETH, units(2)]), at('https://app.eigenlayer.xyz'));
add('spark: deposit into savings', call(w.SUSDS, 'deposit(uint256,address)', [units(1500), w.me]), at('https://app.spark.fi'));
add('spark: redeem savings', call(w.SUSDS, 'redeem(uint256,address,address)', [units(200), w.me, w.me]), at('https://app.spark.fi'));
add('spark: approve DAI to savings', call(w.DAI, 'approve(address,uint256)', [w.SDAI, units(3000)]), at('https://app.spark.fi'));
add('convex: deposit', call(w.CONVEX, 'deposit(uint256,uint256,bool)', [9n, units(500), true]), at('https://www.convexfinance.com'));
add('weth: wrap', call(w.WETH, 'deposit() payable', [], units(0.7)), at('https://app.uniswap.org'));
add('weth: unwrap', call(w.WETH, 'withdraw(uint256)', [units(0.7)]), at('https://app.uniswap.org'));
