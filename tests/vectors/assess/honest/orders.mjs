// Orders and votes that are signed and filled later: 1inch, CoW, Seaport, Polymarket, Hyperliquid, Snapshot.
import { createRequire } from 'node:module';
import { Address, LimitOrder, MakerTraits } from '@1inch/limit-order-sdk';
import { COW_EIP712_TYPES } from '@cowprotocol/cow-sdk';
import { ExchangeClient } from '@nktkas/hyperliquid';
import { ItemType, Seaport } from '@opensea/seaport-js';
import { ExchangeOrderBuilder, Side, SignatureType } from '@polymarket/order-utils';
import { encodeAbiParameters, parseUnits, toFunctionSelector } from 'viem';
import { arbitrum } from 'viem/chains';
import { typed, call, plainJson } from '../lib/ask.mjs';
import { add } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import { clients, recorder } from '../lib/wallet.mjs';
import * as w from '../lib/world.mjs';

const require = createRequire(import.meta.url);
const { BrowserProvider } = createRequire(require.resolve('@opensea/seaport-js'))('ethers');
const ethers5 = require('ethers').ethers;
const snapshot = require('@snapshot-labs/snapshot.js');
const DAY = 86400;
const NOBODY = '0x0000000000000000000000000000000000000000';

// --- 1inch limit orders ---
const inch = { origin: 'https://1inch.com', madeWith: '@1inch/limit-order-sdk 5.4.3' };
for (const [name, makerAsset, makingAmount, takerAsset, takingAmount, days] of [
  ['USDC for WETH', w.USDC, '3000000000', w.WETH, String(10n ** 18n), 7],
  ['DAI for USDC', w.DAI, String(500n * 10n ** 18n), w.USDC, '501000000', 1],
  ['WETH for USDC', w.WETH, String(10n ** 18n), w.USDC, '3500000000', 30],
  ['LINK for DAI', w.LINK, String(100n * 10n ** 18n), w.DAI, String(2000n * 10n ** 18n), 90],
]) {
  const order = new LimitOrder({
    makerAsset: new Address(makerAsset), takerAsset: new Address(takerAsset), makingAmount: BigInt(makingAmount), takingAmount: BigInt(takingAmount), maker: new Address(w.me),
  }, MakerTraits.default().withExpiration(BigInt(NOW + days * DAY)).withNonce(7n));
  const { domain, types, message } = order.getTypedData(w.ETH);
  add(`1inch limit order: ${name}`, typed(domain, { Order: types.Order }, 'Order', message), inch);
}

// --- CoW Protocol ---
const cow = { origin: 'https://swap.cow.fi', madeWith: '@cowprotocol/cow-sdk 9.2.6' };
const cowDomain = { name: 'Gnosis Protocol', version: 'v2', chainId: w.ETH, verifyingContract: w.COW_SETTLEMENT };
const cowOrder = (sellToken, sellAmount, buyToken, buyAmount, more = {}) => ({
  sellToken, buyToken, receiver: w.me, sellAmount: String(sellAmount), buyAmount: String(buyAmount), validTo: NOW + 1800,
  appData: '0x2b8694ed30082129598720860e8e972f07aa10d9b81cae16ca0e2cfb24743e24', feeAmount: '0', kind: 'sell', partiallyFillable: false, sellTokenBalance: 'erc20', buyTokenBalance: 'erc20', ...more,
});
const COW_TYPES = COW_EIP712_TYPES.Order ? COW_EIP712_TYPES : { Order: COW_EIP712_TYPES };
for (const [name, order] of [
  ['sell USDC for WETH', cowOrder(w.USDC, 2_000_000_000n, w.WETH, parseUnits('0.61', 18))],
  ['sell WETH for DAI', cowOrder(w.WETH, parseUnits('1', 18), w.DAI, parseUnits('3150', 18))],
  ['buy UNI with DAI', cowOrder(w.DAI, parseUnits('310', 18), w.UNI, parseUnits('40', 18), { kind: 'buy' })],
  ['sell COW-fashion limit: LINK for USDC in a week', cowOrder(w.LINK, parseUnits('150', 18), w.USDC, 3_300_000_000n, { validTo: NOW + 7 * DAY, partiallyFillable: true })],
  ['sell USDC for ETH', cowOrder(w.USDC, 640_000_000n, '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE', parseUnits('0.195', 18))],
  ['sell AAVE with the receiver left open', cowOrder(w.AAVE, parseUnits('5', 18), w.USDC, 1_400_000_000n, { receiver: NOBODY })],
]) add(`cow: ${name}`, typed(cowDomain, { Order: COW_TYPES.Order }, 'Order', order), cow);
add('cow: cancel an order', typed(cowDomain, { OrderCancellations: [{ name: 'orderUids', type: 'bytes[]' }] }, 'OrderCancellations', { orderUids: [`0x${'ab'.repeat(32)}${w.me.slice(2).toLowerCase()}6b000000`] }), cow);

