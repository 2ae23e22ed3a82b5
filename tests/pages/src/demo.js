// The demo shop: the viem dapp under a shop's face.
import { start } from './start.js';
import { viemAdapter } from './viem-adapter.js';

const adapter = viemAdapter();

await start({
  ...adapter,
  async connect() {
    const account = await adapter.connect();
    const button = document.querySelector('#connect');
    if (button) button.textContent = `${account.slice(0, 6)}…${account.slice(-4)}`;
    return account;
  },
});
