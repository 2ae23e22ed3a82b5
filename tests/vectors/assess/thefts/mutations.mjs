// Thefts made of honest requests: another spender, amount, recipient, order, domain or carrier.
import { decodeFunctionData, encodeFunctionData, maxUint256, parseAbi } from 'viem';
import { batch, call, encode, tx, typedDataOf, withTypedData } from '../lib/ask.mjs';
import { honest, steal } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import { OTHER_THIEF, THIEF, drainer, lookAlike, site, sweeper } from '../lib/thief.mjs';
import * as w from '../lib/world.mjs';

const MAX160 = (2n ** 160n - 1n).toString();
const MAX48 = String(2 ** 48 - 1);
const ALL = maxUint256;
const bases = [...honest];
const chainOf = (base) => Number(base.chainId);
const find = (name) => {
  const base = bases.find((each) => each.name === name);
  if (!base) throw new Error(`no honest request is named ${name}`);
  return base;
};

/** A theft of a base; `origin` is chosen unless it is given. */
function mutate(base, how, request, takes, more = {}) {
  steal(`${base.name} | ${how}`, request, { base: base.name, mutation: how, takes, chain: chainOf(base), origin: site(base.origin), madeWith: `a mutation of what ${base.madeWith} made`, state: base.state, ...more });
}

const copy = (value) => JSON.parse(JSON.stringify(value));
/** The same typed data after a change. */
function changed(base, change) {
  const data = typedDataOf(base.request);
  change(data.message, data);
  return withTypedData(base.request, data);
}
const balanceOf = (chain, token) => BigInt(w.at(chain, token)?.token?.balance ?? 0);

/** The spenders a thief uses, in turn. */
const SPENDERS = [
  ['to an account without code', () => THIEF],
  ['to a contract made for the victim', (chain) => drainer(chain)],
  ['to a look-alike of the spender', (_, spender) => lookAlike(spender)],
  ['to an account that runs a sweeper', (chain) => sweeper(chain)],
];
let turn = 0;
function thiefInsteadOf(chain, spender) {
  const [how, who] = SPENDERS[turn % SPENDERS.length];
  turn += 1;
  return [how, who(chain, spender)];
}

// --- approvals by transaction ---
const approveAbi = parseAbi(['function approve(address,uint256)', 'function increaseAllowance(address,uint256)', 'function setApprovalForAll(address,bool)']);
for (const base of bases.filter(({ request }) => request.method === 'eth_sendTransaction' && /^0x(095ea7b3|39509351|a22cb465)/.test(request.params[0].data ?? ''))) {
  const [{ to, data }] = base.request.params;
  const { functionName, args: [spender, amount] } = decodeFunctionData({ abi: approveAbi, data });
  if (!amount) continue;
  const chain = chainOf(base);
  const [how, thief] = thiefInsteadOf(chain, spender);
  const nft = functionName === 'setApprovalForAll';
  // A thief who is named by a contract takes everything; one who hides behind the look keeps the amount.
  const stolen = nft ? true : how.includes('contract') ? (turn % 2 ? ALL : balanceOf(chain, to)) : amount;
  const request = { ...base.request, params: [{ ...base.request.params[0], data: encodeFunctionData({ abi: approveAbi, functionName, args: [thief, stolen] }) }] };
  mutate(base, how, request, nft ? 'the whole collection' : 'what is approved');
}

