// What each protocol's own package says of its contracts. A source gives rows [chain, address, role, name]; what an
// earlier source says of an address on a chain stands.
//
// A `spender` or a `bridge` takes only from who calls it, or as its user signed or set up. What would take from others
// on anyone's word is an `executor`. What is in doubt is left out.
//
// Roles: token | spender | executor (anyone can drive it) | marketplace | permit2 | account | bridge | other.

import { addresses as ensAddresses } from '@ensdomains/ensjs/contracts';
import { circle, contracts } from '@wormhole-foundation/sdk-base';
import * as viemChains from 'viem/chains';

import { NETWORK_CONSTANTS } from './node_modules/@curvefi/api/lib/constants/network_constants.js';
import { getContractConfig } from './node_modules/@polymarket/clob-client/dist/config.js';
import { ACCOUNTS } from './sources/accounts.mjs';
import { BRIDGES } from './sources/bridges.mjs';
import { DEPOSITS } from './sources/deposits.mjs';
import { EXCHANGES } from './sources/exchanges.mjs';
import { addressesOf, byChain, CHAINS, on, pick, require, tried, USUAL } from './sources/rows.mjs';
import { TOKENS } from './sources/tokens.mjs';

/** Multicall3 makes whatever calls it is told to. The bridges are those of chains that are settled on another. */
const viem = () => Object.values(viemChains).flatMap(({ id, name, contracts = {} }) => {
  const { multicall3, l1StandardBridge = {}, l2StandardBridge, portal = {} } = contracts;
  const bridge = `${name}: bridge`;
  return [
    ...(multicall3 ? [[id, multicall3.address, 'executor', 'Multicall3']] : []),
    ...Object.entries(l1StandardBridge).map(([home, { address }]) => [Number(home), address, 'bridge', bridge]),
    ...(CHAINS.includes(id) ? Object.entries(portal) : []).map(([home, { address }]) => [Number(home), address, 'bridge', `${name}: portal`]),
    ...(l2StandardBridge?.address ? [[id, l2StandardBridge.address, 'bridge', bridge]] : []),
  ];
});

const permit2 = () => {
  const { permit2Address } = require('@uniswap/permit2-sdk');
  return CHAINS.map((chain) => [chain, permit2Address(chain), 'permit2', 'Permit2']);
};

/** A liquidity manager is a collection of positions and takes tokens for them. */
const UNISWAP = [
  ['multicallAddress', 'executor', 'Uniswap: Multicall'],
  ['swapRouter02Address', 'spender', 'Uniswap: Swap Router 02'],
  ['v3MigratorAddress', 'spender', 'Uniswap: V3 Migrator'],
  ['nonfungiblePositionManagerAddress', 'spender', 'Uniswap: V3 Positions'],
  ['v4PoolManagerAddress', 'other', 'Uniswap: V4 Pool Manager'],
  ['v4PositionManagerAddress', 'spender', 'Uniswap: V4 Positions'],
];

const uniswap = () => {
  const { CHAIN_TO_ADDRESSES_MAP, V2_ROUTER_ADDRESSES, WETH9, UNI_ADDRESSES, GOVERNANCE_BRAVO_ADDRESSES } = require('@uniswap/sdk-core');
  return [
    ...Object.entries(CHAIN_TO_ADDRESSES_MAP).flatMap(([chain, addresses]) => pick(chain, addresses, UNISWAP)),
    ...byChain(V2_ROUTER_ADDRESSES, 'spender', 'Uniswap: V2 Router'),
    ...Object.values(WETH9).map(({ chainId, address, symbol }) => [chainId, address, 'token', symbol]),
    ...byChain(UNI_ADDRESSES, 'token', 'UNI'),
    ...byChain(GOVERNANCE_BRAVO_ADDRESSES, 'other', 'Uniswap: Governor'),
  ];
};

const universalRouter = () => {
  const { UNIVERSAL_ROUTER_ADDRESS, UniversalRouterVersion, WETH_ADDRESS } = require('@uniswap/universal-router-sdk');
  const versions = Object.values(UniversalRouterVersion);
  const routers = CHAINS.flatMap((chain) => versions.flatMap((version) =>
    tried(() => [[chain, UNIVERSAL_ROUTER_ADDRESS(version, chain), 'spender', `Uniswap: Universal Router ${version}`]])));
  const wrapped = CHAINS.flatMap((chain) => tried(() => [[chain, WETH_ADDRESS(chain), 'token', 'Wrapped coin']]));
  return [...routers, ...wrapped];
};

