// Bridges. A row of what moves tokens is a `bridge` where it takes them only from who calls it.

import { CCTPV2BridgingProvider } from '@circle-fin/provider-cctp-v2';
import { addressesOf, on, pick, require } from './rows.mjs';

/** The handler makes whatever calls the message of a transfer, which anyone can send, tells it to. */
const ACROSS = [
  ['SpokePool', 'bridge', 'Across: Spoke Pool'],
  ['SpokePoolPeriphery', 'bridge', 'Across: Swap And Bridge'],
  ['HubPool', 'spender', 'Across: Hub Pool'],
  ['MulticallHandler', 'executor', 'Across: Multicall Handler'],
  ['AcrossMerkleDistributor', 'other', 'Across: Rewards'],
];

const across = () => Object.entries(require('@across-protocol/contracts/dist/broadcast/deployed-addresses.json').chains)
  .flatMap(([chain, { contracts }]) => pick(chain, addressesOf(contracts), ACROSS));

/** Its chains by the names that the package gives them. */
const HOP = { ethereum: 1, optimism: 10, gnosis: 100, polygon: 137, base: 8453, arbitrum: 42161, linea: 59144 };

/** A pool is where the bridge changes its own token into the chain's. */
const HOP_PARTS = [
  ['l1Bridge', 'bridge', 'bridge'],
  ['l2AmmWrapper', 'bridge', 'bridge'],
  ['l2Bridge', 'bridge', 'token bridge'],
  ['cctpL1Bridge', 'bridge', 'bridge'],
  ['cctpL2Bridge', 'bridge', 'bridge'],
  ['l2SaddleSwap', 'spender', 'pool'],
];

const hop = () => Object.entries(require('@hop-protocol/core/addresses').mainnet.bridges).flatMap(([token, places]) => Object.entries(HOP).flatMap(([place, chain]) =>
  pick(chain, places[place] ?? {}, HOP_PARTS.map(([key, role, name]) => [key, role, `Hop: ${token} ${name}`]))));

const AXELAR = [
  ['AxelarGateway', 'bridge', 'Axelar: Gateway'],
  ['InterchainTokenService', 'bridge', 'Axelar: Interchain Tokens'],
  ['AxelarGasService', 'other', 'Axelar: Gas Service'],
];

const axelar = () => Object.values(require('@axelar-network/axelar-chains-config/info/mainnet.json').chains)
  .flatMap(({ chainId, contracts }) => pick(chainId, addressesOf(contracts), AXELAR));

/** Of its second version; the first is among Wormhole's. */
const circle = () => new CCTPV2BridgingProvider().supportedChains
  .filter(({ type }) => type === 'evm')
  .flatMap(({ chainId, usdcAddress, cctp }) => {
    const { tokenMessenger, messageTransmitter } = cctp?.contracts?.v2 ?? {};
    return pick(chainId, { tokenMessenger, messageTransmitter, usdcAddress }, [
      ['tokenMessenger', 'bridge', 'Circle: Token Messenger v2'],
      ['messageTransmitter', 'other', 'Circle: Message Transmitter v2'],
      ['usdcAddress', 'token', 'USDC'],
    ]);
  });

/** A predicate holds what its manager, which takes only for who calls it, sends over. */
const POLYGON = [
  ['RootChainManagerProxy', 'bridge', 'Polygon: bridge'],
  ['ERC20PredicateProxy', 'bridge', 'Polygon: bridge for tokens'],
  ['ERC721PredicateProxy', 'bridge', 'Polygon: bridge for collectibles'],
  ['ERC1155PredicateProxy', 'bridge', 'Polygon: bridge for collectibles'],
  ['MintableERC20PredicateProxy', 'bridge', 'Polygon: bridge for tokens'],
  ['MintableERC721PredicateProxy', 'bridge', 'Polygon: bridge for collectibles'],
  ['MintableERC1155PredicateProxy', 'bridge', 'Polygon: bridge for collectibles'],
];

