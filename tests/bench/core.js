// The shipped module against the libraries that dapps and wallets use, in one run over the same input.
import { SignTypedDataVersion, TypedDataUtils } from '@metamask/eth-sig-util';
import { Interface } from 'ethers';
import { decodeFunctionData, encodeFunctionData, erc20Abi, hashTypedData, parseAbi } from 'viem';
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
const ethersErc20 = new Interface(['function approve(address spender, uint256 value)', 'function transfer(address to, uint256 value)']);

const largeBatch = (/** @type {number} */ count) =>
  JSON.stringify(permitBatch({ permit2: PERMIT2, chainId: 1, tokens: Array.from({ length: count }, (_, index) => TOKENS[index % 3] ?? PERMIT2), spender: SPENDER }));
const [batch128, batch256] = [largeBatch(128), largeBatch(256)];
const [calls500, calls1000] = [multicallRequest(500), multicallRequest(1000)];
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
  viemDecode: () => decodeFunctionData({ abi: erc20Abi, data }),
  ethersDecode: () => ethersErc20.parseTransaction({ data }),
  decode: () => module.decode(data),
  judgeApprove,
  hash: () => module.digest(text),
  viem256: () => hashTypedData(JSON.parse(batch256)),
  hash128: () => module.digest(batch128),
  hash256: () => module.digest(batch256),
  judge500: () => module.judge(calls500, CONTEXT, '[]'),
  judge1000: () => module.judge(calls1000, CONTEXT, '[]'),
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
  ['', 'time', 'of viem', 'of ethers'],
  row('viem decodeFunctionData', times.viemDecode),
  row('ethers parseTransaction', times.ethersDecode),
  row('Countersign: decode (calldata to effects)', times.decode, times.viemDecode, times.ethersDecode),
  row('Countersign: the whole judge (from JSON text)', times.judgeApprove, times.viemDecode, times.ethersDecode),
]);
printTable('Large requests: twice as much should take twice as long', [
  ['', 'time', 'of half as much'],
  row('viem hashTypedData, 256 tokens', times.viem256),
  row('Countersign: digest, 128 tokens', times.hash128),
  [...row('Countersign: digest, 256 tokens', times.hash256), `${fixed(times.hash256 / times.hash128)}×`],
  row('Countersign: the whole judge, 500 calls nested twice', times.judge500),
  [...row('Countersign: the whole judge, 1000 calls nested twice', times.judge1000), `${fixed(times.judge1000 / times.judge500)}×`],
]);

/** Approvals in a multicall in a multicall. @param {number} count */
function multicallRequest(count) {
  const abi = parseAbi(['function multicall(bytes[] data)']);
  const multicall = (/** @type {import('viem').Hex[]} */ calls) => encodeFunctionData({ abi, args: [calls] });
  const inner = multicall(Array.from({ length: count }, () => data));
  return JSON.stringify({ method: 'eth_sendTransaction', params: [{ from: USER, to: TOKENS[0], data: multicall([inner]) }] });
}
