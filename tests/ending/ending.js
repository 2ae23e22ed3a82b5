// Ends allowances and signatures with the contracts, the run and the guard that ship, and the test wallet in each of its
// ways: none of it is played but the tab between them. Whoever could take something tries to, before and after.
import assert from 'node:assert/strict';
import { encodeFunctionData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { typedData } from '../e2e/harness/requests.js';
import { startChain } from '../chain/index.js';
import { receiptOf } from '../chain/receipt.js';
import { loadGuard } from '../wasm/load.js';
import { Revocations } from '../../extension/background/revocations/revocations.js';

/** @typedef {import('viem').Address} Address */
/** @typedef {import('../../extension/wasm/background.js').AllowanceKey} AllowanceKey */
/** @typedef {import('../../extension/wasm/background.js').Target} Target */
/** @typedef {{target: Target, isUsable: () => Promise<boolean>}} Signed */
/** @typedef {import('../chain/index.js').Chain} Chain */
/** @typedef {import('../wallet/src/batches.js').Batches} Batches */

const IDS = [31337, 31338];
const SITE = 'http://app.example';
/** @type {[Address, Address, Address]} */
const SPENDERS = ['0x000000000000000000000000000000000000b001', '0x000000000000000000000000000000000000b002', '0x000000000000000000000000000000000000b003'];
const IN_A_YEAR = Math.floor(Date.now() / 1000) + 365 * 24 * 3600;

// The local chain mines at once: nothing is to be waited for.
const { setTimeout: real } = globalThis;
Object.assign(globalThis, { setTimeout: (/** @type {any} */ act, /** @type {number} */ ms, /** @type {any[]} */ ...args) => real(act, ms === 1000 ? 5 : ms, ...args) });

/** The endpoints, asked directly. */
const nodes = {
  /** @param {{chain: string, method: string, params: string}[]} calls */
  ask: (calls) => Promise.all(calls.map(async ({ chain, method, params }) => {
    const { result, error } = await post(chain, method, JSON.parse(params));
    return error ? { reply: 'error', message: error.message } : { reply: 'result', json: JSON.stringify(result) };
  })),
  /** @param {string} chain @param {string} method @param {unknown[]} params */
  result: async (chain, method, params) => (await post(chain, method, params)).result,
  /** Nobody looks at a page of them. */
  lookUps: async () => () => null,
};

/** @type {Chain[]} */
let chains = [];

/** What came of it. @typedef {{signatures: number, calls: number, confirmations: number, transactions: number}} Ended */

/** What the wallet can be: how it takes calls together, and how many. @type {Record<string, ['none'] | ['sequence' | 'atomic', number]>} */
export const WAYS = {
  'one after another': ['none'],
  'in sequence, 10': ['sequence', 10],
  'in sequence, 100': ['sequence', 100],
  'atomic, 10': ['atomic', 10],
  'atomic, 100': ['atomic', 100],
};

/** What came of tokens that do not do as they should: how each step ended, and whose allowance can still be used. @typedef {{states: Record<string, string>, usable: string[]}} Odd */

/**
 * Starts two chains and the wallet.
 * @returns {Promise<{end: (count: number, way: string) => Promise<Ended>, endOdd: (way: string) => Promise<Odd>, stop: () => Promise<void>}>}
 *   `end`: grants and ends so many allowances and twelve signatures, or throws; `endOdd`: the same of tokens that refuse, are paused, or lie
 */
export async function startEnding() {
  chains = await Promise.all(IDS.map((chainId) => startChain({ port: 0, chainId })));
  const { guard } = await loadGuard();
  const wallet = await startWallet();
  return {
    end: (count, way) => end(guard, wallet, count, batchesOf(way)),
    endOdd: (way) => endOdd(guard, wallet, batchesOf(way)),
    stop: async () => {
      await Promise.all(chains.map(({ stop }) => stop()));
    },
  };
}

/** @param {string} way @returns {Batches} */
function batchesOf(way) {
  const [kind, cap = 0] = WAYS[way] ?? ['none'];
  if (kind === 'none') return { kind };
  return kind === 'sequence' ? { kind, cap } : { kind, cap, account: chains[0]?.contracts.batchAccount ?? '0x' };
}

/**
 * @param {any} guard @param {Awaited<ReturnType<typeof startWallet>>} wallet @param {number} count @param {Batches} batches
 * @returns {Promise<Ended>}
 */
async function end(guard, wallet, count, batches) {
  const clean = await Promise.all(chains.map(({ client }) => client.snapshot()));
  const keys = (await Promise.all(chains.map((chain) => grant(chain, count / chains.length)))).flat();
  const signed = (await Promise.all(chains.map((chain) => sign(guard, chain)))).flat();
  await wallet.reset(batches);
  const before = [await usable(keys), await usableOf(signed)];
  const mined = await blocks();
  const run = await played(guard, wallet, keys, signed.map(({ target }) => target));
  const after = [await usable(keys), await usableOf(signed)];
  const transactions = (await blocks()) - mined;
  const calls = run.steps.length;
  const confirmations = await wallet.confirmations();
  assert.deepEqual([before, after], [[count, signed.length], [0, 0]]);
  assert.ok(run.states.every(({ state }) => state === 'done'), JSON.stringify(run));
  if (batches.kind !== 'none') {
    const perChain = chains.map(({ chainId }) => run.steps.filter(({ chain }) => Number(chain) === chainId).length);
    assert.equal(confirmations, perChain.reduce((sum, own) => sum + Math.ceil(own / batches.cap), 0));
  }
  for (const [at, { client }] of chains.entries()) await client.revert({ id: clean[at] ?? '0x' });
  return { signatures: signed.length, calls, confirmations, transactions };
}

/** @param {any} guard @param {Awaited<ReturnType<typeof startWallet>>} wallet @param {Batches} batches @returns {Promise<Odd>} */
async function endOdd(guard, wallet, batches) {
  const [chain] = chains;
  assert.ok(chain);
  const clean = await chain.client.snapshot();
  const names = /** @type {const} */ (['plain', 'tether', 'noZero', 'pausable', 'lying']);
  const [spender] = SPENDERS;
  /** @type {AllowanceKey[]} */
  const keys = [];
  for (const name of names) {
    const token = chain.contracts[name];
    keys.push(await give(chain, name, token, token, 'approve', [spender, 5n], { kind: 'erc20', spender }));
  }
  await pause(chain, true);
  await wallet.reset(batches);
  const run = await played(guard, wallet, keys, []);
  await pause(chain, false);
  const nameOf = (/** @type {string} */ address) => names.find((name) => chain.contracts[name].toLowerCase() === address) ?? address;
  const states = Object.fromEntries(run.steps.map(({ to }, at) => [nameOf(to), run.states[at]?.why?.id ?? run.states[at]?.state ?? '']));
  const tries = await Promise.all(keys.map(async (key) => ((await isUsable(key)) ? nameOf(key.token) : null)));
  await chain.client.revert({ id: clean });
  return { states, usable: tries.filter((name) => name !== null) };
}

/** @param {Chain} chain @param {boolean} isPaused */
const pause = ({ client, abis, accounts, contracts }, isPaused) =>
  send(client, { account: accounts[0]?.address ?? '0x', address: contracts.pausable, abi: abis.pausable, functionName: 'setPaused', args: [isPaused] });

/**
 * @param {any} guard @param {Awaited<ReturnType<typeof startWallet>>} wallet @param {AllowanceKey[]} keys @param {Target[]} more
 * @returns {Promise<{steps: {chain: string, to: string}[], states: {state: string, why?: {id: string}}[]}>} the run as it was written down in the end
 */
async function played(guard, wallet, keys, more) {
  /** @type {any} */
  let record = null;
  const store = {
    read: async () => structuredClone(record),
    write: async (/** @type {any} */ _, /** @type {any} */ __, /** @type {any} */ written) => { record = structuredClone(written); },
    remove: async () => { record = null; },
  };
  const wallets = {
    find: async () => ({ ...(await wallet.shown()), origin: SITE }),
    pending: async () => true,
    isPrivate: async () => false,
    call: async (/** @type {number} */ tab, /** @type {any} */ { id, method, params }) => {
      void wallet.ask(method, JSON.parse(params)).then(({ result, error }) =>
        revocations.reply({ type: 'reply', id, result: error ? null : JSON.stringify(result ?? null), error: error ?? null }, tab));
      return true;
    },
  };
  const parts = /** @type {any} */ ({ guard, chains: nodes, store, wallets, scans: { read: async () => {} } });
  const revocations = new Revocations(parts);
  /** @type {Promise<void>} */
  const over = new Promise((resolve) => {
    revocations.watch(() => void revocations.current().then((run) => run?.over && resolve()));
  });
  void revocations.begin({ keys, tab: 1, wallet: 'test' }, async () => more);
  await over;
  return record;
}

/** The test wallet's own engine, with the browser's storage played. */
async function startWallet() {
  /** @type {Record<string, any>} */
  const kept = {};
  Object.assign(globalThis, {
    chrome: { storage: { session: { get: async () => kept, set: async (/** @type {object} */ entries) => { Object.assign(kept, entries); } } } },
    WALLET_CONFIG: {
      chains: chains.map(({ chainId, rpcUrl }) => ({ chainId: hex(chainId), rpcUrl })),
      mode: 'auto',
      prefix: 'metamask',
      privateKeys: chains[0]?.accounts.map(({ privateKey }) => privateKey),
    },
  });
  const [{ handle }, { getState, setState, getLog, clearLog }] = await Promise.all([import('../wallet/src/engine.js'), import('../wallet/src/state.js')]);
  /** @param {string} method @param {any} [params] @returns {Promise<any>} */
  const ask = (method, params) => handle(SITE, { id: 1, method, params });
  await ask('eth_requestAccounts');
  return {
    ask,
    /** @param {Batches} batches */
    async reset(batches) {
      await setState({ batches, chainId: hex(IDS[0] ?? 0) });
      await clearLog();
    },
    async shown() {
      const { chainId } = await getState();
      return { wallet: { id: 'test' }, account: chains[0]?.accounts[0]?.address.toLowerCase(), chain: chainId };
    },
    /** How often a person was asked, and agreed. */
    async confirmations() {
      const asked = (await getLog()).filter(({ method }) => ['wallet_sendCalls', 'eth_sendTransaction'].includes(method));
      return asked.filter(({ answer }) => answer?.result).length;
    },
  };
}

/** @param {string} chain @param {string} method @param {unknown[]} params */
async function post(chain, method, params) {
  const node = chains.find(({ chainId }) => hex(chainId) === chain);
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const response = await fetch(node?.rpcUrl ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.json();
}

/**
 * Grants so many allowances, of every kind: most by tokens, one of five by Permit2.
 * @param {Chain} chain @param {number} count
 */
async function grant(chain, count) {
  const { plain, tether, nft, multi, permit2 } = chain.contracts;
  /** @type {AllowanceKey[]} */
  const keys = [];
  for (let at = 0; at < count; at += 1) {
    const spender = /** @type {Address} */ (`0x${(0xa000 + at).toString(16).padStart(40, '0')}`);
    const token = at % 2 ? plain : tether;
    if (at === 0) keys.push(await give(chain, 'nft', nft, nft, 'approve', [spender, 1n], { kind: 'nft', tokenId: '0x1', spender }));
    else if (at === 1) keys.push(await give(chain, 'nft', nft, nft, 'setApprovalForAll', [spender, true], { kind: 'operator', spender }));
    else if (at === 2) keys.push(await give(chain, 'multi', multi, multi, 'setApprovalForAll', [spender, true], { kind: 'operator', spender }));
    // What Permit2 may move at all.
    else if (at === 3) keys.push(await give(chain, 'plain', plain, plain, 'approve', [permit2, 5n], { kind: 'erc20', spender: permit2 }));
    else if (at % 5) keys.push(await give(chain, 'plain', token, token, 'approve', [spender, 5n], { kind: 'erc20', spender }));
    else keys.push(await give(chain, 'permit2', permit2, plain, 'approve', [plain, spender, 5n, IN_A_YEAR], { kind: 'permit2', spender }));
  }
  return keys;
}

/**
 * @param {Chain} chain @param {keyof Chain['contracts']} abi @param {Address} address @param {Address} token
 * @param {string} functionName @param {unknown[]} args @param {Pick<AllowanceKey, 'kind' | 'spender'> & {tokenId?: string}} of
 * @returns {Promise<AllowanceKey>}
 */
async function give({ client, abis, accounts, chainId }, abi, address, token, functionName, args, of) {
  const account = accounts[0]?.address ?? '0x';
  await send(client, { account, address, abi: abis[abi], functionName, args });
  return { chain: hex(chainId), owner: account.toLowerCase(), token: token.toLowerCase(), tokenId: null, ...of, spender: of.spender.toLowerCase() };
}

/** @param {Chain['client']} client @param {{account: Address, address: Address, abi: import('viem').Abi, functionName: string, args: unknown[]}} request */
async function send(client, request) {
  const { status } = await receiptOf(client, await client.writeContract({ chain: client.chain, ...request }));
  assert.equal(status, 'success');
}

/**
 * Signs what Permit2 takes: three that set an allowance, and three that move a token once, which nothing else ends since
 * the token stays approved to Permit2.
 * @param {any} guard @param {Chain} chain @returns {Promise<Signed[]>}
 */
async function sign(guard, chain) {
  const { plain, tether, permit2 } = chain.contracts;
  await give(chain, 'plain', tether, tether, 'approve', [permit2, 5n], { kind: 'erc20', spender: permit2 });
  const deadline = BigInt(IN_A_YEAR);
  const details = [['token', 'address'], ['amount', 'uint160'], ['expiration', 'uint48'], ['nonce', 'uint48']];
  const permits = SPENDERS.map((spender) => {
    const message = { details: { token: plain, amount: 7n, expiration: IN_A_YEAR, nonce: 0 }, spender, sigDeadline: deadline };
    const types = { PermitDetails: details, PermitSingle: [['details', 'PermitDetails'], ['spender', 'address'], ['sigDeadline', 'uint256']] };
    return signed(guard, chain, 'PermitSingle', types, message, spender, 'permit', (owner, signature) => [owner, message, signature]);
  });
  const moves = SPENDERS.map((spender, nonce) => {
    const permit = { permitted: { token: tether, amount: 1n }, nonce: BigInt(nonce), deadline };
    const types = {
      TokenPermissions: [['token', 'address'], ['amount', 'uint256']],
      PermitTransferFrom: [['permitted', 'TokenPermissions'], ['spender', 'address'], ['nonce', 'uint256'], ['deadline', 'uint256']],
    };
    return signed(guard, chain, 'PermitTransferFrom', types, { ...permit, spender }, spender, 'permitTransferFrom',
      (owner, signature) => [permit, { to: spender, requestedAmount: 1n }, owner, signature]);
  });
  return Promise.all([...permits, ...moves]);
}

/**
 * @param {any} guard @param {Chain} chain @param {string} primaryType @param {Record<string, string[][]>} fields @param {object} message
 * @param {Address} spender who has it @param {string} functionName @param {(owner: Address, signature: string) => unknown[]} args
 * @returns {Promise<Signed>}
 */
async function signed(guard, { client, abis, accounts, contracts, chainId }, primaryType, fields, message, spender, functionName, args) {
  const user = privateKeyToAccount(accounts[0]?.privateKey ?? '0x');
  const own = Object.entries(fields).map(([name, members]) => [name, members.map(([member, type]) => ({ name: member, type }))]);
  const domainType = [['name', 'string'], ['chainId', 'uint256'], ['verifyingContract', 'address']].map(([name, type]) => ({ name, type }));
  const data = { types: { EIP712Domain: domainType, ...Object.fromEntries(own) }, primaryType, domain: { name: 'Permit2', chainId, verifyingContract: contracts.permit2 }, message };
  const signature = await user.signTypedData(/** @type {any} */ (data));
  const text = (/** @type {unknown} */ value) => JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}` : member));
  const request = text(typedData(user.address, JSON.parse(text(data))));
  const context = { origin: SITE, chain: hex(chainId), account: user.address.toLowerCase(), now: Math.floor(Date.now() / 1000) };
  const given = await guard.given(await guard.judge(request, context, []));
  const calldata = encodeFunctionData({ abi: abis.permit2, functionName, args: args(user.address, signature) });
  return {
    target: { target: 'signature', signature: given.signature },
    isUsable: () => client.call({ account: spender, to: contracts.permit2, data: calldata }).then(() => true, () => false),
  };
}

/** @param {Signed[]} all */
async function usableOf(all) {
  const tries = await Promise.all(all.map(({ isUsable: tried }) => tried()));
  return tries.filter(Boolean).length;
}

/** How many of these an attacker can use: each spender tries for itself. @param {AllowanceKey[]} keys */
async function usable(keys) {
  const tries = await Promise.all(keys.map((key) => isUsable(key)));
  return tries.filter(Boolean).length;
}

/** @param {AllowanceKey} key */
async function isUsable({ chain, kind, owner, token, spender }) {
  const found = chains.find(({ chainId }) => hex(chainId) === chain);
  if (!found) return false;
  const { client, abis, contracts } = found;
  /** @type {Record<string, [keyof Chain['contracts'], string, string, unknown[]]>} */
  const uses = {
    erc20: ['plain', token, 'transferFrom', [owner, spender, 1n]],
    nft: ['nft', token, 'transferFrom', [owner, spender, 1n]],
    operator: token === contracts.multi.toLowerCase()
      ? ['multi', token, 'safeTransferFrom', [owner, spender, 1n, 1n, '0x']]
      : ['nft', token, 'transferFrom', [owner, spender, 2n]],
    permit2: ['permit2', contracts.permit2, 'transferFrom', [owner, spender, 1n, token]],
  };
  const [abi, address, functionName, args] = uses[kind] ?? [];
  if (!abi) return false;
  const data = encodeFunctionData({ abi: abis[abi], functionName, args });
  return client.call({ account: /** @type {Address} */ (spender), to: /** @type {Address} */ (address), data }).then(() => true, () => false);
}

/** How many blocks there are on all chains: each has one transaction. */
async function blocks() {
  const heights = await Promise.all(chains.map(({ client }) => client.getBlockNumber({ cacheTime: 0 })));
  return Number(heights.reduce((sum, height) => sum + height, 0n));
}

/** @param {number} number @returns {`0x${string}`} */
function hex(number) {
  return `0x${number.toString(16)}`;
}
