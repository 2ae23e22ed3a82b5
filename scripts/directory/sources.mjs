// What each protocol's own package says of its contracts. A source gives rows [chain, address, role, name]; what an
// earlier source says of an address on a chain stands.
//
// Roles: token | spender | executor (anyone can drive it) | marketplace | permit2 | account | bridge | other.

import { createRequire } from 'node:module';
import { addresses as ensAddresses } from '@ensdomains/ensjs/contracts';
import { circle, contracts } from '@wormhole-foundation/sdk-base';
import * as viemChains from 'viem/chains';

import { NETWORK_CONSTANTS } from './node_modules/@curvefi/api/lib/constants/network_constants.js';
import { getContractConfig } from './node_modules/@polymarket/clob-client/dist/config.js';

const require = createRequire(import.meta.url);

/** The chains that are recorded, by number. */
export const CHAINS = [
  1, 10, 56, 100, 130, 137, 146, 324, 480, 1868, 5000, 8453, 9745, 42161, 42220, 43114, 57073, 59144, 81457, 84532, 534352,
  11155111,
];

/** The chains whose contracts' addresses are derived as on Ethereum. */
const USUAL = CHAINS.filter((chain) => chain !== 324);

/** The same address on several chains. */
const on = (chains, address, role, name) => chains.map((chain) => [chain, address, role, name]);

/** A record of addresses by chain. */
const byChain = (record, role, name) => Object.entries(record).map(([chain, address]) => [Number(chain), address, role, name]);

/** Multicall3 makes whatever calls it is told to. The bridges are those of chains that are settled on another. */
const viem = () => Object.values(viemChains).flatMap(({ id, name, contracts = {} }) => {
  const { multicall3, l1StandardBridge = {}, l2StandardBridge } = contracts;
  const bridge = `${name}: bridge`;
  return [
    ...(multicall3 ? [[id, multicall3.address, 'executor', 'Multicall3']] : []),
    ...Object.entries(l1StandardBridge).map(([home, { address }]) => [Number(home), address, 'bridge', bridge]),
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
    ...Object.entries(CHAIN_TO_ADDRESSES_MAP).flatMap(([chain, addresses]) => UNISWAP
      .filter(([key]) => addresses[key])
      .map(([key, role, name]) => [Number(chain), addresses[key], role, name])),
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

/** The package throws for what is not deployed on a chain. */
const tried = (rows) => {
  try {
    return rows();
  } catch {
    return [];
  }
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
const morpho = () => {
  const { addressesRegistry } = require('@morpho-org/blue-sdk');
  return Object.entries(addressesRegistry).flatMap(([chain, { morpho, bundler3 = {}, publicAllocator, adaptiveCurveIrm }]) => [
    [Number(chain), morpho, 'spender', 'Morpho'],
    [Number(chain), bundler3.bundler3, 'executor', 'Morpho: Bundler3'],
    [Number(chain), bundler3.generalAdapter1, 'spender', 'Morpho: General Adapter'],
    [Number(chain), bundler3.paraswapAdapter, 'spender', 'Morpho: ParaSwap Adapter'],
    [Number(chain), publicAllocator, 'other', 'Morpho: Public Allocator'],
    [Number(chain), adaptiveCurveIrm, 'other', 'Morpho: Interest Rates'],
  ]).filter(([, address]) => address);
};

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
  ['POOL', 'Pool'],
  ['WETH_GATEWAY', 'Coin Gateway'],
  ['SWAP_COLLATERAL_ADAPTER', 'Swap Collateral'],
  ['REPAY_WITH_COLLATERAL_ADAPTER', 'Repay With Collateral'],
  ['DEBT_SWAP_ADAPTER', 'Debt Swap'],
  ['WITHDRAW_SWAP_ADAPTER', 'Withdraw And Swap'],
];

/** Markets, and the tokens in them: what was put in, what stands for it, and what stands for a debt. */
const aave = () => Object.entries(require('@bgd-labs/aave-address-book')).flatMap(([market, book]) => {
  const found = /^Aave(V[23])([A-Z]\w*)$/.exec(market);
  if (!found || !book.POOL) return [];
  const [, version, place] = found;
  const parts = AAVE.filter(([key]) => book[key])
    .map(([key, name]) => [book.CHAIN_ID, book[key], 'spender', `Aave ${version} ${place}: ${name}`]);
  const tokens = Object.entries(book.ASSETS ?? {}).flatMap(([symbol, asset]) => [
    [book.CHAIN_ID, asset.UNDERLYING, 'token', symbol],
    [book.CHAIN_ID, asset.A_TOKEN, 'token', `Aave ${version} ${place}: ${symbol}`],
    [book.CHAIN_ID, asset.V_TOKEN, 'token', `Aave ${version} ${place}: debt in ${symbol}`],
  ]);
  return [...parts, ...tokens];
});

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
  ...tried(() => [[chain, contracts.circleContracts('Mainnet', name).tokenMessenger, 'bridge', 'Circle: Token Messenger']]),
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

const ens = () => Object.entries(ensAddresses).flatMap(([chain, found]) => ENS
  .filter(([key]) => found[key])
  .map(([key, role, name]) => [Number(chain), found[key].address, role, name]));

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
];