// --- Seaport ---
const opensea = { origin: 'https://opensea.io', madeWith: '@opensea/seaport-js 4.3.0' };
const OPENSEA_KEY = '0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000';
const OPENSEA_FEES = { recipient: '0x0000a26b00c1F0DF003000390027140000fAa719', basisPoints: 100 };
const answers = {
  [toFunctionSelector('getConduit(bytes32)')]: encodeAbiParameters([{ type: 'address' }, { type: 'bool' }], [w.CONDUIT, true]),
  [toFunctionSelector('getCounter(address)')]: encodeAbiParameters([{ type: 'uint256' }], [0n]),
};
const word = (value) => encodeAbiParameters([{ type: 'uint256' }], [BigInt(value)]);
/** A chain on which the person owns everything. */
const chain = (approved) => (_, data) => {
  const selector = data.slice(0, 10);
  const own = { [toFunctionSelector('ownerOf(uint256)')]: word(w.me), [toFunctionSelector('isApprovedForAll(address,address)')]: word(approved ? 1 : 0) };
  return answers[selector] ?? own[selector] ?? word(10n ** 30n);
};
/** What a wallet is asked while an order is made; `approved` whether the marketplace may already move the items. */
async function seaport(name, order, { approved = true, ...options } = {}) {
  const wallet = recorder({ answer: chain(approved) });
  const client = new Seaport(await new BrowserProvider(wallet).getSigner(w.me), { conduitKeyToConduit: { [OPENSEA_KEY]: w.CONDUIT }, overrides: { defaultConduitKey: OPENSEA_KEY }, ...options });
  const { executeAllActions, actions } = await client.createOrder({ conduitKey: OPENSEA_KEY, endTime: String(NOW + 30 * DAY), startTime: String(NOW), ...order }, w.me);
  if (approved) await executeAllActions();
  else await actions[0].transactionMethods.transact();
  add(name, wallet.asked[0], opensea);
}
const ether = (units) => parseUnits(String(units), 18).toString();
const listing = (token, identifier, price, more = {}) => ({ offer: [{ itemType: ItemType.ERC721, token, identifier }], consideration: [{ amount: ether(price), recipient: w.me }], fees: [OPENSEA_FEES], ...more });
await seaport('list an ape', listing(w.BAYC, '4711', 12.5));
await seaport('list a penguin for a week', listing(w.PUDGY, '1209', 8.9, { endTime: String(NOW + 7 * DAY) }));
await seaport('list an azuki for USDC', listing(w.AZUKI, '88', 0, { consideration: [{ token: w.USDC, amount: '6000000000', recipient: w.me }] }));
await seaport('list an ENS name', listing(w.ENS_NAMES, '79233663829379634837589865448569342784712482819484549289560981379859480642508', 0.4));
await seaport('list two of a storefront item', { offer: [{ itemType: ItemType.ERC1155, token: w.STOREFRONT, identifier: '31337', amount: '2' }], consideration: [{ amount: ether(0.2), recipient: w.me }], fees: [OPENSEA_FEES] });
await seaport('list an azuki by a falling price', { offer: [{ itemType: ItemType.ERC721, token: w.AZUKI, identifier: '89' }], consideration: [{ amount: ether(6), endAmount: ether(4), recipient: w.me }], fees: [OPENSEA_FEES] });
await seaport('offer WETH for an ape', { offer: [{ token: w.WETH, amount: ether(2) }], consideration: [{ itemType: ItemType.ERC721, token: w.BAYC, identifier: '99', recipient: w.me }], fees: [OPENSEA_FEES] });
await seaport('offer WETH for any penguin', { offer: [{ token: w.WETH, amount: ether(1.5) }], consideration: [{ itemType: ItemType.ERC721, token: w.PUDGY, identifiers: [], recipient: w.me }], fees: [OPENSEA_FEES] });
await seaport('let OpenSea move apes before a listing', listing(w.BAYC, '4711', 12.5), { approved: false });
await seaport('let OpenSea move penguins before a listing', listing(w.PUDGY, '1209', 9), { approved: false });
{
  const wallet = recorder({ answer: chain(true) });
  const client = new Seaport(await new BrowserProvider(wallet).getSigner(w.me), { conduitKeyToConduit: { [OPENSEA_KEY]: w.CONDUIT }, overrides: { defaultConduitKey: OPENSEA_KEY } });
  const orders = ['501', '502'].map((identifier) => ({ conduitKey: OPENSEA_KEY, startTime: String(NOW), endTime: String(NOW + 30 * DAY), ...listing(w.PUDGY, identifier, 9.5) }));
  const bulk = await client.createBulkOrders(orders, w.me);
  await bulk.executeAllActions();
  add('list two penguins at once', wallet.asked[0], opensea);
  const { executeAllActions } = await client.createOrder(orders[0], w.me);
  const signed = await executeAllActions();
  wallet.asked.length = 0;
  await client.cancelOrders([signed.parameters], w.me).transact();
  add('cancel a listing', wallet.asked[0], opensea);
  wallet.asked.length = 0;
  await client.bulkCancelOrders(w.me).transact();
  add('cancel all listings', wallet.asked[0], opensea);
}

