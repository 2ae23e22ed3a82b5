// The control page: `window.wallet` for tests, and a few buttons for people.
/** @typedef {import('./control-server.js').Operations} Operations */
/** @typedef {import('./config.js').Mode} Mode */

/**
 * @template {keyof Operations} Name
 * @param {Name} operation
 * @param {Parameters<Operations[Name]>} args
 * @returns {Promise<Awaited<ReturnType<Operations[Name]>>>}
 */
async function call(operation, ...args) {
  const { result, error } = await chrome.runtime.sendMessage({ operation, args });
  if (error !== undefined) throw new Error(error);
  return result;
}

const wallet = {
  /** The mode, chain, account index and connected origins. */
  state: () => call('state'),
  /** Every request that reached the wallet, oldest first. */
  log: () => call('log'),
  clearLog: () => call('clearLog'),
  /** @param {Mode} mode */
  setMode: (mode) => call('setMode', mode).then(show),
  /** @param {import('./batches.js').Batches} batches */
  setBatches: (batches) => call('setBatches', batches).then(show),
  /** @param {string} chainId hexadecimal, one of those built in */
  setChain: (chainId) => call('setChain', chainId).then(show),
  /** @param {number} index */
  setAccount: (index) => call('setAccount', index).then(show),
};

async function show() {
  const status = document.querySelector('#status');
  if (status) status.textContent = JSON.stringify(await wallet.state(), null, 2);
}

Object.assign(window, { wallet });
for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', () => void wallet.setMode(/** @type {Mode} */ (button.value)));
}
void show();
