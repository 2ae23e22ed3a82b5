// Exchanges and aggregators. A router is a `spender` where it takes tokens only from who calls it.

import { byChain, CHAINS, pick, require, tried } from './rows.mjs';

/** The router takes for contracts that were made its plugins, which take from who calls or signed. */
const GMX = [
  ['SyntheticsRouter', 'spender', 'GMX: Router'],
  ['ExchangeRouter', 'other', 'GMX: Exchange Router'],
  ['GlvRouter', 'other', 'GMX: GLV Router'],
  ['GelatoRelayRouter', 'other', 'GMX: Relay Router'],
  ['RewardRouter', 'other', 'GMX: Reward Router'],
  ['GlpRewardRouter', 'other', 'GMX: GLP Reward Router'],
  ['GlpManager', 'spender', 'GMX: GLP Manager'],
  ['StakedGmxTracker', 'spender', 'GMX: Staking'],
  ['GmxVester', 'spender', 'GMX: Vesting'],
  ['GlpVester', 'spender', 'GMX: Vesting for GLP'],
  ['PositionRouter', 'other', 'GMX: Position Router'],
  ['ExternalHandler', 'executor', 'GMX: External Handler'],
  ['Multicall', 'executor', 'GMX: Multicall'],
  ['GMX', 'token', 'GMX'],
];

const gmx = () => Object.entries(require('@gmx-io/sdk/configs/contracts').CONTRACTS)
  .flatMap(([chain, found]) => pick(chain, found, GMX));

/** The limit router fills orders that were signed. */
const PENDLE = [
  ['router', 'spender', 'Pendle: Router'],
  ['limitRouter', 'marketplace', 'Pendle: Limit Router'],
  ['PENDLE', 'token', 'PENDLE'],
];

const pendle = () => CHAINS.flatMap((chain) => tried(() => {
  const found = require(`@pendle/core-v2/deployments/${chain}-core.json`);
  return [
    ...pick(chain, found, PENDLE),
    ...pick(chain, found.deprecated ?? {}, [['vePendle', 'spender', 'Pendle: vePENDLE']]),
  ];
}));

/** By file of the package, its records of addresses. */
const SUSHI = [
  ['red-snwapper', 'RED_SNWAPPER_ADDRESS', 'Sushi: RedSnwapper'],
  ['sushiswap-v2', 'SUSHISWAP_V2_ROUTER_ADDRESS', 'Sushi: V2 Router'],
  ['sushiswap-v3', 'SUSHISWAP_V3_POSITION_MANAGER', 'Sushi: V3 Positions'],
  ['master-chef', 'MASTERCHEF_ADDRESS', 'Sushi: MasterChef'],
  ['master-chef', 'MASTERCHEF_V2_ADDRESS', 'Sushi: MasterChef v2'],
  ['mini-chef', 'MINICHEF_ADDRESS', 'Sushi: MiniChef'],
];

const sushi = () => SUSHI.flatMap(([file, key, name]) =>
  byChain(require(`../node_modules/sushi/_cjs/evm/config/features/${file}.js`)[key], 'spender', name));

const traderJoe = () => {
  const sdk = require('@traderjoe-xyz/sdk-v2');
  return [
    ...byChain(sdk.LB_ROUTER_V22_ADDRESS, 'spender', 'LFJ: Router v2.2'),
    ...byChain(sdk.LB_ROUTER_V21_ADDRESS, 'spender', 'LFJ: Router v2.1'),
    ...byChain(sdk.LB_ROUTER_ADDRESS, 'spender', 'LFJ: Router v2'),
    ...byChain(sdk.LIMIT_ORDER_MANAGER_ADDRESS, 'spender', 'LFJ: Limit Orders'),
  ];
};

/** The package answers with Ethereum's for any chain; these are the ones on which it swaps by its own router. */
const RAINBOW = [1, 10, 56, 137, 8453, 42161, 43114];

const rainbow = () => {
  const { getRainbowRouterContractAddress } = require('@rainbow-me/swaps');
  return [...RAINBOW, 130, 100].map((chain) => [chain, getRainbowRouterContractAddress(chain), 'spender', 'Rainbow: Router']);
};

const pancakeInfinity = () => {
  const sdk = require('@pancakeswap/infinity-sdk');
  return [
    ...byChain(sdk.INFI_VAULT_ADDRESSES, 'other', 'PancakeSwap: Infinity Vault'),
    ...byChain(sdk.INFI_CL_POSITION_MANAGER_ADDRESSES, 'spender', 'PancakeSwap: Infinity Positions'),
    ...byChain(sdk.INFI_BIN_POSITION_MANAGER_ADDRESSES, 'spender', 'PancakeSwap: Infinity Bin Positions'),
  ];
};

const ambient = () => Object.entries(require('@crocswap-libs/sdk').CHAIN_SPECS)
  .map(([chain, { addrs }]) => [Number(chain), addrs.dex, 'spender', 'Ambient: Dex']);

/** Trades go over the diamond; deposits are kept by a vault for each kind of collateral. */
const gains = () => Object.entries(require('@gainsnetwork/sdk/lib/contracts/addresses.json')).flatMap(([chain, { global, ...vaults }]) => [
  [Number(chain), global.gnsMultiCollatDiamond, 'spender', 'Gains: Trading'],
  ...Object.entries(vaults).map(([token, { gToken }]) => [Number(chain), gToken, 'spender', `Gains: ${token} vault`]),
]);

/** The markets take from who calls. The forwarder makes whatever calls it is told to. */
const SYNTHETIX = [
  ['CoreProxy', 'spender', 'Synthetix: Core'],
  ['SpotMarketProxy', 'spender', 'Synthetix: Spot Market'],
  ['PerpsMarketProxy', 'spender', 'Synthetix: Perps Market'],
  ['AccountProxy', 'token', 'Synthetix: accounts'],
  ['PerpsAccountProxy', 'token', 'Synthetix: perps accounts'],
  ['TrustedMulticallForwarder', 'executor', 'Synthetix: Multicall'],
  ['CollateralToken_SNX', 'token', 'SNX'],
];

const synthetix = () => ['1-main', '10-main', '42161-main', '8453-andromeda'].flatMap((place) => {
  const { chainId, contracts } = require(`@synthetixio/v3-contracts/${place}/meta.json`);
  return pick(chainId, contracts, SYNTHETIX);
});

export const EXCHANGES = [
  ['@gmx-io/sdk', gmx],
  ['@pendle/core-v2', pendle],
  ['sushi', sushi],
  ['@traderjoe-xyz/sdk-v2', traderJoe],
  ['@rainbow-me/swaps', rainbow],
  ['@pancakeswap/infinity-sdk', pancakeInfinity],
  ['@crocswap-libs/sdk', ambient],
  ['@gainsnetwork/sdk', gains],
  ['@synthetixio/v3-contracts', synthetix],
];
