// Every way in which a page can get at a wallet's provider: each is held, and refused without the wallet.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { attempts } from './harness/attempts.js';
import { approve } from './harness/requests.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

/**
 * A wallet that writes down what reaches it, as wallets are built: a class with private fields, methods on the
 * prototype, internals on the object.
 */
const WALLET = `class Wallet extends EventTarget {
  #secret = 'secret';
  isWallet = true;
  reached = [];
  constructor() {
    super();
    const take = (one) => this.#take(one);
    this._engine = { handle: (payload, callback) => callback(null, { id: payload.id, result: take(payload) }) };
    this._bridge = { deep: { call: async (message) => take(message.data) } };
    this.personal = { sign: async (...params) => take({ method: 'personal_sign', params }) };
  }
  #take({ method, params }) { this.#secret; window.reached.push([method, params]); return this.#secret; }
  get chainId() { this.#secret; return '0x1'; }
  request({ method, params }) { return Promise.resolve(this.#take({ method, params })); }
  _rpcRequest(payload, callback) { callback(null, { id: payload.id, result: this.#take(payload) }); }
  async enable() { return this.request({ method: 'eth_requestAccounts' }); }
  rpc(method, ...params) { return this.#take({ method, params }); }
  sendAsync(payload, callback) { this._rpcRequest(payload, callback); }
  async send(method, params) { return this.#take(typeof method === 'string' ? { method, params } : method); }
  async signTransaction(transaction) { return this.#take({ method: 'eth_signTransaction', params: [transaction] }); }
  async signTypedData(account, data) { return this.#take({ method: 'eth_signTypedData_v4', params: [account, data] }); }
  async eth_sendTransaction(transaction) { return this.#take({ method: 'eth_sendTransaction', params: [transaction] }); }
  isConnected() { return this.#secret === 'secret'; }
}
window.reached = [];`;

/** Where a wallet may stand, as JavaScript over `wallet`, and how a page finds it there. */
const PLACES = {
  'window.ethereum, set': ['window.ethereum = wallet', 'window.ethereum'],
  'window.ethereum, defined': ['Object.defineProperty(window, "ethereum", { value: wallet, configurable: false, writable: false })', 'ethereum'],
  'window.ethereum, defined by Reflect': ['Reflect.defineProperty(window, "ethereum", { value: wallet })', 'ethereum'],
  'window.ethereum, one of many': [
    'Object.defineProperties(window, { ethereum: { get: () => wallet, set() {}, configurable: false }, other: { value: 1, configurable: true } })', 'ethereum',
  ],
  'window.ethereum, removed before': ['delete window.ethereum; Object.defineProperty(window, "ethereum", { value: wallet })', 'ethereum'],
  providers: ['window.ethereum = { request() {}, providers: [wallet] }', 'ethereum.providers.find((one) => one.isWallet)'],
  'providers, added later': [
    'const providers = []; window.ethereum = { request() {}, providers }; void ethereum.providers; providers.push(wallet)', 'ethereum.providers[0]',
  ],
  providerMap: ['window.ethereum = { request() {}, providerMap: new Map([["Wallet", wallet]]) }', 'ethereum.providerMap.get("Wallet")'],
  'providerMap, walked': ['window.ethereum = { request() {}, providerMap: new Map([["Wallet", wallet]]) }', '[...ethereum.providerMap.values()][0]'],
  selectedProvider: ['window.ethereum = { request() {}, get selectedProvider() { return wallet; } }', 'ethereum.selectedProvider'],
  'what a function gives': ['window.ethereum = { request() {}, detected: () => ({ best: wallet, request() {} }) }', 'ethereum.detected().best'],
  'what a promise gives': ['window.ethereum = { request() {}, ready: async () => wallet }', 'await ethereum.ready()'],
  'what a listener gets': ['window.ethereum = { request() {}, on: (name, then) => then(wallet) }', 'await new Promise((then) => ethereum.on("connect", then))'],
  'window.rabby': ['window.rabby = wallet', 'rabby'],
  'window.coinbaseWalletExtension': ['Object.defineProperty(window, "coinbaseWalletExtension", { value: wallet })', 'coinbaseWalletExtension'],
  'window.phantom.ethereum': ['window.phantom = { ethereum: wallet }', 'phantom.ethereum'],
  'window.phantom.ethereum, later': ['window.phantom = {}; window.phantom.ethereum = wallet', 'phantom.ethereum'],
  'window.$onekey.ethereum': ['window.$onekey = Object.create(null, { ethereum: { value: wallet, configurable: true } })', '$onekey.ethereum'],
  'window.enkrypt.providers.ethereum': ['window.enkrypt = { providers: { ethereum: wallet } }', 'enkrypt.providers.ethereum'],
  'window.web3.currentProvider': ['window.web3 = { currentProvider: wallet }', 'web3.currentProvider'],
  'a frozen wallet': ['window.ethereum = Object.freeze(wallet)', 'ethereum'],
  'an announcement': ['window.later = () => announce(wallet)', 'await found(later)'],
  'an announcement, repeated': ['announce(wallet); window.later = () => announce(wallet)', 'await found(later)'],
  'an announcement, when asked for': ['addEventListener("eip6963:requestProvider", () => announce(wallet))', 'await found(() => {})'],
};