const cow = () => {
  const config = require('@cowprotocol/sdk-config');
  return [
    ...byChain(config.COW_PROTOCOL_SETTLEMENT_CONTRACT_ADDRESS, 'marketplace', 'CoW Protocol: Settlement'),
    ...byChain(config.COW_PROTOCOL_VAULT_RELAYER_ADDRESS, 'spender', 'CoW Protocol: Vault Relayer'),
    ...byChain(config.COMPOSABLE_COW_CONTRACT_ADDRESS, 'other', 'CoW Protocol: Composable CoW'),
    ...byChain(config.ETH_FLOW_ADDRESSES, 'other', 'CoW Protocol: Eth Flow'),
  ];
};

/** `MultiSendCallOnly` makes whatever calls it is told to, also when it is called and not run by an account. */
const SAFE = [
  ['getSafeSingletonDeployments', 'account', 'Safe'],
  ['getSafeL2SingletonDeployments', 'account', 'Safe L2'],
  ['getProxyFactoryDeployments', 'account', 'Safe: Proxy Factory'],
  ['getCompatibilityFallbackHandlerDeployments', 'account', 'Safe: Fallback Handler'],
  ['getMultiSendDeployments', 'account', 'Safe: MultiSend'],
  ['getMultiSendCallOnlyDeployments', 'executor', 'Safe: MultiSend Call Only'],
  ['getCreateCallDeployments', 'account', 'Safe: Create Call'],
  ['getSignMessageLibDeployments', 'account', 'Safe: Sign Message'],
];

const safe = () => {
  const deployments = require('@safe-global/safe-deployments');
  return SAFE.flatMap(([get, role, name]) => ['1.0.0', '1.1.1', '1.2.0', '1.3.0', '1.4.1', '1.5.0'].flatMap((version) => {
    const found = deployments[get]({ version });
    return Object.entries(found?.networkAddresses ?? {}).flatMap(([chain, addresses]) =>
      [addresses].flat().map((address) => [Number(chain), address, role, `${name} ${version}`]));
  }));
};

/** The package names one address for all chains. */
const seaport = () => {
  const constants = require('@opensea/seaport-js/lib/constants.js');
  return [
    ...on(USUAL, constants.CROSS_CHAIN_SEAPORT_V1_6_ADDRESS, 'marketplace', 'Seaport 1.6'),
    ...on(USUAL, constants.CROSS_CHAIN_SEAPORT_V1_5_ADDRESS, 'marketplace', 'Seaport 1.5'),
    ...on(USUAL, constants.OPENSEA_CONDUIT_ADDRESS, 'marketplace', 'OpenSea: Conduit'),
  ];
};

const zeroEx = () => Object.entries(require('@0x/contract-addresses/addresses.json')).flatMap(([chain, addresses]) => [
  [Number(chain), addresses.exchangeProxy, 'spender', '0x: Exchange Proxy'],
  // Made for anyone's calls from the proxy; holds nothing between them.
  [Number(chain), addresses.exchangeProxyFlashWallet, 'other', '0x: Flash Wallet'],
  [Number(chain), addresses.zrxToken, 'token', 'ZRX'],
]);

/** The package answers for any chain; these are the ones that it names as networks of its own. */
const ONE_INCH = [1, 10, 56, 100, 130, 137, 146, 324, 8453, 42161, 43114, 59144];

const oneInch = () => {
  const { getLimitOrderContract } = require('@1inch/limit-order-sdk');
  return ONE_INCH.map((chain) => [chain, getLimitOrderContract(chain), 'spender', '1inch: Aggregation Router v6']);
};

const BALANCER = [
  ['Vault', 'Balancer: V3 Vault', 'other'],
  ['Router', 'Balancer: V3 Router', 'spender'],
  ['BatchRouter', 'Balancer: V3 Batch Router', 'spender'],
  ['BufferRouter', 'Balancer: V3 Buffer Router', 'spender'],
  ['CompositeLiquidityRouter', 'Balancer: V3 Liquidity Router', 'spender'],
];

const balancer = () => {
  const { VAULT_V2, BALANCER_RELAYER, AddressProvider } = require('@balancer/sdk');
  const third = CHAINS.flatMap((chain) => BALANCER.flatMap(([get, name, role]) =>
    tried(() => [[chain, AddressProvider[get](chain), role, name]])));
  return [
    ...byChain(VAULT_V2, 'spender', 'Balancer: V2 Vault'),
    ...byChain(BALANCER_RELAYER, 'spender', 'Balancer: V2 Relayer'),
    ...third,
  ];
};

