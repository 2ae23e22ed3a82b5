// What people do every day, encoded with viem from the contracts' published interfaces: approvals to the well-known
// routers, revocations, permits, transfers, bridges, exchanges, mints, claims, votes, batches and what wallets are told.
import { maxUint256, parseUnits, zeroHash } from 'viem';
import { batch, call, tx, typed, typesOf } from '../lib/ask.mjs';
import { add } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import * as w from '../lib/world.mjs';

const units = (amount, decimals = 18) => parseUnits(String(amount), decimals);
const at = (origin, chain = w.ETH, more = {}) => ({ origin, chain, madeWith: 'viem 2.57.0', ...more });
const approve = (token, spender, amount) => call(token, 'approve(address,uint256)', [spender, amount]);
const allowed = (token, spender, amount = maxUint256) => ({ state: { allowances: [{ token, spender, amount: `0x${amount.toString(16)}` }] } });

// --- approvals ---
for (const [name, token, spender, amount, origin, chain] of [
  ['1inch: approve some USDC', w.USDC, w.ONEINCH, units(500, 6), 'https://1inch.com'],
  ['1inch: approve DAI without a limit', w.DAI, w.ONEINCH, maxUint256, 'https://1inch.com'],
  ['cow: approve some WETH', w.WETH, w.COW_RELAYER, units(1), 'https://swap.cow.fi'],
  ['cow: approve USDC without a limit', w.USDC, w.COW_RELAYER, maxUint256, 'https://swap.cow.fi'],
  ['matcha: approve some USDT', w.USDT, w.ALLOWANCE_HOLDER, units(300, 6), 'https://matcha.xyz'],
  ['0x: approve UNI without a limit', w.UNI, w.ZEROX_PROXY, maxUint256, 'https://matcha.xyz'],
  ['velora: approve some WBTC', w.WBTC, w.AUGUSTUS, units(0.1, 8), 'https://app.velora.xyz'],
  ['jumper: approve some USDC', w.USDC, w.LIFI, units(1000, 6), 'https://jumper.exchange'],
  ['balancer: approve wstETH without a limit', w.WSTETH, w.BALANCER_VAULT, maxUint256, 'https://balancer.fi'],
  ['curve: approve some USDT', w.USDT, w.CURVE_3POOL, units(2000, 6), 'https://www.curve.finance'],
  ['curve: approve CRV to the router', w.CRV, w.CURVE_ROUTER, maxUint256, 'https://www.curve.finance'],
  ['pendle: approve some wstETH', w.WSTETH, w.PENDLE, units(1), 'https://app.pendle.finance'],
  ['across: approve some USDC', w.USDC, w.ACROSS, units(400, 6), 'https://app.across.to'],
  ['aerodrome: approve some USDC', w.USDC_BASE, w.AERODROME, units(100, 6), 'https://aerodrome.finance', w.BASE],
  ['pancake: approve CAKE without a limit', w.CAKE, w.PANCAKE, maxUint256, 'https://pancakeswap.finance', w.BNB],
  ['pancake: approve some USDT', w.USDT_BNB, w.PANCAKE_SMART, units(60), 'https://pancakeswap.finance', w.BNB],
  ['opensea: approve some WETH for offers', w.WETH, w.CONDUIT, units(2), 'https://opensea.io'],
  ['a small exchange that no list knows: approve some DAI', w.DAI, w.unknown(w.ETH, '0x51c72848c68a965f66fa7a88855f9f7784502a7f'), units(50), 'https://smalldex.example'],
]) add(name, approve(token, spender, amount), at(origin, chain));
add('increase an allowance by a little', call(w.USDC, 'increaseAllowance(address,uint256)', [w.ONEINCH, units(100, 6)]), at('https://1inch.com'));

// --- revocations ---
const revoke = 'https://revoke.cash';
add('revoke an allowance', approve(w.USDC, w.ONEINCH, 0n), at(revoke, w.ETH, allowed(w.USDC, w.ONEINCH)));
add('revoke an allowance of an unknown spender', approve(w.DAI, w.fresh(w.ETH, 'an old spender'), 0n), at(revoke, w.ETH, allowed(w.DAI, w.fresh(w.ETH, 'an old spender'))));
add('revoke a collection', call(w.BAYC, 'setApprovalForAll(address,bool)', [w.CONDUIT, false]), at(revoke));
add('revoke on Permit2', call(w.PERMIT2, 'lockdown((address token,address spender)[])', [[{ token: w.USDC, spender: w.UNIVERSAL_ROUTER }]]), at(revoke));
add('lower an allowance', call(w.USDC, 'decreaseAllowance(address,uint256)', [w.ONEINCH, units(100, 6)]), at(revoke, w.ETH, allowed(w.USDC, w.ONEINCH)));

