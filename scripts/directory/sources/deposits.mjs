// What keeps deposits: staking, cover, indexing, and rewards for them.

import { addressesOf, pick, require } from './rows.mjs';

const lido = () => {
  const { TOKENS_BY_NETWORK, WITHDRAWAL_QUEUE_BY_NETWORK } = require('@lido-sdk/constants');
  return Object.entries(TOKENS_BY_NETWORK).flatMap(([chain, tokens]) => [
    ...pick(chain, tokens, [['STETH', 'token', 'stETH'], ['WSTETH', 'token', 'wstETH'], ['LDO', 'token', 'LDO']]),
    ...pick(chain, WITHDRAWAL_QUEUE_BY_NETWORK, [[chain, 'spender', 'Lido: Withdrawal Queue']]),
  ]);
};

const LIQUITY = [
  ['borrowerOperations', 'other', 'Liquity: Borrowing'],
  ['troveManager', 'other', 'Liquity: Troves'],
  ['stabilityPool', 'other', 'Liquity: Stability Pool'],
  ['lqtyStaking', 'other', 'Liquity: Staking'],
  ['unipool', 'spender', 'Liquity: Liquidity Staking'],
  ['lusdToken', 'token', 'LUSD'],
  ['lqtyToken', 'token', 'LQTY'],
];

const liquity = () => {
  const { chainId, addresses } = require('@liquity/lib-ethers/deployments/default/mainnet.json');
  return pick(chainId, addresses, LIQUITY);
};

const GRAPH = [
  ['HorizonStaking', 'spender', 'The Graph: Staking'],
  ['L2Curation', 'spender', 'The Graph: Curation'],
  ['L2GNS', 'spender', 'The Graph: Names'],
  ['PaymentsEscrow', 'spender', 'The Graph: Escrow'],
  ['RewardsManager', 'other', 'The Graph: Rewards'],
  ['SubgraphNFT', 'token', 'The Graph: subgraphs'],
  ['L2GraphToken', 'token', 'GRT'],
  ['L2GraphTokenGateway', 'bridge', 'The Graph: bridge'],
];

const graph = () => Object.entries(require('@graphprotocol/address-book/horizon/addresses.json'))
  .flatMap(([chain, found]) => pick(chain, addressesOf(found), GRAPH));

const NEXUS = [
  ['Cover', 'spender', 'Nexus Mutual: Cover'],
  ['CoverBroker', 'spender', 'Nexus Mutual: Cover Broker'],
  ['TokenController', 'spender', 'Nexus Mutual: Token Controller'],
  ['Pool', 'other', 'Nexus Mutual: Pool'],
  ['Ramm', 'other', 'Nexus Mutual: RAMM'],
  ['Governor', 'other', 'Nexus Mutual: Governor'],
  ['CoverNFT', 'token', 'Nexus Mutual: covers'],
  ['StakingNFT', 'token', 'Nexus Mutual: stakes'],
  ['NXMToken', 'token', 'NXM'],
  ['wNXM', 'token', 'wNXM'],
];

const nexus = () => pick(1, require('@nexusmutual/deployments').addresses, NEXUS);

/** Its chains by the names of the package's files. */
const MERKL = {
  mainnet: 1, optimism: 10, bsc: 56, gnosis: 100, polygon: 137, mantle: 5000, base: 8453, arbitrum: 42161, avalanche: 43114,
  linea: 59144,
};

const merkl = () => Object.entries(MERKL).flatMap(([place, chain]) => {
  const { Merkl = {}, agEUR = {} } = require(`@angleprotocol/sdk/dist/constants/contracts_addresses/${place}.js`).default;
  return [
    ...pick(chain, Merkl, [
      ['Distributor', 'other', 'Merkl: Rewards'],
      ['DistributionCreator', 'spender', 'Merkl: Campaigns'],
    ]),
    ...pick(chain, agEUR, [['AgToken', 'token', 'EURA']]),
  ];
});

export const DEPOSITS = [
  ['@lido-sdk/constants', lido],
  ['@liquity/lib-ethers', liquity],
  ['@graphprotocol/address-book', graph],
  ['@nexusmutual/deployments', nexus],
  ['@angleprotocol/sdk', merkl],
];