/** Bundler3 makes whatever calls it is told to; its adapters take only from who calls it. */
const BUNDLER = [
  ['bundler3', 'executor', 'Morpho: Bundler3'],
  ['generalAdapter1', 'spender', 'Morpho: General Adapter'],
  ['paraswapAdapter', 'spender', 'Morpho: ParaSwap Adapter'],
  ['erc20WrapperAdapter', 'spender', 'Morpho: Wrapper Adapter'],
  ['aaveV2MigrationAdapter', 'spender', 'Morpho: Aave V2 Migration'],
  ['aaveV3CoreMigrationAdapter', 'spender', 'Morpho: Aave V3 Migration'],
  ['compoundV2MigrationAdapter', 'spender', 'Morpho: Compound II Migration'],
  ['compoundV3MigrationAdapter', 'spender', 'Morpho: Compound III Migration'],
];

const MORPHO = [
  ['morpho', 'spender', 'Morpho'],
  ['publicAllocator', 'other', 'Morpho: Public Allocator'],
  ['adaptiveCurveIrm', 'other', 'Morpho: Interest Rates'],
  ['metaMorphoFactory', 'other', 'Morpho: Vault Factory'],
  ['vaultV2Factory', 'other', 'Morpho: Vault v2 Factory'],
  ['morphoToken', 'token', 'MORPHO'],
];

const morpho = () => Object.entries(require('@morpho-org/blue-sdk').addressesRegistry)
  .flatMap(([chain, found]) => [...pick(chain, found, MORPHO), ...pick(chain, found.bundler3 ?? {}, BUNDLER)]);

const arbitrum = () => {
  const { getArbitrumNetworks } = require('@arbitrum/sdk');
  return getArbitrumNetworks().flatMap(({ chainId, parentChainId, name, tokenBridge = {}, ethBridge = {} }) => [
    ...['GatewayRouter', 'Erc20Gateway', 'CustomGateway', 'WethGateway'].flatMap((part) => [
      [parentChainId, tokenBridge[`parent${part}`], 'bridge', `${name}: ${words(part)}`],
      [chainId, tokenBridge[`child${part}`], 'bridge', `${name}: ${words(part)}`],
    ]),
    [parentChainId, ethBridge.inbox, 'bridge', `${name}: inbox`],
    [parentChainId, tokenBridge.parentMultiCall, 'executor', 'Multicall2'],
    [chainId, tokenBridge.childMultiCall, 'executor', 'Multicall2'],
  ]).filter(([, address]) => address);
};

/** `GatewayRouter` → `gateway router`. */
const words = (name) => name.replace(/(?!^)(?=[A-Z])/g, ' ').toLowerCase();

const AAVE = [
  ['POOL', 'spender', 'Pool'],
  ['WETH_GATEWAY', 'spender', 'Coin Gateway'],
  ['SWAP_COLLATERAL_ADAPTER', 'spender', 'Swap Collateral'],
  ['REPAY_WITH_COLLATERAL_ADAPTER', 'spender', 'Repay With Collateral'],
  ['DEBT_SWAP_ADAPTER', 'spender', 'Debt Swap'],
  ['WITHDRAW_SWAP_ADAPTER', 'spender', 'Withdraw And Swap'],
  ['SAVINGS_DAI_TOKEN_WRAPPER', 'spender', 'Savings DAI Wrapper'],
  ['DEFAULT_INCENTIVES_CONTROLLER', 'other', 'Rewards'],
];

/** Markets, and the tokens in them: what was put in, what stands for it, and what stands for a debt. */
const aaveMarkets = (books) => books.flatMap(([market, book]) => {
  const found = /^Aave(V[23])([A-Z]\w*)$/.exec(market);
  if (!found || !book.POOL) return [];
  const name = `Aave ${found[1]} ${found[2]}`;
  const tokens = Object.entries(book.ASSETS ?? {}).flatMap(([symbol, asset]) => pick(book.CHAIN_ID, asset, [
    ['UNDERLYING', 'token', symbol],
    ['A_TOKEN', 'token', `${name}: ${symbol}`],
    ['V_TOKEN', 'token', `${name}: debt in ${symbol}`],
    ['STATA_TOKEN', 'token', `${name}: ${symbol} vault`],
  ]));
  return [...pick(book.CHAIN_ID, book, AAVE.map(([key, role, part]) => [key, role, `${name}: ${part}`])), ...tokens];
});

