// The shipped module against the libraries that dapps and wallets use, in one run over the same input.
import { SignTypedDataVersion, TypedDataUtils } from '@metamask/eth-sig-util';
import { decodeFunctionData, erc20Abi, hashTypedData } from 'viem';
import { approve, permitBatch, typedData } from '../e2e/harness/requests.js';
import { loadGuard } from '../wasm/load.js';
import { fixed, printTable, timesOf } from '../wasm/measure.js';

/** @typedef {import('viem').Address} Address */

const USER = /** @type {Address} */ ('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266');
const PERMIT2 = /** @type {Address} */ ('0x000000000022d473030f116ddee9f6b43ac78ba3');
const SPENDER = /** @type {Address} */ ('0x66a9893cc07d91d95644aedd05d03f95e1dba8af');
/** USDC, USDT and DAI. @type {Address[]} */
const TOKENS = [
  '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  '0xdac17f958d2ee523a2206206994597c13d831ec7',
  '0x6b175474e89094c44da98b954eedeac495271d0f',
];
const CONTEXT = JSON.stringify({ origin: 'https://app.example', chain: '0x1', account: USER, now: 1_800_000_000 });

const { module } = await loadGuard();
const batch = permitBatch({ permit2: PERMIT2, chainId: 1, tokens: TOKENS, spender: SPENDER, amount: `${2n ** 160n - 1n}` });
const text = JSON.stringify(batch);
const batchRequest = JSON.stringify(typedData(USER, batch));
const allowance = approve({ from: USER, token: /** @type {Address} */ (TOKENS[0]), spender: SPENDER, amount: 25_000_000n });
const allowanceRequest = JSON.stringify(allowance);
const { data } = allowance.params[0];

const viem = () => hashTypedData(JSON.parse(text));
const metamask = () => TypedDataUtils.eip712Hash(JSON.parse(text), SignTypedDataVersion.V4);
const judgeBatch = () => module.judge(batchRequest, CONTEXT, '[]');
const judgeApprove = () => module.judge(allowanceRequest, CONTEXT, '[]');

const { digest } = JSON.parse(judgeBatch()).digests;
if (digest !== module.digest(text) || digest !== viem() || digest !== `0x${metamask().toString('hex')}`) throw new Error('the digests differ');

const times = timesOf({
  viem,
  metamask,
  judgeBatch,
  decode: () => decodeFunctionData({ abi: erc20Abi, data }),
  judgeApprove,
  hash: () => module.digest(text),
});
const row = (/** @type {string} */ name, /** @type {number} */ time, /** @type {number[]} */ ...others) =>
  [name, `${fixed(time)} µs`, ...others.map((other) => `${fixed(other / time)}×`)];

printTable('A 3-token PermitBatch, from JSON text (time of one, and how many times as fast as the libraries)', [
  ['', 'time', 'of viem', 'of eth-sig-util'],
  row('viem hashTypedData', times.viem),
  row('eth-sig-util eip712Hash V4', times.metamask),
  row('Countersign: digest', times.hash, times.viem, times.metamask),
  row('Countersign: the whole judge', times.judgeBatch, times.viem, times.metamask),
]);
printTable('An ERC-20 approve', [
  ['', 'time', 'of viem'],
  row('viem decodeFunctionData (calldata only)', times.decode),
  row('Countersign: the whole judge (from JSON text)', times.judgeApprove, times.decode),
]);
