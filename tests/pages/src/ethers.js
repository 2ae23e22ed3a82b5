import { BrowserProvider, Contract } from 'ethers';
import { findProvider } from './provider.js';
import { start } from './start.js';

/** @typedef {import('./config.js').Hex} Hex */

const abi = [
  'function approve(address spender, uint256 amount)',
  'function setApprovalForAll(address operator, bool approved)',
];
const signer = () => new BrowserProvider(findProvider()).getSigner();

/**
 * @param {Hex} token
 * @param {string} method
 * @param {unknown[]} args
 * @returns {Promise<Hex>}
 */
async function send(token, method, ...args) {
  const contract = new Contract(token, abi, await signer());
  const { hash } = await contract.getFunction(method).send(...args);
  return /** @type {Hex} */ (hash);
}

/** @type {import('./dapp.js').Adapter} */
const adapter = {
  connect: async () => /** @type {Hex} */ ((await signer()).address),
  approve: (token, spender, amount) => send(token, 'approve', spender, amount),
  setApprovalForAll: (token, operator, approved) => send(token, 'setApprovalForAll', operator, approved),
  signTypedData: async ({ domain, types, message }) =>
    /** @type {Hex} */ (await (await signer()).signTypedData(domain, types, message)),
  signMessage: async (text) => /** @type {Hex} */ (await (await signer()).signMessage(text)),
};

void start(adapter);
