import { Web3 } from 'web3';
import { findProvider } from './provider.js';
import { start } from './start.js';
import { asJson, domainFields } from './typed-data.js';

/** @typedef {import('./config.js').Hex} Hex */

const abi = /** @type {const} */ ([
  {
    type: 'function', name: 'approve', stateMutability: 'nonpayable', outputs: [],
    inputs: [{ name: 'spender', type: 'address' }, { name: 'amount', type: 'uint256' }],
  },
  {
    type: 'function', name: 'setApprovalForAll', stateMutability: 'nonpayable', outputs: [],
    inputs: [{ name: 'operator', type: 'address' }, { name: 'approved', type: 'bool' }],
  },
]);

const web3 = () => new Web3(/** @type {any} */ (findProvider()));

/** @returns {Promise<Hex>} */
async function connect() {
  const [account] = await web3().eth.requestAccounts();
  if (!account) throw new Error('the wallet gave no account');
  return /** @type {Hex} */ (account);
}

/**
 * Answers with the hash as soon as the wallet has given it.
 * @param {Hex} token @param {(methods: any) => any} call @returns {Promise<Hex>}
 */
async function send(token, call) {
  const from = await connect();
  const { methods } = new (web3().eth.Contract)(abi, token);
  return new Promise((resolve, reject) => {
    call(methods).send({ from }).once('transactionHash', resolve).once('error', reject).catch(reject);
  });
}

/** @type {import('./dapp.js').Adapter} */
const adapter = {
  connect,
  approve: (token, spender, amount) => send(token, (methods) => methods.approve(spender, amount)),
  setApprovalForAll: (token, operator, approved) => send(token, (methods) => methods.setApprovalForAll(operator, approved)),
  async signTypedData(data) {
    const types = { EIP712Domain: domainFields(data.domain), ...data.types };
    const plain = JSON.parse(asJson({ ...data, types }));
    return /** @type {Hex} */ (await web3().eth.signTypedData(await connect(), plain));
  },
  signMessage: async (text) => /** @type {Hex} */ (await web3().eth.personal.sign(text, await connect(), '')),
};

void start(adapter);