// --- permits and Permit2 ---
for (const base of bases.filter(({ request }) => request.method === 'eth_signTypedData_v4')) {
  const { primaryType, message } = typedDataOf(base.request);
  const chain = chainOf(base);
  if (primaryType === 'Permit' && 'value' in message) {
    const [how, thief] = thiefInsteadOf(chain, message.spender);
    mutate(base, how, changed(base, (permit) => Object.assign(permit, { spender: thief, value: how.includes('contract') ? ALL.toString() : permit.value })), 'what is permitted');
  } else if (primaryType === 'Permit') {
    const [how, thief] = thiefInsteadOf(chain, message.spender);
    mutate(base, how, changed(base, (permit) => Object.assign(permit, { spender: thief }, 'allowed' in permit ? { expiry: '0' } : {})), 'all of the token, for ever');
  } else if (primaryType === 'PermitSingle') {
    const [how, thief] = thiefInsteadOf(chain, message.spender);
    mutate(base, how, changed(base, (permit) => {
      permit.spender = thief;
      if (turn % 2) Object.assign(permit.details, { amount: MAX160, expiration: MAX48 });
    }), 'all of the token');
  } else if (primaryType === 'PermitBatch') {
    mutate(base, 'every token, to an account without code', changed(base, (permit) => {
      permit.spender = THIEF;
      permit.details = [w.USDC, w.USDT, w.DAI, w.WETH, w.WBTC, w.STETH].map((token) => ({ token, amount: MAX160, expiration: MAX48, nonce: '0' }));
      permit.sigDeadline = String(NOW + 86400 * 365);
    }), 'six tokens at once');
    mutate(base, 'to a contract made for the victim', changed(base, (permit) => Object.assign(permit, { spender: drainer(chain) })), 'both tokens');
  } else if (primaryType === 'PermitTransferFrom') {
    mutate(base, 'to an account without code', changed(base, (permit) => Object.assign(permit, { spender: THIEF, permitted: { token: w.USDC, amount: balanceOf(w.ETH, w.USDC).toString() } })), 'all USDC, at once');
  } else if (primaryType === 'PermitWitnessTransferFrom' && message.witness?.outputs) {
    mutate(base, 'the proceeds go to the thief', changed(base, ({ witness }) => witness.outputs.forEach((output) => Object.assign(output, { recipient: THIEF }))), 'what is sold');
  } else if (primaryType === 'PermitWitnessTransferFrom' && message.witness?.baseOutputs) {
    mutate(base, 'almost nothing for what is sold', changed(base, ({ witness }) => witness.baseOutputs.forEach((output) => Object.assign(output, { startAmount: '1', endAmount: '1' }))), 'what is sold');
  } else if (primaryType === 'PermitWitnessTransferFrom') {
    mutate(base, 'the spender is the thief', changed(base, (permit) => Object.assign(permit, { spender: THIEF })), 'what is permitted');
  } else if (primaryType === 'TransferWithAuthorization') {
    mutate(base, 'everything, to the thief', changed(base, (payment) => Object.assign(payment, { to: THIEF, value: balanceOf(chain, typedDataOf(base.request).domain.verifyingContract).toString(), validBefore: String(NOW + 86400 * 365) })), 'all of the token');
  } else if (primaryType === 'SpendPermission') {
    mutate(base, 'without a limit, for ever', changed(base, (permission) => Object.assign(permission, { spender: THIEF, allowance: MAX160, period: 86400, end: 2 ** 48 - 1 })), 'all of the token, every day');
  } else if (primaryType === 'Authorization') {
    mutate(base, 'to an account without code', changed(base, (authorization) => Object.assign(authorization, { authorized: THIEF })), 'the whole position');
  }
}

