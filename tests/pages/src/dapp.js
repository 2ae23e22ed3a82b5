// What every dapp page does, whichever library talks to the wallet.
import { addressOf, loadConfig } from './config.js';
import { createRelayer } from './relayer.js';
import { daiPermit, permit2612, permitBatch, permitSingle, permitTransferFrom } from './typed-data.js';

/** @typedef {import('./config.js').Hex} Hex */
/** @typedef {import('./typed-data.js').TypedData} TypedData */
/**
 * A library's way to talk to the wallet.
 * @typedef {object} Adapter
 * @property {() => Promise<Hex>} connect gives the account
 * @property {(token: Hex, spender: Hex, amount: bigint) => Promise<Hex>} approve gives the transaction hash
 * @property {(token: Hex, operator: Hex, approved: boolean) => Promise<Hex>} setApprovalForAll
 * @property {(data: TypedData) => Promise<Hex>} signTypedData
 * @property {(text: string) => Promise<Hex>} signMessage
 */
/** @typedef {{hash?: Hex, signature?: Hex, address?: Hex, receiptStatus?: string}} Outcome */
/** Amounts and times are decimal strings, times in Unix seconds. @typedef {Record<string, any>} Choice */

const UINT160_MAX = String(2n ** 160n - 1n);
const MONTH = 30 * 24 * 3600;
const HALF_HOUR = 1800;

/**
 * @param {Adapter} adapter
 * @returns {Promise<Record<string, (...args: any[]) => Promise<Outcome>>>}
 */
export async function createDapp(adapter) {
  const config = await loadConfig();
  const relayer = createRelayer(config);
  const permit2 = { address: addressOf(config, 'permit2'), chainId: config.chainId };
  /** @param {string} name */
  const at = (name) => addressOf(config, name);
  /** @param {string} name */
  const tokenOf = async (name) => {
    const address = at(name);
    return { address, chainId: config.chainId, name: await relayer.tokenName(address) };
  };

  return {
    async connect() {
      return { address: await adapter.connect() };
    },

    /** @param {string} token @param {string} spender @param {string} amount */
    async approve(token = 'plain', spender = 'spender', amount = '25000000') {
      await adapter.connect();
      return relayer.mined(await adapter.approve(at(token), at(spender), BigInt(amount)));
    },

    /** @param {string} token @param {string} operator @param {boolean} approved */
    async setApprovalForAll(token = 'nft', operator = 'spender', approved = true) {
      await adapter.connect();
      return relayer.mined(await adapter.setApprovalForAll(at(token), at(operator), approved));
    },

    /** Signs an EIP-2612 permit, which the relayer submits. @param {Choice} choice */
    async permit2612({ token = 'plain', spender = 'spender', value = '25000000', deadline = soon() } = {}) {
      const owner = await adapter.connect();
      const of = await tokenOf(token);
      const nonce = await relayer.tokenNonce(of.address, owner);
      const message = { owner, spender: at(spender), value: BigInt(value), nonce, deadline: BigInt(deadline) };
      const signature = await adapter.signTypedData(permit2612(of, message));
      return { signature, ...(await relayer.submit2612(of.address, message, signature)) };
    },

    /** Signs Dai's permit, which the relayer submits. @param {Choice} choice */
    async daiPermit({ token = 'dai', spender = 'spender', expiry = '0', allowed = true } = {}) {
      const holder = await adapter.connect();
      const of = await tokenOf(token);
      const nonce = await relayer.tokenNonce(of.address, holder);
      const message = { holder, spender: at(spender), nonce, expiry: BigInt(expiry), allowed };
      const signature = await adapter.signTypedData(daiPermit(of, message));
      return { signature, ...(await relayer.submitDai(of.address, message, signature)) };
    },

    /** Signs a PermitSingle; the relayer submits it and takes `pull`. @param {Choice} choice */
    async permit2Single({ token = 'plain', spender = 'spender', pull = '1', ...terms } = {}) {
      const owner = await adapter.connect();
      const details = await detailsOf(owner, token, spender, terms);
      const message = { details, spender: at(spender), sigDeadline: BigInt(terms['sigDeadline'] ?? soon()) };
      const signature = await adapter.signTypedData(permitSingle(permit2, message));
      return { signature, ...(await relayer.useSingle(owner, message, signature, BigInt(pull))) };
    },

    /** Signs a PermitBatch; the relayer submits it and takes `pull` of each token. @param {Choice} choice */
    async permit2Batch({ tokens = ['plain', 'tether', 'dai'], spender = 'spender', pull = '1', ...terms } = {}) {
      const owner = await adapter.connect();
      const details = await Promise.all(tokens.map((/** @type {string} */ token) => detailsOf(owner, token, spender, terms)));
      const message = { details, spender: at(spender), sigDeadline: BigInt(terms['sigDeadline'] ?? soon()) };
      const signature = await adapter.signTypedData(permitBatch(permit2, message));
      return { signature, ...(await relayer.useBatch(owner, message, signature, BigInt(pull))) };
    },

    /** Signs a PermitTransferFrom, which the relayer uses once. @param {Choice} choice */
    async permitTransferFrom({ token = 'plain', spender = 'spender', amount = '1000000', deadline = soon() } = {}) {
      const owner = await adapter.connect();
      const permitted = { token: at(token), amount: BigInt(amount) };
      const message = { permitted, spender: at(spender), nonce: randomNonce(), deadline: BigInt(deadline) };
      const signature = await adapter.signTypedData(permitTransferFrom(permit2, message));
      return { signature, ...(await relayer.useTransferFrom(owner, message, signature, BigInt(amount))) };
    },

    /** An ordinary sign-in message. @param {string} text */
    async signIn(text = `Sign in to ${location.host}`) {
      await adapter.connect();
      return { signature: await adapter.signMessage(text) };
    },
  };

  /**
   * @param {Hex} owner
   * @param {string} token
   * @param {string} spender
   * @param {Choice} terms
   */
  async function detailsOf(owner, token, spender, { amount = UINT160_MAX, expiration = soon(MONTH) }) {
    const nonce = await relayer.permit2Nonce(owner, at(token), at(spender));
    return { token: at(token), amount: BigInt(amount), expiration: BigInt(expiration), nonce };
  }
}

/** Unix seconds from now, as a decimal string. */
const soon = (seconds = HALF_HOUR) => String(Math.floor(Date.now() / 1000) + seconds);

/** An unordered nonce that has not been used. */
const randomNonce = () => crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n;