// --- permits ---
const PERMIT = typesOf('Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)');
const permit = (name, version, token, spender, value, { chain = w.ETH, deadline = NOW + 1200 } = {}) => typed({ name, version, chainId: chain, verifyingContract: token }, PERMIT, 'Permit', { owner: w.me, spender, value: value.toString(), nonce: '0', deadline: String(deadline) });
for (const [name, request, origin, chain] of [
  ['1inch: permit some USDC', permit('USD Coin', '2', w.USDC, w.ONEINCH, units(500, 6)), 'https://1inch.com'],
  ['cow: permit some USDC', permit('USD Coin', '2', w.USDC, w.COW_RELAYER, units(2000, 6)), 'https://swap.cow.fi'],
  ['uniswap: permit UNI to the router', permit('Uniswap', '1', w.UNI, w.SWAP_ROUTER_02, units(40)), 'https://app.uniswap.org'],
  ['aave: permit aUSDC to the pool', permit('Aave Ethereum USDC', '1', w.AUSDC, w.AAVE_POOL, units(1000, 6), { deadline: NOW + 3600 }), 'https://app.aave.com'],
  ['balancer: permit wstETH', permit('Wrapped liquid staked Ether 2.0', '1', w.WSTETH, w.BALANCER_VAULT, units(1)), 'https://balancer.fi'],
  ['curve: permit EURC without a limit', permit('EURC', '2', w.EURC, w.CURVE_ROUTER, maxUint256), 'https://www.curve.finance'],
  ['across: permit USDC on Arbitrum', permit('USD Coin', '2', w.USDC_ARBITRUM, w.known(w.ARBITRUM, 'Across SpokePool', '0xe35e9842fceaCA96570B734083f4a58e8F7C5f2A'), units(600, 6), { chain: w.ARBITRUM }), 'https://app.across.to', w.ARBITRUM],
  ['hyperliquid: permit a deposit', permit('USD Coin', '2', w.USDC_ARBITRUM, w.HYPERLIQUID_BRIDGE, units(250, 6), { chain: w.ARBITRUM }), 'https://app.hyperliquid.xyz', w.ARBITRUM],
  ['1inch: permit DAI', typed({ name: 'Dai Stablecoin', version: '1', chainId: w.ETH, verifyingContract: w.DAI }, typesOf('Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)'), 'Permit', { holder: w.me, spender: w.ONEINCH, nonce: '0', expiry: String(NOW + 3600), allowed: true }), 'https://1inch.com'],
  ['uniswap: permit a position', typed({ name: 'Uniswap V3 Positions NFT-V1', version: '1', chainId: w.ETH, verifyingContract: w.V3_POSITIONS }, typesOf('Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)'), 'Permit', { spender: w.known(w.ETH, 'Uniswap V3 migrator', '0xA5644E29708357803b5A882D272c41cC0dF92B34'), tokenId: '712345', nonce: '0', deadline: String(NOW + 1200) }), 'https://app.uniswap.org'],
]) add(name, request, at(origin, chain));

// --- transfers ---
const wallet = 'https://app.safe.global';
add('send ETH to a friend', tx(w.FRIEND, undefined, units(0.1)), at('https://app.zerion.io'));
add('send ETH to an exchange', tx(w.EXCHANGE_DEPOSIT, '0x', units(1)), at('https://app.zerion.io'));
add('send USDC to a friend', call(w.USDC, 'transfer(address,uint256)', [w.FRIEND, units(75, 6)]), at('https://app.zerion.io'));
add('send DAI to an exchange', call(w.DAI, 'transfer(address,uint256)', [w.EXCHANGE_DEPOSIT, units(1000)]), at('https://debank.com'));
add('send USDC on Base', call(w.USDC_BASE, 'transfer(address,uint256)', [w.FRIEND, units(12, 6)]), at('https://debank.com', w.BASE));
add('give a penguin to a friend', call(w.PUDGY, 'safeTransferFrom(address,address,uint256)', [w.me, w.FRIEND, 1209n]), at('https://opensea.io'));
add('give a storefront item to a friend', call(w.STOREFRONT, 'safeTransferFrom(address,address,uint256,uint256,bytes)', [w.me, w.FRIEND, 31337n, 1n, '0x']), at('https://opensea.io'));
add('pay a shop', call(w.USDC, 'transfer(address,uint256)', [w.plain('a shop'), units(49, 6)]), at('https://shop.example'));
add('move USDC into the own Safe', call(w.USDC, 'transfer(address,uint256)', [w.MY_SAFE, units(2000, 6)]), at(wallet));

