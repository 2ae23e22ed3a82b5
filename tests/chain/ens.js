// Puts the real ENS on a local chain, from its published packages: the registry at its canonical address, before it the
// one that it falls back to, the registrar of reverse records, and resolvers.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { encodePacked, keccak256, labelhash, namehash, pad, parseAbi, zeroHash } from 'viem';
import { receiptOf } from './receipt.js';

/** @typedef {import('viem').Address} Address */
/** @typedef {import('viem').Hex} Hex */
/** @typedef {import('viem').LocalAccount} LocalAccount */
/** @typedef {import('./client.js').Client} Client */
/**
 * @typedef {object} Ens
 * @property {(name: string, owner: LocalAccount, to?: Address) => Promise<void>} register a name right below `eth`, which leads to its owner or to somebody else
 * @property {(account: LocalAccount, name: string) => Promise<void>} claim has an account go by a name, whosesoever it is
 */

export const REGISTRY = '0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e';
const abi = parseAbi([
  'function setSubnodeOwner(bytes32 node, bytes32 label, address owner) returns (bytes32)',
  'function setResolver(bytes32 node, address resolver)',
  'function setAddr(bytes32 node, address to)',
  'function setName(string name)',
]);
/** Where a registry keeps the owner of the root, its operators, and the registry that it falls back to. */
const SLOTS = [keccak256(encodePacked(['bytes32', 'bytes32'], [zeroHash, zeroHash])), pad('0x1'), pad('0x2')];

/** @param {Client} client @param {LocalAccount} deployer who owns the root and `eth` @returns {Promise<Ens>} */
export async function deployEns(client, deployer) {
  /** @param {LocalAccount} account @param {Address} address @param {any} functionName @param {any} args */
  const send = async (account, address, functionName, args) =>
    succeeded(client, await client.writeContract({ account, chain: client.chain, address, abi, functionName, args }));
  /** @param {string} file @param {Address[]} args */
  const deploy = async (file, ...args) => {
    const constructor = { type: /** @type {const} */ ('constructor'), stateMutability: /** @type {const} */ ('nonpayable'), inputs: args.map(() => ({ type: 'address' })) };
    const hash = await client.deployContract({ account: deployer, chain: client.chain, abi: [constructor], bytecode: await bytecodeOf(file), args });
    return /** @type {Address} */ ((await succeeded(client, hash)).contractAddress);
  };
  const old = await deploy('@ensdomains/ens/build/contracts/ENSRegistry.json');
  await copy(client, await deploy('@ensdomains/ens/build/contracts/ENSRegistryWithFallback.json', old), REGISTRY);
  const resolver = await deploy('@ensdomains/resolver/build/contracts/PublicResolver.json', REGISTRY);
  const names = await deploy('@ensdomains/resolver/build/contracts/DefaultReverseResolver.json', REGISTRY);
  const registrar = await deploy('@ensdomains/ens/build/contracts/ReverseRegistrar.json', REGISTRY, names);

  /** @param {string} parent @param {string} label @param {Address} owner */
  const give = (parent, label, owner) => send(deployer, REGISTRY, 'setSubnodeOwner', [namehash(parent), labelhash(label), owner]);
  await give('', 'eth', deployer.address);
  await give('', 'reverse', deployer.address);
  await give('reverse', 'addr', registrar);
  return {
    async register(name, owner, to = owner.address) {
      await give('eth', name.slice(0, -'.eth'.length), owner.address);
      await send(owner, REGISTRY, 'setResolver', [namehash(name), resolver]);
      await send(owner, resolver, 'setAddr', [namehash(name), to]);
    },
    async claim(account, name) {
      await send(account, registrar, 'setName', [name]);
    },
  };
}

/** @param {string} file of a package @returns {Promise<Hex>} the creation code in it */
async function bytecodeOf(file) {
  return JSON.parse(await readFile(createRequire(import.meta.url).resolve(file), 'utf8')).bytecode;
}

/** Puts a registry elsewhere as well, with all that it keeps. @param {Client} client @param {Address} from @param {Address} to */
async function copy(client, from, to) {
  const bytecode = await client.getCode({ address: from });
  if (!bytecode) throw new Error('the registry was not deployed');
  await client.setCode({ address: to, bytecode });
  for (const slot of SLOTS) {
    await client.setStorageAt({ address: to, index: slot, value: /** @type {Hex} */ (await client.getStorageAt({ address: from, slot })) });
  }
}

/** @param {Client} client @param {Hex} hash */
async function succeeded(client, hash) {
  const receipt = await receiptOf(client, hash);
  if (receipt.status !== 'success') throw new Error(`transaction ${hash} reverted`);
  return receipt;
}