/** How a page may call it, as JavaScript over `wallet` and a transaction `one`. */
const CALLS = {
  'request()': 'wallet.request(one)',
  'request.call()': 'wallet.request.call(wallet, one)',
  'request.apply()': 'wallet.request.apply(undefined, [one])',
  'request.bind()': 'wallet.request.bind(wallet)(one)',
  'Reflect.apply': 'Reflect.apply(wallet.request, wallet, [one])',
  "the prototype's request": 'Object.getPrototypeOf(wallet).request.call(wallet, one)',
  "the prototype's request, by __proto__": 'wallet.__proto__.request.call(wallet, one)',
  "the descriptor's request": 'Object.getOwnPropertyDescriptor(Object.getPrototypeOf(wallet), "request").value.call(wallet, one)',
  "the class's request": 'wallet.constructor.prototype.request.call(wallet, one)',
  'an object that inherits': 'Object.create(wallet).request(one)',
  'a copy of its functions': '({ send: wallet.send }).send.call(wallet, one.method, one.params)',
  'send(method, params)': 'wallet.send(one.method, one.params)',
  'sendAsync(payload, callback)': 'called((then) => wallet.sendAsync({ id: 1, ...one }, then))',
  '_rpcRequest': 'called((then) => wallet._rpcRequest({ id: 1, ...one }, then))',
  rpc: 'wallet.rpc(one.method, ...one.params)',
  'an engine on it': 'called((then) => wallet._engine.handle({ id: 1, ...one }, then))',
  'a bridge deep in it': 'wallet._bridge.deep.call({ type: "request", data: { inner: 1, ...one } })',
  signTransaction: 'wallet.signTransaction(one.params[0])',
  signTypedData: 'wallet.signTypedData(one.params[0].from, { primaryType: "Permit" })',
  eth_sendTransaction: 'wallet.eth_sendTransaction(one.params[0])',
  valueOf: 'wallet.valueOf().request(one)',
  'a listener of its events': 'new Promise((then) => { wallet.addEventListener("x", function () { then(this.request(one)); }); wallet.dispatchEvent(new Event("x")); })',
};

const TOOLS = `
  const announce = (provider) => {
    const info = { uuid: crypto.randomUUID(), name: 'Wallet', icon: 'data:image/png,', rdns: 'test.wallet' };
    dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }));
  };
  const found = (later) => new Promise((then) => {
    addEventListener('eip6963:announceProvider', ({ detail }) => detail.info.rdns === 'test.wallet' && then(detail.provider));
    dispatchEvent(new Event('eip6963:requestProvider'));
    later();
  });
  const called = (call) => new Promise((resolve, reject) => call((error, answer) => (error ? reject(error) : resolve(answer))));
`;

/** @param {string[]} names @param {import('./harness/attempts.js').Ending[]} endings */
const allRefused = (names, endings) => {
  const found = names.map((name, at) => [name, endings[at]]);
  assert.deepEqual(Object.fromEntries(found), Object.fromEntries(names.map((name) => [name, { code: 4001 }])));
};

it('wherever a page finds it, it is held', async () => {
  const dapp = await world.dapp('bare');
  const endings = await attempts(world, dapp, unlimited(), Object.values(PLACES).map(([put, get = '']) => ({
    setup: `${WALLET} ${TOOLS} { const wallet = new Wallet(); ${put} }`,
    way: `(${get}).request(one)`,
  })));
  allRefused(Object.keys(PLACES), endings);
});

it('however a page calls it, it is held', async () => {
  const dapp = await world.dapp('bare');
  const setup = `${WALLET} ${TOOLS} window.ethereum = new Wallet(); const wallet = window.ethereum;`;
  const endings = await attempts(world, dapp, unlimited(), Object.values(CALLS).map((way) => ({ setup, way })));
  allRefused(Object.keys(CALLS), endings);
});

for (const [name, around] of Object.entries({
  'an object around the provider': '{ request: (args) => inner.request(args) }',
  'a Proxy of the provider': 'new Proxy(inner, {})',
  'a function in place of request': 'Object.assign(inner, { request: ((request) => (args) => request(args))(inner.request) })',
})) {
  it(`${name}: one question, and the wallet gets it once`, async () => {
    const dapp = await world.dapp('bare');
    const answer = dapp.run(`(() => {
      const inner = window.ethereum;
      window.ethereum = ${around};
      return window.ethereum.request(${JSON.stringify(unlimited())});
    })()`);
    await (await world.prompt()).decide('continue');
    assert.match((await answer).result, /^0x[0-9a-f]{64}$/);
    assert.equal((await world.wallet.asked()).length, 1);
    assert.equal(await world.hasPrompt(), false);
  });
}

/** An approval without limit, which is worth a question in any case. */
function unlimited() {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount: 2n ** 256n - 1n });
}
