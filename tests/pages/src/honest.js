// Compares a provider as its wallet made it with what a page gets of it, by what dapps and their libraries do.
import { connect, createConfig, getAccount, http, injected } from '@wagmi/core';
import { BrowserProvider } from 'ethers';
import { createStore } from 'mipd';
import { createWalletClient, custom } from 'viem';
import { mainnet } from 'viem/chains';
import { Web3 } from 'web3';
import { makeProvider } from './honest/provider.js';
import { properties } from './honest/properties.js';
import { events } from './honest/events.js';
import { errors } from './honest/errors.js';

/** @typedef {any} Provider */

const ACCOUNT = '0x00000000000000000000000000000000000000aa';

/** What libraries make of a provider. @param {Provider} provider */
async function libraries(provider) {
  const viem = createWalletClient({ transport: custom(provider) });
  const ethers = new BrowserProvider(provider);
  const config = createConfig({
    chains: [mainnet],
    connectors: [injected({ target: () => ({ id: 'honest', name: 'Honest', provider }) })],
    multiInjectedProviderDiscovery: false,
    storage: null,
    transports: { [mainnet.id]: http('http://127.0.0.1:9') },
  });
  const [connector] = config.connectors;
  const web3 = new Web3(provider);
  const connected = connector && (await connect(config, { connector }));
  return {
    viem: [await viem.requestAddresses(), await viem.getChainId(), await viem.switchChain({ id: 999 }).catch(describe), await viem.watchAsset({ type: 'ERC20', options: { address: ACCOUNT, decimals: 18, symbol: 'X' } }).catch(describe)],
    ethers: [
      String((await ethers.getNetwork()).chainId),
      (await ethers.getSigner()).address,
      await ethers.send('eth_call', [{ to: ACCOUNT }]).catch(describe),
    ],
    web3: [
      await web3.eth.requestAccounts(),
      String(await web3.eth.getChainId()),
      await web3.eth.call({ to: ACCOUNT }).catch(describe),
    ],
    wagmi: [connected, getAccount(config).status, getAccount(config).connector?.name],
  };
}

/** @param {any} error */
function describe(error) {
  const names = [];
  for (let at = error; at; at = at.cause ?? at.info?.error ?? at.error) names.push([at.name, at.code, at.data, at.shortMessage ?? at.message]);
  return names;
}

/** What a store of announcements has after a provider was announced twice. @param {Provider} provider @param {string} rdns */
function discovery(provider, rdns) {
  const store = createStore();
  const info = { uuid: crypto.randomUUID(), name: 'Honest', icon: /** @type {const} */ ('data:image/png,'), rdns };
  let heard = 0;
  store.subscribe(() => { heard += 1; });
  const detail = Object.freeze({ info: { ...info }, provider });
  const announce = (/** @type {unknown} */ one) => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: one }));
  announce(detail);
  announce(detail);
  announce(Object.freeze({ info: { ...info }, provider }));
  const all = store.getProviders().filter((one) => one.info.rdns === rdns);
  const found = store.findProvider({ rdns });
  const told = heard;
  store.destroy();
  return {
    shown: found?.provider,
    facts: [told, all.length, Object.isFrozen(found), Object.keys(found ?? {}), Object.keys(found?.info ?? {}), found?.info.name],
  };
}

/** What a modal looks for. @param {Provider} ethereum */
const detection = (ethereum) => [
  !!ethereum?.isMetaMask && !ethereum.isBraveWallet && !ethereum._events,
  ethereum?.providers?.find?.((/** @type {any} */ one) => one.isMetaMask)?.isMetaMask,
  typeof ethereum?.request, typeof ethereum?.on, ethereum instanceof Object, Array.isArray(ethereum?.providers),
  'isMetaMask' in ethereum, Object.hasOwn(ethereum, 'isMetaMask'), ethereum?.isRabby, Boolean(ethereum?._metamask?.isUnlocked),
];

const tests = { properties, events, errors, libraries, detection };

Object.assign(window, {
  /** JSON, because drivers write proxies in their own way. @param {keyof typeof tests} name */
  async compare(name) {
    const run = tests[name];
    const [plain, made] = [makeProvider(ACCOUNT), makeProvider(ACCOUNT)];
    const { ethereum } = Object.assign(window, { ethereum: made });
    if (ethereum === made) throw new Error('the page got what the wallet has');
    return JSON.stringify({ without: await run(plain), with: await run(ethereum) }, (_key, value) => (value === undefined ? 'undefined' : value));
  },
  discover() {
    const provider = makeProvider(ACCOUNT);
    const first = discovery(provider, 'test.first');
    const second = discovery(provider, 'test.second');
    return { facts: first.facts, same: first.shown === second.shown, replaced: first.shown !== provider };
  },
  async ask() {
    const { ethereum } = Object.assign(window, { ethereum: { request: async (/** @type {unknown} */ _) => '0x1' } });
    for (let call = 0; call < 1000; call++) await ethereum.request({ method: 'eth_chainId' });
  },
});
