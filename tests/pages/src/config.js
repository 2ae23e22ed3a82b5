// What the page is told: `config.json` beside it, and in the query string `rpc`, another node's address.

/** @typedef {`0x${string}`} Hex */
/**
 * @typedef {object} PageConfig
 * @property {string} rpcUrl where the page reads, and where the relayer sends what was signed
 * @property {number} chainId
 * @property {Record<string, Hex>} contracts as the local chain names them
 * @property {Hex[]} accounts the node's unlocked accounts: 0 the user, 1 the relayer, 2 a stranger
 */

/** @returns {Promise<PageConfig>} */
export async function loadConfig() {
  const config = await (await fetch('config.json')).json();
  const rpc = new URLSearchParams(location.search).get('rpc');
  return rpc ? { ...config, rpcUrl: rpc } : config;
}

/**
 * The address of a name: a contract's, `relayer`, `stranger`, or an address itself.
 * @param {PageConfig} config
 * @param {string} name
 * @returns {Hex}
 */
export function addressOf({ contracts, accounts }, name) {
  const people = { user: accounts[0], relayer: accounts[1], stranger: accounts[2] };
  const found = contracts[name] ?? people[/** @type {keyof typeof people} */ (name)] ?? name;
  return /** @type {Hex} */ (found);
}
