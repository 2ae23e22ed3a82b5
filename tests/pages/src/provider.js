// Finds the wallet as dapps do: EIP-6963 first, else window.ethereum.

/** @typedef {{request: (args: {method: string, params?: unknown}) => Promise<any>}} Provider EIP-1193 */
/** @typedef {{info: {name: string, rdns: string}, provider: Provider}} Announced */

/** Every wallet announced so far. @type {Announced[]} */
export const announced = [];

window.addEventListener('eip6963:announceProvider', (event) => {
  announced.push(/** @type {CustomEvent<Announced>} */ (event).detail);
});
window.dispatchEvent(new Event('eip6963:requestProvider'));

/**
 * @returns {Provider}
 * @throws when there is no wallet
 */
export function findProvider() {
  const injected = /** @type {{ethereum?: Provider}} */ (/** @type {unknown} */ (window)).ethereum;
  const provider = announced[0]?.provider ?? injected;
  if (!provider) throw new Error('No wallet found');
  return provider;
}
