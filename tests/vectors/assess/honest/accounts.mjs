// Accounts and names: Safe, sign-in, ENS, payments of x402, credits and subscriptions.
import { createRequire } from 'node:module';
import { addEnsContracts } from '@ensdomains/ensjs';
import { commitName, registerName, renewNames, setPrimaryName, setTextRecord, transferName } from '@ensdomains/ensjs/wallet';
import { EthSafeMessage, encodeMultiSendData, generateTypedData } from '@safe-global/protocol-kit';
import { encodeAbiParameters, parseUnits } from 'viem';
import { mainnet } from 'viem/chains';
import { call, encode, message, plainJson, typed, typesOf } from '../lib/ask.mjs';
import { add } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import { clients } from '../lib/wallet.mjs';
import * as w from '../lib/world.mjs';

const { SiweMessage } = createRequire(import.meta.url)('siwe');
const NOBODY = '0x0000000000000000000000000000000000000000';
const DAY = 86400;
const units = (amount, decimals = 18) => parseUnits(String(amount), decimals);

// --- Safe ---
const safe = { origin: 'https://app.safe.global', madeWith: '@safe-global/protocol-kit 8.0.7' };
const safeTx = (to, data, { value = '0', operation = 0, nonce = 12 } = {}) => ({ to, value, data, operation, safeTxGas: '0', baseGas: '0', gasPrice: '0', gasToken: NOBODY, refundReceiver: NOBODY, nonce });
function safeAsks(name, data) {
  const made = generateTypedData({ safeAddress: w.MY_SAFE, safeVersion: '1.4.1', chainId: BigInt(w.ETH), data });
  const { EIP712Domain: _, ...types } = made.types;
  add(`safe: ${name}`, typed(plainJson(made.domain), types, made.primaryType, made.message), safe);
}
safeAsks('send USDC to a friend', safeTx(w.USDC, encode('transfer(address,uint256)', [w.FRIEND, 250_000_000n])));
safeAsks('send ETH to a friend', safeTx(w.FRIEND, '0x', { value: units(0.3).toString() }));
safeAsks('supply to Aave', safeTx(w.AAVE_POOL, encode('supply(address,uint256,address,uint16)', [w.USDC, 5_000_000_000n, w.MY_SAFE, 0])));
safeAsks('approve and supply in one', safeTx(w.SAFE_MULTISEND, encode('multiSend(bytes)', [encodeMultiSendData([
  { operation: 0, to: w.USDC, value: '0', data: encode('approve(address,uint256)', [w.AAVE_POOL, 5_000_000_000n]) },
  { operation: 0, to: w.AAVE_POOL, value: '0', data: encode('supply(address,uint256,address,uint16)', [w.USDC, 5_000_000_000n, w.MY_SAFE, 0]) },
])]), { operation: 1 }));
safeAsks('pay two people', safeTx(w.SAFE_MULTISEND, encode('multiSend(bytes)', [encodeMultiSendData([
  { operation: 0, to: w.DAI, value: '0', data: encode('transfer(address,uint256)', [w.FRIEND, units(120)]) },
  { operation: 0, to: w.DAI, value: '0', data: encode('transfer(address,uint256)', [w.EXCHANGE_DEPOSIT, units(340)]) },
])]), { operation: 1 }));
safeAsks('reject a transaction', safeTx(w.MY_SAFE, '0x'));
safeAsks('add an owner', safeTx(w.MY_SAFE, encode('addOwnerWithThreshold(address,uint256)', [w.FRIEND, 2n])));
{
  const made = generateTypedData({ safeAddress: w.MY_SAFE, safeVersion: '1.4.1', chainId: BigInt(w.ETH), data: new EthSafeMessage('Sign in to the forum').data });
  const { EIP712Domain: _, ...types } = made.types;
  add('safe: sign a message', typed(plainJson(made.domain), types, made.primaryType, made.message), safe);
}
add('safe: create one', call(w.SAFE_FACTORY, 'createProxyWithNonce(address,bytes,uint256)', ['0x41675C099F32341bf84BFc5382aF534df5C7461a', encode('setup(address[],uint256,address,bytes,address,address,uint256,address)', [[w.me], 1n, NOBODY, '0x', '0xfd0732Dc9E303f09fCEf3a7388Ad10A83459Ec99', NOBODY, 0n, NOBODY]), 5n]), { ...safe, madeWith: 'viem 2.57.0' });
add('safe: execute what the owners signed', call(w.MY_SAFE, 'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)', [w.USDC, 0n, encode('transfer(address,uint256)', [w.FRIEND, 250_000_000n]), 0, 0n, 0n, 0n, NOBODY, NOBODY, `0x${'11'.repeat(64)}1b`]), { ...safe, madeWith: 'viem 2.57.0' });

