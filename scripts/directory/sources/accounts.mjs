// Payments and streams, accounts and their parts, names, attestations and collectibles.

import { sablier } from 'sablier';
import { byChain, pick, require } from './rows.mjs';

/** What is streamed is taken from who makes the stream. */
const SABLIER = /^Sablier(V2)?(Lockup(Linear|Dynamic|Tranched)?|BatchLockup|Batch|Flow)$/;

const streams = () => sablier.evm.releases.getAll().flatMap(({ version, deployments }) =>
  deployments.flatMap(({ chainId, contracts }) => contracts
    .filter(({ name }) => SABLIER.test(name))
    .map(({ name, address }) => [chainId, address, 'spender', `Sablier: ${SABLIER.exec(name)[2].replace(/(?!^)(?=[A-Z])/g, ' ')} ${version}`])));

/** Its chains by the names that the package gives them. */
const REQUEST_CHAINS = {
  mainnet: 1, optimism: 10, bsc: 56, xdai: 100, matic: 137, sonic: 146, zksyncera: 324, mantle: 5000, base: 8453,
  'arbitrum-one': 42161, celo: 42220, avalanche: 43114, sepolia: 11155111,
};

/** The proxies pay from who calls. Those for coins take no tokens. */
const REQUEST = [
  ['erc20FeeProxyArtifact', 'spender', 'Request: Payment'],
  ['erc20ProxyArtifact', 'spender', 'Request: Payment without fee'],
  ['erc20ConversionProxy', 'spender', 'Request: Payment with conversion'],
  ['erc20SwapToPayArtifact', 'spender', 'Request: Swap To Pay'],
  ['erc20SwapConversionArtifact', 'spender', 'Request: Swap To Pay with conversion'],
  ['erc20EscrowToPayArtifact', 'spender', 'Request: Escrow'],
  ['batchPaymentsArtifact', 'spender', 'Request: Batch Payments'],
  ['batchConversionPaymentsArtifact', 'spender', 'Request: Batch Payments with conversion'],
  ['ethereumProxyArtifact', 'other', 'Request: Coin Payment without fee'],
  ['ethereumFeeProxyArtifact', 'other', 'Request: Coin Payment'],
  ['ethConversionArtifact', 'other', 'Request: Coin Payment with conversion'],
];

const request = () => {
  const artifacts = require('@requestnetwork/smart-contracts');
  return REQUEST.flatMap(([key, role, name]) => artifacts[key].getAllAddressesFromAllNetworks()
    .map(({ networkName, address }) => [REQUEST_CHAINS[networkName], address, role, name]));
};

/** The schedulers pay streams and vestings that their users set up. */
const SUPERFLUID = [
  ['host', 'other', 'Superfluid: Host'],
  ['cfaV1', 'other', 'Superfluid: Streams'],
  ['gdaV1', 'other', 'Superfluid: Distributions'],
  ['cfaV1Forwarder', 'other', 'Superfluid: Stream Forwarder'],
  ['gdaV1Forwarder', 'other', 'Superfluid: Distribution Forwarder'],
  ['macroForwarder', 'other', 'Superfluid: Macro Forwarder'],
  ['superTokenFactory', 'other', 'Superfluid: Token Factory'],
  ['flowScheduler', 'spender', 'Superfluid: Stream Scheduler'],
  ['vestingScheduler', 'spender', 'Superfluid: Vesting'],
  ['vestingSchedulerV2', 'spender', 'Superfluid: Vesting v2'],
  ['vestingSchedulerV3', 'spender', 'Superfluid: Vesting v3'],
];

const superfluid = () => require('@superfluid-finance/metadata/networks.json').flatMap(({ chainId, contractsV1, autowrap, ...network }) => [
  ...pick(chainId, contractsV1, SUPERFLUID),
  ...pick(chainId, autowrap ?? contractsV1.autowrap ?? {}, [
    ['manager', 'other', 'Superfluid: Auto-Wrap'],
    ['wrapStrategy', 'spender', 'Superfluid: Auto-Wrap Strategy'],
  ]),
  ...pick(chainId, network, [['nativeTokenWrapper', 'token', 'Superfluid: coin']]),
]);