/** What else its people use: staking, the stablecoin, and voting. */
const AAVE_PARTS = [
  ['STK_AAVE', 'spender', 'Aave: staked AAVE'],
  ['STK_GHO', 'spender', 'Aave: staked GHO'],
  ['STK_ABPT', 'spender', 'Aave: staked ABPT'],
  ['STK_AAVE_WSTETH_BPTV2', 'spender', 'Aave: staked ABPT v2'],
  ['UMBRELLA_BATCH_HELPER', 'spender', 'Aave: Umbrella Helper'],
  ['UMBRELLA_REWARDS_CONTROLLER', 'other', 'Aave: Umbrella Rewards'],
  ['GHO_TOKEN', 'token', 'GHO'],
  ['GSM_USDC', 'spender', 'GHO: USDC swap'],
  ['GSM_USDT', 'spender', 'GHO: USDT swap'],
  ['GOVERNANCE', 'other', 'Aave: Governance'],
  ['VOTING_MACHINE', 'other', 'Aave: Voting'],
  ['META_DELEGATE_HELPER', 'other', 'Aave: Delegation'],
];

const aave = () => {
  const books = Object.entries(require('@bgd-labs/aave-address-book'));
  return [
    ...aaveMarkets(books),
    ...books.filter(([name]) => /^(AaveSafetyModule|Umbrella|Gho|GovernanceV3)/.test(name))
      .flatMap(([, book]) => pick(book.CHAIN_ID, book, AAVE_PARTS)),
  ];
};

/** A reactor takes what an order that was signed says and sees to it that what the order asks for comes in. */
const uniswapX = () => Object.entries(require('@uniswap/uniswapx-sdk').REACTOR_ADDRESS_MAPPING).flatMap(([chain, reactors]) =>
  Object.entries(reactors).map(([kind, address]) =>
    [Number(chain), address, 'marketplace', `UniswapX: ${kind.replace('_', ' ')} Reactor`]));

/** The exchanges take either kind of token for orders that were signed. */
const polymarket = () => {
  const found = getContractConfig(137);
  return [
    [137, found.exchange, 'marketplace', 'Polymarket: Exchange'],
    [137, found.negRiskExchange, 'marketplace', 'Polymarket: Neg Risk Exchange'],
    [137, found.negRiskAdapter, 'spender', 'Polymarket: Neg Risk Adapter'],
    [137, found.conditionalTokens, 'token', 'Polymarket: shares'],
    [137, found.collateral, 'token', 'USDC.e'],
  ];
};

const looksRare = () => Object.entries(require('@looksrare/sdk-v2').addressesByNetwork).flatMap(([chain, addresses]) => [
  [Number(chain), addresses.EXCHANGE_V2, 'marketplace', 'LooksRare: Exchange v2'],
  [Number(chain), addresses.TRANSFER_MANAGER_V2, 'marketplace', 'LooksRare: Transfer Manager'],
  [Number(chain), addresses.LOOKS, 'token', 'LOOKS'],
]);

/** The package names its markets by network and base token. */
const COMPOUND = { mainnet: 1, polygon: 137, arbitrum: 42161, base: 8453 };

const compound = () => Object.entries(require('@compound-finance/compound-js/dist/nodejs/constants.js').address)
  .flatMap(([market, addresses]) => {
    const chain = COMPOUND[market.split('_')[0]];
    if (!chain) return [];
    return Object.entries(addresses).flatMap(([name, address]) => {
      if (name === 'Comet') return [[chain, address, 'spender', `Compound III: ${market.split('_')[1].toUpperCase()}`]];
      // What is lent to the second version is moved by the token that stands for it.
      if (/^c[A-Z]{3,}/.test(name)) return [[chain, address, 'spender', `Compound II: ${name}`]];
      if (name === 'Comptroller') return [[chain, address, 'spender', 'Compound II: Comptroller']];
      return /^[A-Z]{2,6}$/.test(name) ? [[chain, address, 'token', name]] : [];
    });
  });

/** What is bridged and what Circle burns here to make it anew there. */
const wormhole = () => Object.entries({ Ethereum: 1, Optimism: 10, Bsc: 56, Polygon: 137, Base: 8453, Arbitrum: 42161,
  Celo: 42220, Avalanche: 43114 }).flatMap(([name, chain]) => [
  ...tried(() => [[chain, contracts.tokenBridge('Mainnet', name), 'bridge', 'Wormhole: Token Bridge']]),
  ...tried(() => [[chain, contracts.nftBridge('Mainnet', name), 'bridge', 'Wormhole: Collectibles Bridge']]),
  ...tried(() => [[chain, contracts.tokenBridgeRelayer('Mainnet', name), 'bridge', 'Wormhole: Token Bridge Relayer']]),
  ...tried(() => pick(chain, contracts.circleContracts('Mainnet', name), [
    ['tokenMessenger', 'bridge', 'Circle: Token Messenger'],
    ['messageTransmitter', 'other', 'Circle: Message Transmitter'],
  ])),
  ...tried(() => [[chain, circle.usdcContract('Mainnet', name), 'token', 'USDC']]),
].filter(([, address]) => address));