// --- bridges ---
add('bridge ETH to Arbitrum', call(w.ARBITRUM_INBOX, 'depositEth() payable', [], units(0.5)), at('https://bridge.arbitrum.io'));
add('bridge USDC to Arbitrum', call(w.ARBITRUM_BRIDGE, 'outboundTransfer(address,address,uint256,uint256,uint256,bytes) payable', [w.USDC, w.me, units(900, 6), 300000n, 100000000n, '0x'], units(0.001)), at('https://bridge.arbitrum.io'));
add('bridge: approve USDC to the Arbitrum gateway', approve(w.USDC, w.ARBITRUM_GATEWAY, units(900, 6)), at('https://bridge.arbitrum.io'));
add('bridge ETH to Optimism', call(w.OPTIMISM_BRIDGE, 'depositETH(uint32,bytes) payable', [200000, '0x'], units(0.4)), at('https://superbridge.app'));
add('bridge DAI to Base', call(w.BASE_BRIDGE, 'depositERC20(address,address,uint256,uint32,bytes)', [w.DAI, '0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb', units(100), 200000, '0x']), at('https://superbridge.app'));
add('bridge USDC by Circle', call(w.CCTP, 'depositForBurn(uint256,uint32,bytes32,address)', [units(250, 6), 6, `0x${'00'.repeat(12)}${w.me.slice(2)}`, w.USDC]), at('https://portalbridge.com'));
add('bridge USDC by Across', call(w.ACROSS, 'depositV3(address,address,address,address,uint256,uint256,uint256,address,uint32,uint32,uint32,bytes)', [w.me, w.me, w.USDC, w.USDC_ARBITRUM, units(400, 6), units(399.7, 6), 42161n, '0x0000000000000000000000000000000000000000', NOW, NOW + 3600, 0, '0x']), at('https://app.across.to'));
add('bridge USDC by Stargate', call(w.STARGATE_USDC, 'send((uint32,bytes32,uint256,uint256,bytes,bytes,bytes),(uint256,uint256),address) payable', [[30110, `0x${'00'.repeat(12)}${w.me.slice(2)}`, units(300, 6), units(299, 6), '0x', '0x', '0x01'], [units(0.0004), 0n], w.me], units(0.0004)), at('https://stargate.finance'));
add('hyperliquid: deposit', call(w.USDC_ARBITRUM, 'transfer(address,uint256)', [w.HYPERLIQUID_BRIDGE, units(250, 6)]), at('https://app.hyperliquid.xyz', w.ARBITRUM));

// --- exchanges ---
add('curve: exchange in the 3pool', call(w.CURVE_3POOL, 'exchange(int128,int128,uint256,uint256)', [2n, 1n, units(2000, 6), units(1995, 6)]), at('https://www.curve.finance'));
add('curve: add liquidity', call(w.CURVE_3POOL, 'add_liquidity(uint256[3],uint256)', [[0n, units(500, 6), units(500, 6)], units(960)]), at('https://www.curve.finance'));
const balancer = '(bytes32 poolId,uint8 kind,address assetIn,address assetOut,uint256 amount,bytes userData),(address sender,bool fromInternalBalance,address recipient,bool toInternalBalance),uint256,uint256';
add('balancer: swap', call(w.BALANCER_VAULT, `swap(${balancer})`, [{ poolId: '0x93d199263632a4ef4bb438f1feb99e57b4b5f0bd0000000000000000000005c2', kind: 0, assetIn: w.WSTETH, assetOut: w.WETH, amount: units(1), userData: '0x' }, { sender: w.me, fromInternalBalance: false, recipient: w.me, toInternalBalance: false }, units(1.17), BigInt(NOW + 1200)]), at('https://balancer.fi'));
const desc = '(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags)';
const INCH_EXECUTOR = w.unknown(w.ETH, '0x5141B82f5fFDa4c6fE1E372978F1C5427640a190');
add('1inch: swap USDC for WETH', call(w.ONEINCH, `swap(address,${desc},bytes)`, [INCH_EXECUTOR, { srcToken: w.USDC, dstToken: w.WETH, srcReceiver: INCH_EXECUTOR, dstReceiver: w.me, amount: units(500, 6), minReturnAmount: units(0.155), flags: 4n }, '0x00']), at('https://1inch.com'));
add('aerodrome: swap USDC for WETH', call(w.AERODROME, 'swapExactTokensForTokens(uint256,uint256,(address,address,bool,address)[],address,uint256)', [units(100, 6), units(0.03), [[w.USDC_BASE, w.WETH_BASE, false, '0x420DD381b31aEf6683db6B902084cB0FFECe40Da']], w.me, BigInt(NOW + 1200)]), at('https://aerodrome.finance', w.BASE));
add('pancake: swap USDT for CAKE', call(w.PANCAKE, 'swapExactTokensForTokens(uint256,uint256,address[],address,uint256)', [units(60), units(20), [w.USDT_BNB, w.CAKE], w.me, BigInt(NOW + 1200)]), at('https://pancakeswap.finance', w.BNB));
add('gmx: approve USDC to the router', approve(w.USDC_ARBITRUM, w.known(w.ARBITRUM, 'GMX router', '0xaBBc5F99639c9B6bCb58544ddf04EFA6802F4064'), units(1000, 6)), at('https://app.gmx.io', w.ARBITRUM));

