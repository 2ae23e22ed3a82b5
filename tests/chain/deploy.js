// Puts the contracts on a fresh local chain, always at the same addresses.
import { concat, getContractAddress, getCreate2Address, keccak256, multicall3Abi } from 'viem';
// @ts-expect-error: not among the package's exports, so taken by its path, which has no types.
import { multicall3Bytecode } from '../../node_modules/viem/_esm/constants/contracts.js';
import { compileContracts, compilePermit2 } from './compile.js';
import { receiptOf } from './receipt.js';

/** @typedef {import('viem').Address} Address */
/** @typedef {import('viem').Hex} Hex */
/** @typedef {import('./compile.js').Artifact} Artifact */
/** @typedef {import('./client.js').Client} Client */
/** @typedef {import('viem').LocalAccount} LocalAccount */
/**
 * @typedef {object} Contracts
 * @property {Address} permit2 the real Permit2, at its canonical address
 * @property {Address} multicall3 the real Multicall3, at its canonical address
 * @property {Address} plain PUSD: OpenZeppelin ERC-20 with EIP-2612, 6 decimals
 * @property {Address} tether SUSD: no return values; refuses to change a non-zero allowance; 6 decimals
 * @property {Address} dai PDAI: Dai's permit, 18 decimals
 * @property {Address} noZero NOZ: refuses approve(…, 0), 18 decimals
 * @property {Address} nft ERC-721; the user holds 1, 2 and 3
 * @property {Address} multi ERC-1155; the user holds ten each of 1, 2 and 3
 * @property {Address} spender a contract that uses what it was granted and keeps what it pulls
 * @property {Address} coins ERC-6909; the user holds a thousand each of the ids 1, 2 and 3
 * @property {Address} debt keeps credit delegations as Aave's debt tokens do
 * @property {Address} powers keeps operators as ERC-777 tokens do, and authorizations as Morpho does
 * @property {Address} pausable PAUS: refuses approvals and transfers while it is paused, 18 decimals
 * @property {Address} lying LIE: says that an allowance ended and goes on to honour it, 18 decimals
 * @property {Address} batchAccount ERC-7821: the code with which an ordinary account makes several calls at once
 */
/** @typedef {Record<keyof Contracts, import('viem').Abi>} Abis */

export const PERMIT2 = '0x000000000022D473030F116dDEE9F6B43aC78BA3';
export const MULTICALL3 = '0xcA11bde05977b3631167028862bE2a173976CA11';
export const PERMIT2_INITCODE_HASH = '0xe2be1e05eedf35dacd66c65c862f8150ff9ab4b6b24b9bbe62be71b6b16cf0f8';
const PERMIT2_SALT = '0x0000000000000000000000000000000000000000d3af2663da51c10215000000';
/** The deterministic deployment proxy; anvil starts with it. */
const CREATE2_FACTORY = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
const MILLION = 1_000_000n;

/**
 * Deploys everything and gives the tokens to `user`.
 * @param {Client} client
 * @param {LocalAccount} deployer an account that has sent nothing yet; its nonces fix the addresses
 * @param {Address} user
 * @returns {Promise<{contracts: Contracts, abis: Abis}>}
 * @throws when a deployment fails or the compiled Permit2 is not the canonical one
 */
export async function deployAll(client, deployer, user) {
  const [ours, permit2] = await Promise.all([compileContracts(), compilePermit2()]);
  await deployPermit2(client, deployer, permit2);
  await placeMulticall3(client, deployer);

  const plan = /** @type {const} */ ([
    ['plain', 'PlainDollar', [user, MILLION * 10n ** 6n]],
    ['tether', 'TetherLike', [user, MILLION * 10n ** 6n]],
    ['dai', 'DaiLike', [user, MILLION * 10n ** 18n]],
    ['noZero', 'NoZeroToken', [user, MILLION * 10n ** 18n]],
    ['nft', 'Pictures', [user]],
    ['multi', 'Badges', [user]],
    ['spender', 'Spender', [PERMIT2]],
    ['batchAccount', 'BatchAccount', []],
    ['coins', 'Coins', [user]],
    ['debt', 'DebtLike', []],
    ['powers', 'Powers', [user]],
    ['pausable', 'PausableToken', [user, MILLION * 10n ** 18n]],
    ['lying', 'LyingToken', [user, MILLION * 10n ** 18n]],
  ]);
  /** @type {Partial<Contracts>} */
  const contracts = { permit2: PERMIT2, multicall3: MULTICALL3 };
  /** @type {Partial<Abis>} */
  const abis = { permit2: permit2.abi, multicall3: multicall3Abi };
  for (const [key, name, args] of plan) {
    const artifact = artifactOf(ours, name);
    contracts[key] = await deploy(client, deployer, artifact, args);
    abis[key] = artifact.abi;
  }
  return { contracts: /** @type {Contracts} */ (contracts), abis: /** @type {Abis} */ (abis) };
}

/**
 * @param {Client} client
 * @param {LocalAccount} deployer
 * @param {Artifact} permit2
 */
async function deployPermit2(client, deployer, { bytecode }) {
  const hash = keccak256(bytecode);
  if (hash !== PERMIT2_INITCODE_HASH) throw new Error(`compiled Permit2 has initcode hash ${hash}`);
  const address = getCreate2Address({ from: CREATE2_FACTORY, salt: PERMIT2_SALT, bytecode });
  if (address !== PERMIT2) throw new Error(`Permit2 would land on ${address}`);
  if (!(await client.getCode({ address: CREATE2_FACTORY }))) throw new Error('the chain has no CREATE2 factory');
  await send(client, deployer, { to: CREATE2_FACTORY, data: concat([PERMIT2_SALT, bytecode]) });
  if (!(await client.getCode({ address }))) throw new Error('the CREATE2 factory deployed nothing');
}

/**
 * Multicall3 keeps nothing of where it was deployed, so its runtime code can be copied to the canonical address,
 * which only the original deployer's key could reach otherwise.
 * @param {Client} client
 * @param {LocalAccount} deployer
 */
async function placeMulticall3(client, deployer) {
  const copy = await deploy(client, deployer, { abi: [], bytecode: multicall3Bytecode }, []);
  const bytecode = await client.getCode({ address: copy });
  if (!bytecode) throw new Error('Multicall3 was not deployed');
  await client.setCode({ address: MULTICALL3, bytecode });
}

/**
 * @param {Client} client
 * @param {LocalAccount} deployer
 * @param {Artifact} artifact
 * @param {readonly unknown[]} args
 * @returns {Promise<Address>}
 */
async function deploy(client, deployer, { abi, bytecode }, args) {
  const nonce = await client.getTransactionCount({ address: deployer.address });
  const hash = await client.deployContract({ account: deployer, chain: client.chain, abi, bytecode, args });
  await succeeded(client, hash);
  return getContractAddress({ from: deployer.address, nonce: BigInt(nonce) });
}

/**
 * @param {Client} client
 * @param {LocalAccount} account
 * @param {{to: Address, data: Hex}} transaction
 */
async function send(client, account, transaction) {
  await succeeded(client, await client.sendTransaction({ account, chain: client.chain, ...transaction }));
}

/**
 * @param {Client} client
 * @param {Hex} hash
 */
async function succeeded(client, hash) {
  const receipt = await receiptOf(client, hash);
  if (receipt.status !== 'success') throw new Error(`transaction ${hash} reverted`);
}

/**
 * @param {Record<string, Artifact>} artifacts
 * @param {string} name
 */
function artifactOf(artifacts, name) {
  const artifact = artifacts[name];
  if (!artifact) throw new Error(`no compiled contract ${name}`);
  return artifact;
}