const MODULES = [
  ['getAllowanceModuleDeployment', 'Safe: Allowance Module', ['0.1.0', '0.1.1']],
  ['getSafe4337ModuleDeployment', 'Safe: 4337 Module', ['0.2.0', '0.3.0']],
  ['getAddModulesLibDeployment', 'Safe: Add Modules', ['0.2.0']],
  ['getSafeModuleSetupDeployment', 'Safe: Module Setup', ['0.3.0']],
  ['getSafeWebAuthnSignerFactoryDeployment', 'Safe: Passkey Factory', ['0.2.0', '0.2.1']],
  ['getSafeWebAuthnShareSignerDeployment', 'Safe: Passkey Signer', ['0.2.1']],
  ['getSocialRecoveryModuleDeployment', 'Safe: Recovery Module', ['0.1.0']],
];

const safeModules = () => {
  const deployments = require('@safe-global/safe-modules-deployments');
  return MODULES.flatMap(([get, name, versions]) => versions.flatMap((version) =>
    byChain(deployments[get]({ version }).networkAddresses, 'account', `${name} ${version}`)));
};

const METAMASK = [
  ['DelegationManager', 'account', 'MetaMask: Delegation Manager'],
  ['EIP7702StatelessDeleGatorImpl', 'account', 'MetaMask: Smart Account'],
  ['HybridDeleGatorImpl', 'account', 'MetaMask: Hybrid Account'],
  ['MultiSigDeleGatorImpl', 'account', 'MetaMask: Multisig Account'],
  ['SimpleFactory', 'account', 'MetaMask: Account Factory'],
  ['EntryPoint', 'account', 'Entry Point 0.7'],
];

const metaMask = () => Object.values(require('@metamask/delegation-deployments').DELEGATOR_CONTRACTS)
  .flatMap((chains) => Object.entries(chains).flatMap(([chain, found]) => pick(chain, found, METAMASK)));

/** Its chains by the names of the package's folders. */
const EAS = {
  mainnet: 1, optimism: 10, unichain: 130, polygon: 137, zksync: 324, soneium: 1868, base: 8453, 'arbitrum-one': 42161,
  celo: 42220, ink: 57073, linea: 59144, 'base-sepolia': 84532, scroll: 534352, sepolia: 11155111,
};

const attestations = () => Object.entries(EAS).flatMap(([place, chain]) => ['EAS', 'SchemaRegistry'].map((part) => {
  const { address } = require(`@ethereum-attestation-service/eas-contracts/deployments/${place}/${part}.json`);
  return [chain, address, 'other', part === 'EAS' ? 'EAS: Attestations' : 'EAS: Schemas'];
}));

const unlock = () => Object.entries(require('@unlock-protocol/networks').networks)
  .flatMap(([chain, network]) => pick(chain, network, [['unlockAddress', 'other', 'Unlock']]));

/** What mints for tokens takes them from who calls. */
const ZORA = [
  ['erc20MinterAddress', 'spender', 'Zora: Minter for tokens'],
  ['zoraTimedSaleStrategyAddress', 'other', 'Zora: Timed Sale'],
  ['zoraCreatorFixedPriceSaleStrategyAddress', 'other', 'Zora: Fixed Price Sale'],
  ['zoraCreatorMerkleMinterStrategyAddress', 'other', 'Zora: Listed Sale'],
  ['zoraCreator1155FactoryImplAddress', 'other', 'Zora: Factory'],
  ['zoraCreator1155PremintExecutorImplAddress', 'other', 'Zora: Premint'],
  ['protocolRewardsAddress', 'other', 'Zora: Rewards'],
  ['commentsAddress', 'other', 'Zora: Comments'],
  ['callerAndCommenterAddress', 'other', 'Zora: Mint And Comment'],
  ['coinFactoryAddress', 'other', 'Zora: Coin Factory'],
];

const zora = () => {
  const deployments = require('@zoralabs/protocol-deployments');
  return ZORA.flatMap(([key, role, name]) => byChain(deployments[key], role, name));
};

export const ACCOUNTS = [
  ['sablier', streams],
  ['@requestnetwork/smart-contracts', request],
  ['@superfluid-finance/metadata', superfluid],
  ['@safe-global/safe-modules-deployments', safeModules],
  ['@metamask/delegation-deployments', metaMask],
  ['@ethereum-attestation-service/eas-contracts', attestations],
  ['@unlock-protocol/networks', unlock],
  ['@zoralabs/protocol-deployments', zora],
];
