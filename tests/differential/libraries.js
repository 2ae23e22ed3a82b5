// What each library signs for the same text.
import { TypedDataUtils } from '@metamask/eth-sig-util';
import { TypedDataEncoder } from 'ethers';
import { hashTypedData } from 'viem';

/** A digest as `0x` hex, or null where the library refuses. @typedef {string | null} Signed */
/** @typedef {{metamask: Signed, viem: Signed, ethers: Signed}} Libraries */

/** @param {string} payload JSON text, of which each library has a copy of its own, as if a page had sent it @returns {Libraries} */
export function libraries(payload) {
  return {
    metamask: attempt(() => metamask(payload, 'V4')),
    viem: attempt(() => hashTypedData(JSON.parse(payload))),
    ethers: attempt(() => {
      const { domain, types, message } = JSON.parse(payload);
      delete types.EIP712Domain;
      return TypedDataEncoder.hash(domain, types, message);
    }),
  };
}

/** The third version of the method, which only MetaMask defines. @param {string} payload @returns {Signed} */
export const metamaskV3 = (payload) => attempt(() => metamask(payload, 'V3'));

/** @param {string} payload @param {'V3' | 'V4'} version */
function metamask(payload, version) {
  const digest = TypedDataUtils.eip712Hash(JSON.parse(payload), /** @type {any} */ (version));
  return `0x${digest.toString('hex')}`;
}

/** @param {() => string} sign @returns {Signed} */
function attempt(sign) {
  try {
    return sign();
  } catch {
    return null;
  }
}