const curve = () => Object.entries(NETWORK_CONSTANTS).flatMap(([chain, { ALIASES, POOLS_DATA }]) => [
  [Number(chain), ALIASES.router, 'spender', 'Curve: Router'],
  [Number(chain), ALIASES.deposit_and_stake, 'spender', 'Curve: Deposit And Stake'],
  [Number(chain), ALIASES.crv, 'token', 'CRV'],
  ...Object.entries(POOLS_DATA).flatMap(([name, pool]) => [
    [Number(chain), pool.swap_address, 'spender', `Curve: ${name} pool`],
    [Number(chain), pool.deposit_address, 'spender', `Curve: ${name} deposit`],
  ]),
].filter(([, address]) => address));

/** Names are registered by controllers; the registrar is a collection, and so are names that are wrapped. */
const ENS = [
  ['ensBaseRegistrarImplementation', 'token', 'ENS: names'],
  ['ensNameWrapper', 'token', 'ENS: wrapped names'],
  ['ensEthRegistrarController', 'spender', 'ENS: Registrar Controller'],
  ['wrappedEthRegistrarController', 'spender', 'ENS: Registrar Controller'],
  ['legacyEthRegistrarController', 'spender', 'ENS: Registrar Controller'],
  ['ensReverseRegistrar', 'spender', 'ENS: Reverse Registrar'],
  ['ensRegistry', 'spender', 'ENS: Registry'],
  ['ensPublicResolver', 'spender', 'ENS: Public Resolver'],
  ['wrappedPublicResolver', 'spender', 'ENS: Public Resolver'],
];

const ens = () => Object.entries(ensAddresses).flatMap(([chain, found]) => pick(chain, addressesOf(found), ENS));

const pancakeRouters = () => {
  const { SMART_ROUTER_ADDRESSES, V2_ROUTER_ADDRESS } = require('@pancakeswap/smart-router');
  return [
    ...byChain(SMART_ROUTER_ADDRESSES, 'spender', 'PancakeSwap: Smart Router'),
    ...byChain(V2_ROUTER_ADDRESS, 'spender', 'PancakeSwap: V2 Router'),
  ];
};

const pancakeUniversalRouter = () => {
  const { getUniversalRouterAddress } = require('@pancakeswap/universal-router-sdk');
  return CHAINS.flatMap((chain) => tried(() => [[chain, getUniversalRouterAddress(chain), 'spender', 'PancakeSwap: Universal Router']]));
};

const pancakePositions = () =>
  byChain(require('@pancakeswap/v3-sdk').NFT_POSITION_MANAGER_ADDRESSES, 'spender', 'PancakeSwap: V3 Positions');

/** PancakeSwap has a Permit2 of its own, which wallets and the guard read as any other spender. */
const pancakePermit2 = () => {
  const { getPermit2Address } = require('@pancakeswap/permit2-sdk');
  return CHAINS.map((chain) => [chain, getPermit2Address(chain), 'spender', 'PancakeSwap: Permit2']);
};

/** Every source with its package. */
export const SOURCES = [
  ['@uniswap/permit2-sdk', permit2],
  ['viem', viem],
  ['@uniswap/sdk-core', uniswap],
  ['@uniswap/universal-router-sdk', universalRouter],
  ['@cowprotocol/sdk-config', cow],
  ['@safe-global/safe-deployments', safe],
  ['@opensea/seaport-js', seaport],
  ['@0x/contract-addresses', zeroEx],
  ['@1inch/limit-order-sdk', oneInch],
  ['@balancer/sdk', balancer],
  ['@morpho-org/blue-sdk', morpho],
  ['@arbitrum/sdk', arbitrum],
  ['@bgd-labs/aave-address-book', aave],
  ['@uniswap/uniswapx-sdk', uniswapX],
  ['@polymarket/clob-client', polymarket],
  ['@looksrare/sdk-v2', looksRare],
  ['@compound-finance/compound-js', compound],
  ['@wormhole-foundation/sdk-base', wormhole],
  ['@curvefi/api', curve],
  ['@ensdomains/ensjs', ens],
  ['@pancakeswap/smart-router', pancakeRouters],
  ['@pancakeswap/universal-router-sdk', pancakeUniversalRouter],
  ['@pancakeswap/v3-sdk', pancakePositions],
  ['@pancakeswap/permit2-sdk', pancakePermit2],
  ...BRIDGES,
  ...EXCHANGES,
  ...DEPOSITS,
  ...ACCOUNTS,
  ...TOKENS,
];