// --- sign-in ---
for (const [domain, statement, more] of [
  ['login.xyz', 'Sign in with Ethereum to the app.', {}],
  ['app.ens.domains', 'Sign in to manage your names.', {}],
  ['guild.xyz', 'Please sign this message', { expirationTime: new Date((NOW + DAY) * 1000).toISOString() }],
  ['mirror.xyz', 'Sign in with your wallet.', { resources: ['ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/'] }],
  ['gitcoin.co', undefined, {}],
  ['www.lens.xyz', 'Sign in to Lens.', { notBefore: new Date(NOW * 1000).toISOString() }],
  ['zora.co', 'Welcome to Zora', { chainId: w.BASE }],
  ['app.example.org:8443', 'Log in.', {}],
]) {
  const text = new SiweMessage({ domain, address: w.me, statement, uri: `https://${domain}/`, version: '1', chainId: w.ETH, nonce: 'k3jWq8ZpX2', issuedAt: new Date(NOW * 1000).toISOString(), ...more }).prepareMessage();
  add(`sign in to ${domain}`, message(text), { origin: `https://${domain}`, chain: more.chainId ?? w.ETH, madeWith: 'siwe 3.0.0' });
}
for (const [origin, text] of [
  ['https://opensea.io', `Welcome to OpenSea!\n\nClick to sign in and accept the OpenSea Terms of Service (https://opensea.io/tos) and Privacy Policy (https://opensea.io/privacy).\n\nThis request will not trigger a blockchain transaction or cost any gas fees.\n\nWallet address:\n${w.me.toLowerCase()}\n\nNonce:\n0c5e1e0f-5d0c-4b3a-a9f3-6f6f2a1f3a77`],
  ['https://blur.io', `Sign in to Blur\n\nChallenge: 8a1f4c03e3a24bb0b36f2f2f5a7c4e0f`],
  ['https://rarible.com', `I would like to sign in to Rarible.\nTimestamp: ${NOW}000`],
  ['https://app.galxe.com', 'app.galxe.com wants you to verify that you own this account.\nNonce: 58123'],
  ['https://etherscan.io', `[Etherscan.io 18/11/2026 11:06:40] I, hereby verify that I am the owner/creator of the address [${w.me}]`],
  ['https://trade.dydx.exchange', 'Verify account ownership'],
]) add(`prove an account to ${new URL(origin).host}`, message(text), { origin, madeWith: 'the text that the site asks for' });
add('dydx: derive the keys', typed({ name: 'dYdX Chain', chainId: w.ETH }, { dYdX: [{ name: 'action', type: 'string' }] }, 'dYdX', { action: 'dYdX Chain Onboarding' }), { origin: 'https://dydx.trade', madeWith: 'viem 2.57.0, after @dydxprotocol/v4-client-js' });

// --- ENS ---
const ens = { origin: 'https://app.ens.domains', madeWith: '@ensdomains/ensjs 4.3.1' };
async function ensAsks(name, ask) {
  const { provider, wallet } = clients(addEnsContracts(mainnet), { answer: () => encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [3n * 10n ** 15n, 0n]) });
  await ask(wallet);
  const [{ method, params: [sent] }] = provider.asked;
  const { from, to, data, value } = sent;
  if (!w.at(w.ETH, to)) w.known(w.ETH, 'ENS contract', to, 'other');
  add(`ens: ${name}`, { method, params: [{ from, to, data, ...(value && value !== '0x0' ? { value } : {}) }] }, ens);
}
const name = { name: 'countersigned.eth', owner: w.me, duration: 31536000, secret: `0x${'5c'.repeat(32)}`, resolverAddress: w.ENS_RESOLVER };
await ensAsks('commit to a name', (wallet) => commitName(wallet, name));
await ensAsks('register a name', (wallet) => registerName(wallet, { ...name, value: 4n * 10n ** 15n }));
await ensAsks('renew a name', (wallet) => renewNames(wallet, { nameOrNames: 'countersigned.eth', duration: 31536000, value: 4n * 10n ** 15n }));
await ensAsks('set the primary name', (wallet) => setPrimaryName(wallet, { name: 'countersigned.eth' }));
await ensAsks('set a text record', (wallet) => setTextRecord(wallet, { name: 'countersigned.eth', key: 'url', value: 'https://example.org', resolverAddress: w.ENS_RESOLVER }));
await ensAsks('give a name to a friend', (wallet) => transferName(wallet, { name: 'countersigned.eth', newOwnerAddress: w.FRIEND, contract: 'registrar' }));