// --- orders ---
const NOBODY = '0x0000000000000000000000000000000000000000';
for (const base of bases.filter(({ request }) => request.method === 'eth_signTypedData_v4')) {
  const { primaryType, message } = typedDataOf(base.request);
  if (primaryType === 'Order' && 'sellToken' in message) {
    if (turn++ % 2) mutate(base, 'the proceeds go to the thief', changed(base, (order) => Object.assign(order, { receiver: THIEF })), 'what is sold');
    else mutate(base, 'for one unit of a worthless token', changed(base, (order) => Object.assign(order, { buyAmount: '1', buyToken: drainer(w.ETH), validTo: 4294967295 })), 'what is sold');
  } else if (primaryType === 'Order' && 'makerAsset' in message) {
    if (turn++ % 2) mutate(base, 'for one unit', changed(base, (order) => Object.assign(order, { takingAmount: '1' })), 'what is sold');
    else mutate(base, 'the proceeds go to the thief', changed(base, (order) => Object.assign(order, { receiver: THIEF })), 'what is sold');
  } else if (primaryType === 'Order' && 'tokenId' in message) {
    mutate(base, 'for almost nothing', changed(base, (order) => Object.assign(order, { makerAmount: '500000000', takerAmount: '1' })), 'what is sold');
  } else if (primaryType === 'OrderComponents') {
    const nft = message.offer[0].itemType > 1;
    const [how, change, takes] = nft ? [
      ['for nothing', (order) => Object.assign(order, { consideration: [], totalOriginalConsiderationItems: '0' }), 'the item'],
      ['for one wei', (order) => order.consideration.forEach((item) => Object.assign(item, { startAmount: '1', endAmount: '1' })), 'the item'],
      ['paid to the thief', (order) => order.consideration.forEach((item) => Object.assign(item, { recipient: THIEF })), 'the item'],
      ['with every other item besides', (order) => {
        order.offer.push({ itemType: 2, token: w.BAYC, identifierOrCriteria: '4711', startAmount: '1', endAmount: '1' }, { itemType: 1, token: w.WETH, identifierOrCriteria: '0', startAmount: balanceOf(w.ETH, w.WETH).toString(), endAmount: balanceOf(w.ETH, w.WETH).toString() });
        order.consideration = [{ itemType: 0, token: NOBODY, identifierOrCriteria: '0', startAmount: '1', endAmount: '1', recipient: w.me }];
      }, 'an ape and all WETH'],
    ][turn++ % 4] : ['for an item that goes to the thief', (order) => order.consideration.forEach((item) => Object.assign(item, { recipient: THIEF })), 'what is offered'];
    mutate(base, how, changed(base, change), takes);
  } else if (primaryType === 'BulkOrder') {
    mutate(base, 'one of them for nothing', changed(base, ({ tree }) => {
      const leaf = [tree].flat(9)[1];
      leaf.consideration = [];
    }), 'one item');
  } else if (primaryType === 'SafeTx') {
    if (message.operation === 1) mutate(base, 'delegated to a contract made for the victim', changed(base, (transaction) => Object.assign(transaction, { to: drainer(w.ETH) })), 'the whole Safe');
    else if (message.data.startsWith('0xa9059cbb')) mutate(base, 'all of it, to a look-alike', changed(base, (transaction) => Object.assign(transaction, { data: encode('transfer(address,uint256)', [lookAlike(w.FRIEND), 10n ** 12n]) })), 'the money of the Safe', { origin: 'https://app.safe.global' });
    else if (message.data === '0x' && message.value !== '0') mutate(base, 'to the thief, with the refund', changed(base, (transaction) => Object.assign(transaction, { to: THIEF, value: (10n ** 20n).toString(), gasPrice: '1000000000', baseGas: '100000', refundReceiver: THIEF })), 'the money of the Safe');
    else if (message.to === w.MY_SAFE) mutate(base, 'the thief becomes an owner', changed(base, (transaction) => Object.assign(transaction, { data: encode('swapOwner(address,address,address)', ['0x0000000000000000000000000000000000000001', w.me, THIEF]) })), 'the whole Safe');
    else mutate(base, 'to a contract made for the victim', changed(base, (transaction) => Object.assign(transaction, { to: w.USDC, data: encode('approve(address,uint256)', [drainer(w.ETH), ALL]) })), 'the money of the Safe');
  } else if (primaryType === 'HyperliquidTransaction:UsdSend' || primaryType === 'HyperliquidTransaction:Withdraw') {
    mutate(base, 'everything, to the thief', changed(base, (action) => Object.assign(action, { destination: THIEF.toLowerCase(), amount: '48211.5' })), 'the trading account', { origin: 'https://hyperliquid-drop.example' });
  } else if (primaryType === 'HyperliquidTransaction:ApproveAgent') {
    mutate(base, 'from another site', changed(base, (action) => Object.assign(action, { agentAddress: THIEF.toLowerCase() })), 'trading in the person\'s name', { origin: 'https://hyperliquid-drop.example' });
  }
}

// --- the proceeds go elsewhere ---
const ME = w.me.slice(2).toLowerCase();
/** The same call with the person's address replaced, everywhere or at one place (from the end if negative). */
function redirected(base, which) {
  const [sent] = copy(base.request.params);
  const parts = sent.data.toLowerCase().split(ME);
  if (parts.length < 2) throw new Error(`${base.name} does not name the person`);
  const place = which === undefined ? undefined : which < 0 ? parts.length - 1 + which : which;
  const thief = THIEF.slice(2).toLowerCase();
  const data = parts.reduce((text, part, i) => text + (i === 0 ? '' : place === undefined || i - 1 === place ? thief : ME) + part, '');
  return { ...base.request, params: [{ ...sent, data }] };
}
for (const [name, which, takes = 'the proceeds'] of [
  ['swap ETH for USDC'], ['swap USDC for ETH'], ['swap DAI for WETH over USDC'], ['swap USDC for WETH with the permit inside'],
  ['v2 router: ETH for USDC'], ['v2 router: USDC for ETH'], ['v3 router: USDC for WETH'], ['v3 router: USDC for ETH, unwrapped'],
  ['add liquidity with two tokens', undefined, 'the position'], ['collect fees', undefined, 'the fees'], ['remove liquidity', undefined, 'the position'],
  ['aave: supply USDC', undefined, 'the deposit'], ['aave: supply ETH', undefined, 'the deposit'], ['aave: withdraw all USDC', undefined, 'the deposit'],
  ['morpho: borrow', -1, 'the loan'], ['morpho: withdraw collateral', -1, 'the collateral'], ['morpho: supply collateral', undefined, 'the collateral'],
  ['lido: request a withdrawal', undefined, 'the stake'], ['spark: deposit into savings', undefined, 'the deposit'], ['spark: redeem savings', 0, 'the savings'],
  ['bridge USDC to Arbitrum', undefined, 'what is bridged'], ['bridge USDC by Circle', undefined, 'what is bridged'], ['bridge USDC by Across', 1, 'what is bridged'],
  ['bridge USDC by Stargate', 0, 'what is bridged'], ['1inch: swap USDC for WETH'], ['aerodrome: swap USDC for WETH'], ['pancake: swap USDT for CAKE'], ['balancer: swap', -1],
]) mutate(find(name), 'the proceeds go to the thief', redirected(find(name), which), takes);