// --- NFTs ---
const MINT = w.unknown(w.ETH, '0x00005ea00ac477b1030ce78506496e8c2de24bf5');
add('mint by SeaDrop', call(MINT, 'mintPublic(address,address,address,uint256) payable', [w.unknown(w.ETH, w.plain('a new collection')), '0x0000a26b00c1F0DF003000390027140000fAa719', '0x0000000000000000000000000000000000000000', 2n], units(0.02)), at('https://opensea.io'));
add('mint from a collection that no list knows', call(w.unknown(w.ETH, w.plain('another new collection')), 'mint(uint256) payable', [1n], units(0.05)), at('https://newart.example'));
add('mint for free', call(w.unknown(w.BASE, w.plain('a free collection')), 'claim(address,uint256,address,uint256,(bytes32[],uint256,uint256,address),bytes)', [w.me, 1n, '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE', 0n, [[], 0n, 0n, '0x0000000000000000000000000000000000000000'], '0x']), at('https://thirdweb.com', w.BASE));
add('let Blur move azukis', call(w.AZUKI, 'setApprovalForAll(address,bool)', [w.BLUR_DELEGATE, true]), at('https://blur.io'));
add('approve one azuki to LooksRare', call(w.AZUKI, 'setApprovalForAll(address,bool)', [w.known(w.ETH, 'LooksRare transfer manager', '0x000000000060C4Ca14CfC4325359062ace33Fe3D', 'marketplace'), true]), at('https://looksrare.org'));
const blur = typesOf('Order(address trader,address collection,bytes32 listingsRoot,uint256 numberOfListings,uint256 expirationTime,uint8 assetType,FeeRate makerFee,uint256 salt,uint8 orderType,uint256 nonce)FeeRate(address recipient,uint16 rate)');
add('list an azuki on Blur', typed({ name: 'Blur Exchange', version: '1.0', chainId: w.ETH, verifyingContract: w.BLUR }, blur, 'Order', { trader: w.me, collection: w.AZUKI, listingsRoot: `0x${'7d'.repeat(32)}`, numberOfListings: '1', expirationTime: String(NOW + 30 * 86400), assetType: 0, makerFee: { recipient: '0x0000000000000000000000000000000000000000', rate: 0 }, salt: '231', orderType: 0, nonce: '0' }), at('https://blur.io'));
add('buy an ape', call(w.SEAPORT, 'fulfillBasicOrder_efficient_6GL6yc((address,uint256,uint256,address,address,address,uint256,uint256,uint8,uint256,uint256,bytes32,uint256,bytes32,bytes32,uint256,(uint256,address)[],bytes)) payable', [['0x0000000000000000000000000000000000000000', 0n, units(11.9), w.plain('a seller'), '0x004C00500000aD104D7DBd00e3ae0A5C00560C00', w.BAYC, 99n, 1n, 0, BigInt(NOW), BigInt(NOW + 86400), zeroHash, 7n, '0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000', '0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000', 1n, [[units(0.1), '0x0000a26b00c1F0DF003000390027140000fAa719']], `0x${'11'.repeat(64)}`]], units(12)), at('https://opensea.io'));