// --- x402: a payment by EIP-3009, as the package's client asks for it ---
const THREE009 = typesOf('TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)');
for (const [site, price, chain, token, domainName] of [
  ['https://api.weather.example', '10000', w.BASE, w.USDC_BASE, 'USD Coin'],
  ['https://paywall.news.example', '500000', w.BASE, w.USDC_BASE, 'USD Coin'],
  ['https://agents.example', '2000000', w.POLYGON, w.USDC_POLYGON, 'USD Coin'],
]) {
  add(`x402: pay ${Number(price) / 1e6} USDC to ${new URL(site).host}`, typed({ name: domainName, version: '2', chainId: chain, verifyingContract: token }, THREE009, 'TransferWithAuthorization', {
    from: w.me, to: w.plain(`payee of ${site}`), value: price, validAfter: String(NOW - 600), validBefore: String(NOW + 60), nonce: `0x${'4a'.repeat(32)}`,
  }), { origin: site, chain, madeWith: 'viem 2.57.0, after x402 1.2.0' });
}

// --- subscriptions and credits ---
const monthly = (token, chain, price, periods, spender, origin) => add(`subscribe at ${new URL(origin).host} for ${periods} payments`, call(token, 'approve(address,uint256)', [spender, price * BigInt(periods)]), { origin, chain, madeWith: 'viem 2.57.0' });
const LOOP = w.unknown(w.ETH, '0x9f5b1ae5d2b6f0bd8a4a2a0f6d1e0c3b7a8d9e01');
monthly(w.USDC, w.ETH, 12_000_000n, 12, LOOP, 'https://pay.loopcrypto.xyz');
monthly(w.DAI, w.ETH, units(5), 6, w.unknown(w.ETH, '0x3b0e1cbd5a7f4ed5b9a1f0e9c7d2a5b6c4e8f702'), 'https://members.magazine.example');
monthly(w.USDC_BASE, w.BASE, 9_990_000n, 12, w.unknown(w.BASE, '0x7c21e0bb6f3a4fd0a5b9d8c7e6f5a4b3c2d1e003'), 'https://music.example');
const spend = typesOf('SpendPermission(address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData)');
for (const [site, allowance, period, months] of [['https://coffee.example', '15000000', 30 * DAY, 12], ['https://trading-agent.example', '50000000', 7 * DAY, 3]]) {
  add(`spend permission for ${new URL(site).host}`, typed({ name: 'Spend Permission Manager', version: '1', chainId: w.BASE, verifyingContract: w.SPEND_PERMISSIONS }, spend, 'SpendPermission', {
    account: w.me, spender: w.unknown(w.BASE, w.plain(`service of ${site}`)), token: w.USDC_BASE, allowance, period, start: NOW, end: NOW + months * 30 * DAY, salt: '1', extraData: '0x',
  }), { origin: site, chain: w.BASE, madeWith: 'viem 2.57.0' });
}
add('superfluid: stream to a creator', call(w.known(w.POLYGON, 'Superfluid CFAv1 forwarder', '0xcfA132E353cB4E398080B9700609bb008eceB125', 'other'), 'createFlow(address,address,address,int96,bytes)', [w.unknown(w.POLYGON, '0xCAa7349CEA390F89641fe306D93591f87595dc1F'), w.me, w.FRIEND, 3858024691358n, '0x']), { origin: 'https://app.superfluid.org', chain: w.POLYGON, madeWith: 'viem 2.57.0' });
add('sablier: approve for a stream', call(w.DAI, 'approve(address,uint256)', [w.SABLIER, units(2400)]), { origin: 'https://app.sablier.com', madeWith: 'viem 2.57.0' });