// --- Polymarket ---
const market = { origin: 'https://polymarket.com', chain: w.POLYGON, madeWith: '@polymarket/order-utils 3.0.1' };
for (const [name, exchange, side, makerAmount, takerAmount] of [['buy yes', w.CTF_EXCHANGE, Side.BUY, '40000000', '80000000'], ['sell no', w.NEG_RISK, Side.SELL, '50000000', '21000000']]) {
  const builder = new ExchangeOrderBuilder(exchange, w.POLYGON, { getAddress: async () => w.me }, () => '479249096354');
  const order = await builder.buildOrder({
    maker: w.me, taker: NOBODY, signer: w.me, tokenId: '71321045679252212594626385532706912750332728571942532289631379312455583992563', makerAmount, takerAmount, side, feeRateBps: '0', nonce: '0', expiration: '0', signatureType: SignatureType.EOA,
  });
  const { domain, types, primaryType, message } = builder.buildOrderTypedData(order);
  const { EIP712Domain: _, ...rest } = types;
  add(`polymarket: ${name}`, typed(domain, rest, primaryType, message), market);
}
add('polymarket: log in', typed({ name: 'ClobAuthDomain', version: '1', chainId: w.POLYGON }, { ClobAuth: [{ name: 'address', type: 'address' }, { name: 'timestamp', type: 'string' }, { name: 'nonce', type: 'uint256' }, { name: 'message', type: 'string' }] }, 'ClobAuth', {
  address: w.me, timestamp: String(NOW), nonce: 0, message: 'This message attests that I control the given wallet',
}), { ...market, madeWith: 'viem 2.57.0, after @polymarket/clob-client' });
add('polymarket: approve USDC', call(w.USDCE_POLYGON, 'approve(address,uint256)', [w.CTF_EXCHANGE, 2n ** 256n - 1n]), { ...market, madeWith: 'viem 2.57.0' });
add('polymarket: approve outcome tokens', call(w.CONDITIONAL, 'setApprovalForAll(address,bool)', [w.CTF_EXCHANGE, true]), { ...market, madeWith: 'viem 2.57.0' });