const polygon = () => {
  const { Main, Matic } = require('@maticnetwork/meta/network/mainnet/v1/index.json');
  return [
    ...pick(Main.ChainId, Main.POSContracts, POLYGON),
    ...pick(Main.ChainId, Main.Contracts, [
      ['DepositManagerProxy', 'bridge', 'Polygon: Plasma bridge'],
      ['WithdrawManagerProxy', 'other', 'Polygon: Plasma withdrawals'],
      ['StakeManagerProxy', 'spender', 'Polygon: Staking'],
    ]),
    [Main.ChainId, Main.Contracts.Tokens.MaticToken, 'token', 'MATIC'],
    [Matic.ChainId, Matic.Contracts.Tokens.WMATIC, 'token', 'WPOL'],
    [Matic.ChainId, Matic.POSContracts.Tokens.MaticWETH, 'token', 'WETH'],
  ];
};

const linea = () => {
  const { l1ContractAddress, l2ContractAddress } = require('@consensys/linea-sdk/dist/lib/utils/networks.js').NETWORKS['linea-mainnet'];
  return [
    [1, l1ContractAddress, 'bridge', 'Linea: Message Service'],
    [59144, l2ContractAddress, 'bridge', 'Linea: Message Service'],
  ];
};

/** Its chains by the names that the package gives them. */
const STARGATE = {
  ethereum: 1, optimism: 10, bsc: 56, gnosis: 100, unichain: 130, polygon: 137, sonic: 146, soneium: 1868, mantle: 5000,
  base: 8453, arbitrum: 42161, avalanche: 43114, ink: 57073, blast: 81457, scroll: 534352,
};

/** A pool sends over what it is given and keeps deposits; where there is none the token's own bridge stands. */
const STARGATE_PARTS = ['PoolNative', 'PoolUSDC', 'PoolUSDT', 'PoolMETIS', 'PoolmETH', 'OFTETH', 'OFTUSDC', 'OFTUSDT']
  .map((part) => [`Stargate${part}`, 'bridge', `Stargate: ${part.replace(/^Pool|^OFT/, '').replace('Native', 'ETH')}`]);

const stargate = () => Object.entries(STARGATE).flatMap(([place, chain]) =>
  [...STARGATE_PARTS, ['StargateStaking', 'spender', 'Stargate: Staking']].flatMap(([part, role, name]) =>
    deployed(`@stargatefinance/stg-evm-sdk-v2/deployments/${place}-mainnet/${part}.json`).map((address) => [chain, address, role, name])));

/** The address in a file of a deployment, if there is one. */
const deployed = (path) => {
  try {
    return [require(path).address];
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return [];
    throw error;
  }
};

/** The package has one address for all chains; these are of those that the protocol lists. Its
 * forwarder, which calls whom it is told to, is left out. */
const DEBRIDGE_CHAINS = [1, 10, 56, 137, 8453, 42161, 43114, 59144];

const deBridge = () => {
  const { defaultAddresses } = require('../node_modules/@debridge-finance/dln-client/dist/cjs/evm/config/config.js').default;
  return [
    ...on(DEBRIDGE_CHAINS, defaultAddresses.pmmSourceAddress, 'bridge', 'deBridge: DLN'),
    ...on(DEBRIDGE_CHAINS, defaultAddresses.deBridgeGateAddress, 'bridge', 'deBridge: Gate'),
  ];
};

export const BRIDGES = [
  ['@across-protocol/contracts', across],
  ['@hop-protocol/core', hop],
  ['@axelar-network/axelar-chains-config', axelar],
  ['@circle-fin/provider-cctp-v2', circle],
  ['@maticnetwork/meta', polygon],
  ['@consensys/linea-sdk', linea],
  ['@stargatefinance/stg-evm-sdk-v2', stargate],
  ['@debridge-finance/dln-client', deBridge],
];