// --- transfers ---
for (const [name, token] of [['send USDC to a friend', w.USDC], ['send DAI to an exchange', w.DAI], ['send USDC on Base', w.USDC_BASE]]) {
  const base = find(name);
  mutate(base, 'all of it, to the thief', call(token, 'transfer(address,uint256)', [THIEF, balanceOf(chainOf(base), token)]), 'all of the token', { origin: site() });
}
mutate(find('give a penguin to a friend'), 'an ape, to the thief', call(w.BAYC, 'transferFrom(address,address,uint256)', [w.me, THIEF, 4711n]), 'the ape', { origin: site() });
mutate(find('give a storefront item to a friend'), 'all of them, to the thief', call(w.STOREFRONT, 'safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)', [w.me, THIEF, [1n, 2n, 3n], [1n, 1n, 2n], '0x']), 'the items', { origin: site() });
mutate(find('ens: give a name to a friend'), 'to the thief', redirectedTo(find('ens: give a name to a friend'), w.FRIEND), 'the name', { origin: 'https://ens-renewal.example' });
function redirectedTo(base, from) {
  const text = JSON.stringify(base.request).replaceAll(from.slice(2).toLowerCase(), THIEF.slice(2).toLowerCase());
  return JSON.parse(text);
}
mutate(find('send ETH to an exchange'), 'to a contract that promises a reward', call(drainer(w.ETH), 'claimReward() payable', [], 9n * 10n ** 18n), 'the ether', { origin: site() });
mutate(find('mint for free'), 'with all ether', call(drainer(w.BASE), 'SecurityUpdate() payable', [], 4n * 10n ** 18n), 'the ether', { origin: site() });
mutate(find('claim an airdrop'), 'a contract made for the victim takes the ether', call(drainer(w.ARBITRUM), 'claim() payable', [], 2n * 10n ** 18n), 'the ether', { origin: site() });

// --- hidden in a carrier ---
const hidden = (base, ...calls) => {
  const [{ calls: own, ...params }] = copy(base.request.params);
  const more = calls.map(({ params: [{ to, data, value }] }) => ({ to, ...(data ? { data } : {}), ...(value ? { value } : {}) }));
  return { ...base.request, params: [{ ...params, calls: [...own.slice(0, 1), ...more, ...own.slice(1)] }] };
};
for (const [name, how, calls, takes] of [
  ['batch: approve and supply to Aave', 'an approval to the thief among them', [call(w.DAI, 'approve(address,uint256)', [THIEF, ALL])], 'all DAI'],
  ['batch: approve and add to the 3pool', 'a transfer to the thief among them', [call(w.WETH, 'transfer(address,uint256)', [THIEF, balanceOf(w.ETH, w.WETH)])], 'all WETH'],
  ['batch: wrap and deposit', 'a Permit2 approval to the thief among them', [call(w.PERMIT2, 'approve(address,address,uint160,uint48)', [w.USDC, THIEF, 2n ** 160n - 1n, 2 ** 48 - 1])], 'all USDC'],
  ['batch: revoke three', 'all of a collection to the thief among them', [call(w.PUDGY, 'setApprovalForAll(address,bool)', [drainer(w.ETH), true])], 'the penguins'],
  ['batch: pay two friends', 'ether to the thief among them', [tx(THIEF, '0x', 10n ** 18n), call(w.USDC_BASE, 'approve(address,uint256)', [OTHER_THIEF, ALL])], 'ether and USDC'],
  ['batch: approve, Permit2 approve and swap', 'an allowance raised for the thief', [call(w.USDC, 'increaseAllowance(address,uint256)', [drainer(w.ETH), ALL])], 'all USDC'],
]) mutate(find(name), how, hidden(find(name), ...calls), takes);
mutate(find('batch: approve and supply to Aave'), 'a batch that only drains', batch(w.ETH, [w.USDC, w.USDT, w.DAI, w.WETH, w.WBTC].map((token) => call(token, 'transfer(address,uint256)', [THIEF, balanceOf(w.ETH, token)]))), 'five tokens');

// --- sign-in for another site ---
for (const base of bases.filter(({ name }) => name.startsWith('sign in to ')).slice(0, 5)) {
  mutate(base, 'asked by another site', base.request, 'the person\'s account there', { origin: 'https://login-helper.example' });
}