// --- Hyperliquid ---
const perps = { origin: 'https://app.hyperliquid.xyz', chain: w.ARBITRUM, madeWith: '@nktkas/hyperliquid 0.33.3' };
async function hyperliquid(name, ask) {
  const { provider, wallet } = clients(arbitrum);
  const client = new ExchangeClient({ transport: { isTestnet: false, request: async () => ({ status: 'ok', response: { type: 'default' } }) }, wallet, signatureChainId: '0xa4b1' });
  await ask(client).catch((error) => {
    if (provider.asked.length === 0) throw error;
  });
  add(`hyperliquid: ${name}`, provider.asked[0], perps);
}
await hyperliquid('let an agent trade', (client) => client.approveAgent({ agentAddress: w.plain('an agent key of the dapp'), agentName: 'web' }));
await hyperliquid('withdraw to oneself', (client) => client.withdraw3({ destination: w.me, amount: '250' }));
await hyperliquid('send dollars to a friend', (client) => client.usdSend({ destination: w.FRIEND, amount: '20' }));
await hyperliquid('allow a builder a fee', (client) => client.approveBuilderFee({ builder: '0x1922810825c90f4270048b96da7b1803cd8609ef', maxFeeRate: '0.05%' }));
await hyperliquid('move to the spot account', (client) => client.usdClassTransfer({ amount: '100', toPerp: false }));
await hyperliquid('place an order', (client) => client.order({ orders: [{ a: 0, b: true, p: '95000', s: '0.01', r: false, t: { limit: { tif: 'Gtc' } } }], grouping: 'na' }));

// --- Snapshot ---
const votes = { origin: 'https://snapshot.box', madeWith: '@snapshot-labs/snapshot.js 0.17.5' };
async function snapshotAsks(name, ask) {
  let data;
  const client = new snapshot.Client712('https://testnet.hub.snapshot.org');
  client.send = async (envelop) => (data = envelop.data);
  const provider = new ethers5.providers.Web3Provider(recorder());
  await ask(client, provider);
  const primary = Object.keys(data.types)[0];
  add(`snapshot: ${name}`, typed(plainJson(data.domain), data.types, primary, data.message), votes);
}
const proposal = `0x${'5e'.repeat(32)}`;
await snapshotAsks('vote for a single choice', (client, web3) => client.vote(web3, w.me, { space: 'uniswapgovernance.eth', proposal, type: 'single-choice', choice: 1, reason: '', app: 'snapshot' }));
await snapshotAsks('vote by rank', (client, web3) => client.vote(web3, w.me, { space: 'ens.eth', proposal, type: 'ranked-choice', choice: [2, 1, 3], reason: 'Best first', app: 'snapshot' }));
await snapshotAsks('vote by weight', (client, web3) => client.vote(web3, w.me, { space: 'balancer.eth', proposal, type: 'weighted', choice: { 1: 60, 2: 40 }, reason: '', app: 'snapshot' }));
await snapshotAsks('follow a space', (client, web3) => client.follow(web3, w.me, { space: 'lido-snapshot.eth', network: 's' }));
await snapshotAsks('propose', (client, web3) => client.proposal(web3, w.me, { space: 'ens.eth', type: 'basic', title: 'Fund the working groups', body: 'For the next term.', discussion: '', choices: ['For', 'Against', 'Abstain'], labels: [], start: NOW, end: NOW + 5 * DAY, snapshot: 22000000, plugins: '{}', app: 'snapshot', privacy: '' }));