// --- claims and votes ---
add('claim an airdrop', call(w.known(w.ARBITRUM, 'Arbitrum token distributor', '0x67a24CE4321aB3aF51c2D0a4801c3E111D88C9d9', 'other'), 'claim()', []), at('https://arbitrum.foundation', w.ARBITRUM));
add('claim by a proof', call(w.unknown(w.ETH, w.plain('a distributor')), 'claim(uint256,address,uint256,bytes32[])', [812n, w.me, units(400), [zeroHash, zeroHash]]), at('https://claim.protocol.example'));
add('delegate votes to a friend', call(w.UNI, 'delegate(address)', [w.FRIEND]), at('https://vote.uniswapfoundation.org'));
add('delegate votes by a signature', typed({ name: 'Uniswap', chainId: w.ETH, verifyingContract: w.UNI }, typesOf('Delegation(address delegatee,uint256 nonce,uint256 expiry)'), 'Delegation', { delegatee: w.me, nonce: '0', expiry: String(NOW + 3600) }), at('https://www.tally.xyz'));
add('vote on chain', call(w.known(w.ETH, 'Uniswap governor', '0x408ED6354d4973f66138C91495F2f2FCbd8724C3', 'other'), 'castVote(uint256,uint8)', [88n, 1]), at('https://www.tally.xyz'));
add('vote by a signature', typed({ name: 'Compound Governor', version: '1', chainId: w.ETH, verifyingContract: w.known(w.ETH, 'Compound governor', '0x309a862bbC1A00e45506cB8A802D1ff10004c8C0', 'other') }, typesOf('Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)'), 'Ballot', { proposalId: '401', support: 1, voter: w.me, nonce: '3' }), at('https://www.tally.xyz'));

// --- batches ---
add('batch: approve and supply to Aave', batch(w.ETH, [approve(w.USDC, w.AAVE_POOL, units(1000, 6)), call(w.AAVE_POOL, 'supply(address,uint256,address,uint16)', [w.USDC, units(1000, 6), w.me, 0])]), at('https://app.aave.com'));
add('batch: approve and add to the 3pool', batch(w.ETH, [approve(w.USDT, w.CURVE_3POOL, units(500, 6)), approve(w.USDC, w.CURVE_3POOL, units(500, 6)), call(w.CURVE_3POOL, 'add_liquidity(uint256[3],uint256)', [[0n, units(500, 6), units(500, 6)], units(960)])]), at('https://www.curve.finance'));
add('batch: approve and swap on Aerodrome', batch(w.BASE, [approve(w.USDC_BASE, w.AERODROME, units(100, 6)), call(w.AERODROME, 'swapExactTokensForTokens(uint256,uint256,(address,address,bool,address)[],address,uint256)', [units(100, 6), units(0.03), [[w.USDC_BASE, w.WETH_BASE, false, '0x420DD381b31aEf6683db6B902084cB0FFECe40Da']], w.me, BigInt(NOW + 1200)])]), at('https://aerodrome.finance', w.BASE));
add('batch: wrap and deposit', batch(w.ETH, [approve(w.STETH, w.WSTETH, units(1)), call(w.WSTETH, 'wrap(uint256)', [units(1)])]), at('https://stake.lido.fi'));
add('batch: revoke three', batch(w.ETH, [approve(w.USDC, w.ONEINCH, 0n), approve(w.DAI, w.ZEROX_PROXY, 0n), call(w.BAYC, 'setApprovalForAll(address,bool)', [w.CONDUIT, false])]), at(revoke, w.ETH, { state: { allowances: [{ token: w.USDC, spender: w.ONEINCH, amount: '0x1' }, { token: w.DAI, spender: w.ZEROX_PROXY, amount: '0x1' }] } }));
add('batch: pay two friends', batch(w.BASE, [call(w.USDC_BASE, 'transfer(address,uint256)', [w.FRIEND, units(5, 6)]), call(w.USDC_BASE, 'transfer(address,uint256)', [w.plain('another friend'), units(5, 6)])]), at('https://split.example', w.BASE));

// --- what wallets are told ---
add('watch a token', { method: 'wallet_watchAsset', params: { type: 'ERC20', options: { address: w.GHO, symbol: 'GHO', decimals: 18 } } }, at('https://app.aave.com'));
add('add a chain', { method: 'wallet_addEthereumChain', params: [{ chainId: '0x2105', chainName: 'Base', nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 }, rpcUrls: ['https://mainnet.base.org'], blockExplorerUrls: ['https://basescan.org'] }] }, at('https://aerodrome.finance'));
add('connect', { method: 'eth_requestAccounts', params: [] }, at('https://app.uniswap.org'));
add('switch to Base', { method: 'wallet_switchEthereumChain', params: [{ chainId: '0x2105' }] }, at('https://app.uniswap.org'));
