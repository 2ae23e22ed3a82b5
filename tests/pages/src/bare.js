// No library: EIP-1193 requests written by hand.
import { findProvider } from './provider.js';
import { start } from './start.js';
import { asJson, domainFields } from './typed-data.js';

/** @typedef {import('./config.js').Hex} Hex */

const APPROVE = '0x095ea7b3';
const SET_APPROVAL_FOR_ALL = '0xa22cb465';

/** @param {string} method @param {unknown[]} params */
const request = (method, params = []) => findProvider().request({ method, params });

/** @returns {Promise<Hex>} */
const connect = async () => (await request('eth_requestAccounts'))[0];

/** @param {bigint} value */
const word = (value) => value.toString(16).padStart(64, '0');

/** @param {Hex} to @param {string} data @returns {Promise<Hex>} */
const send = async (to, data) => request('eth_sendTransaction', [{ from: await connect(), to, data }]);

/** @type {import('./dapp.js').Adapter} */
const adapter = {
  connect,
  approve: (token, spender, amount) => send(token, APPROVE + word(BigInt(spender)) + word(amount)),
  setApprovalForAll: (token, operator, approved) =>
    send(token, SET_APPROVAL_FOR_ALL + word(BigInt(operator)) + word(BigInt(approved))),
  async signTypedData(data) {
    const types = { EIP712Domain: domainFields(data.domain), ...data.types };
    return request('eth_signTypedData_v4', [await connect(), asJson({ ...data, types })]);
  },
  async signMessage(text) {
    const bytes = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0'));
    return request('personal_sign', [`0x${bytes.join('')}`, await connect()]);
  },
};

void start(adapter);
