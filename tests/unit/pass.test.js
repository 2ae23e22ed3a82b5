// The pass: what was decided goes to that wallet, once, within ten seconds, and nowhere else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { Document } from './content/document.js';

const ACCOUNT = `0x${'aa'.repeat(20)}`;
const TRUTH = { chain: '0x1', account: ACCOUNT };
const APPROVAL = { method: 'eth_sendTransaction', params: [{ to: `0x${'bb'.repeat(20)}`, data: `0x095ea7b3${'11'.repeat(64)}` }] };
/** As the wallet's own chain and account make it. */
const PINNED = { ...APPROVAL, params: [{ ...APPROVAL.params[0], chainId: TRUTH.chain, from: ACCOUNT }] };
const PASS_MS = 10_000;

/** @param {Document} page @param {number} number @param {any} asked @param {number} provider @param {string} [name] */
async function decided(page, number, asked, provider, name) {
  page.ask(number, asked, provider, name);
  const question = await page.allowNext();
  const { error, snapshot } = await page.decision(number);
  assert.equal(error, null);
  return { question, request: JSON.parse(snapshot) };
}

it('what a provider without a transport was allowed opens no wallet: it is judged anew with what that wallet says', async () => {
  for (const behaviour of /** @type {const} */ (['itself', 'mute'])) {
    const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: behaviour } });
    const { question, request } = await decided(page, 1, APPROVAL, 1, 'Nice Wallet');
    assert.deepEqual([question.chain, question.account, question.wallet.transport], [null, null, 'provider']);
    page.post('metamask', 7, request);
    await page.until(() => page.questions.length === 2);
    const [, { chain, account, snapshot }] = page.questions;
    assert.deepEqual([chain, account, JSON.parse(snapshot)], ['0x1', ACCOUNT, PINNED]);
    assert.deepEqual(page.reached, []);
  }
});

it('nor does it by a wrapped provider around a known wallet', async () => {
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: 'itself', 2: { wire: 'metamask' } } });
  const { request } = await decided(page, 1, APPROVAL, 1);
  page.ask(2, request, 2);
  await page.until(() => page.questions.length === 2);
  assert.equal(page.questions[1].chain, '0x1');
});

it('what a known wallet\'s provider was allowed goes by once, to that wallet only', async () => {
  const page = new Document({ wallets: { metamask: TRUTH, rabby: TRUTH }, providers: { 1: { wire: 'metamask' } } });
  const { question, request } = await decided(page, 1, APPROVAL, 1, 'MetaMask');
  assert.deepEqual([question.chain, question.wallet.transport, request], ['0x1', 'metamask', PINNED]);
  page.post('rabby', 1, request);
  await page.until(() => page.questions.length === 2);
  page.post('metamask', 2, request);
  await page.until(() => page.reached.length === 1);
  assert.equal(page.questions.length, 2);
  page.post('metamask', 3, request);
  await page.until(() => page.questions.length === 3);
  assert.deepEqual(page.reached, [{ wire: 'metamask', id: 2, request: { jsonrpc: '2.0', id: 2, ...PINNED } }]);
});

it('an object of the page\'s around a known wallet\'s provider is asked about once', async () => {
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: { provider: 2 }, 2: { wire: 'metamask' } } });
  const { request } = await decided(page, 1, APPROVAL, 1);
  page.ask(2, request, 2);
  assert.equal((await page.decision(2)).error, undefined);
  page.post('metamask', 1, request);
  await page.until(() => page.reached.length === 1);
  assert.equal(page.questions.length, 1);
});

it('a provider that does not use its pass up is asked about each time, and around it another one is not', async () => {
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: { wire: 'metamask' }, 2: { wire: 'metamask' } } });
  const { request } = await decided(page, 1, APPROVAL, 1);
  page.ask(2, request, 2);
  assert.equal((await page.decision(2)).error, undefined, 'handed on');
  for (const [number, provider] of [[3, 1], [4, 2]]) {
    page.ask(number, request, provider);
    await page.until(() => page.questions.length === number - 1);
  }
});

it('what was not judged of a transaction is not let by with it', async () => {
  const page = new Document({ wallets: { coinbase: TRUTH } });
  const usual = { ...APPROVAL, params: [{ ...APPROVAL.params[0], type: '0x2', accessList: [] }] };
  const { request } = await decided(page, 1, usual, 1, 'Coinbase Wallet');
  const [{ from, to, data }] = request.params;
  const call = { fromAddress: from, toAddress: to, weiValue: '0', data, nonce: 7, gasLimit: '0x5208', maxFeePerGas: '1', chainId: 1, shouldSubmit: true, authorizationList: [{ address: to }] };
  page.post('coinbase', 2, { method: 'signEthereumTransaction', params: call });
  await page.until(() => page.questions.length === 2);
  page.post('coinbase', 3, { method: 'signEthereumTransaction', params: { ...call, authorizationList: null } });
  await page.until(() => page.reached.length === 1);
  assert.equal(page.questions.length, 2);
});

it('a pass ends after ten seconds', async () => {
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: { wire: 'metamask' } } });
  const { request } = await decided(page, 1, APPROVAL, 1);
  await page.elapse(PASS_MS);
  page.post('metamask', 1, request);
  await page.until(() => page.questions.length === 2);
  assert.deepEqual(page.reached, []);
});

it('a wallet whose page script knows the chain by itself is known by its name, and its pass is for it alone', async () => {
  for (const name of ['Coinbase Wallet', 'Coinbase']) {
    const page = new Document({ wallets: { metamask: { chain: '0x2', account: ACCOUNT }, coinbase: TRUTH } });
    const { question, request } = await decided(page, 1, APPROVAL, 1, name);
    assert.deepEqual([question.chain, question.account, question.wallet.transport], ['0x1', ACCOUNT, 'coinbase']);
    page.post('metamask', 1, request);
    await page.until(() => page.questions.length === 2);
    page.post('coinbase', 2, request);
    await page.until(() => page.reached.length === 1);
    assert.deepEqual([page.reached[0]?.wire, page.questions.length], ['coinbase', 2]);
  }
});

it('a false name gains nothing', async () => {
  for (const name of ['MetaMask', 'Rabby Wallet', 'OneKey']) {
    const page = new Document({ wallets: { metamask: TRUTH } });
    const { question, request } = await decided(page, 1, APPROVAL, 1, name);
    assert.deepEqual([question.chain, question.account], [null, null], name);
    page.post('metamask', 1, request);
    await page.until(() => page.questions.length === 2);
    assert.deepEqual(page.reached, [], name);
  }
});

it('what a provider hands on to another one without a transport goes by once, within ten seconds', async () => {
  const page = new Document();
  await decided(page, 1, APPROVAL, 1);
  page.ask(2, APPROVAL, 2);
  assert.equal((await page.decision(2)).error, undefined);
  page.ask(3, APPROVAL, 2);
  await page.allowNext();
  assert.equal(page.questions.length, 2, 'once');
  await page.decision(3);
  await page.elapse(PASS_MS);
  page.ask(4, APPROVAL, 3);
  await page.until(() => page.questions.length === 3);
});

it('what a provider was allowed to hand on ends with its answer', async () => {
  const page = new Document();
  await decided(page, 1, APPROVAL, 1);
  page.answer(1);
  page.ask(2, APPROVAL, 2);
  await page.until(() => page.questions.length === 2);
});

it('whatever the guard reads as a transaction or as calls is pinned, however it is spelled', async () => {
  const rows = [...readFileSync(new URL('../../crate/guard/src/request/method.rs', import.meta.url), 'utf8')
    .matchAll(/row\(\s*"(\w+)",\s*How::(?:Transaction|Calls),/g)].map(([, name = '']) => name);
  assert.ok(rows.length >= 5 && rows.includes('wallet_sendTransaction'), `${rows}`);
  const spellings = rows.flatMap((name) => [name, name.replaceAll('_', ''), name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), name.toUpperCase()]);
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: { wire: 'metamask' } } });
  for (const [at, method] of spellings.entries()) {
    const { question } = await decided(page, at, { method, params: [{ to: ACCOUNT }] }, 1);
    assert.deepEqual(JSON.parse(question.snapshot), { method, params: [{ to: ACCOUNT, chainId: '0x1', from: ACCOUNT }] });
  }
});

it('what is pinned is what a page leaves open, and nothing of what is no transaction', async () => {
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: { wire: 'metamask' } } });
  const other = `0x${'cc'.repeat(20)}`;
  for (const [at, asked] of [
    { method: 'eth_sendTransaction', params: [{ chainId: '0x5', from: other }] },
    { method: 'eth_signTypedData_v4', params: [{}] },
    { method: 'eth_sendTransactions', params: [{}] },
  ].entries()) assert.deepEqual((await decided(page, at, asked, 1)).request, asked);
});

it('answers of no more than so many requests are waited for, and of the last in any case', async () => {
  const page = new Document({ wallets: { metamask: TRUTH }, providers: { 1: { wire: 'metamask' } } });
  const message = (/** @type {number} */ at) => ({ method: 'personal_sign', params: [`0x${at}`, ACCOUNT] });
  for (let at = 1; at <= 300; at++) await decided(page, at, message(at), 1);
  for (const at of [1, 300]) page.answer(at);
  assert.deepEqual(page.settled.map(({ id }) => id), [page.questions[299].id]);
  for (let at = 1; at <= 300; at++) {
    page.post('metamask', at, { method: 'personal_sign', params: [`0x${at}`, `0x${at}`] });
    await page.allowNext();
    await page.until(() => page.reached.length === at);
  }
  for (const id of [1, 300]) page.reply('metamask', id);
  await page.until(() => page.settled.length === 2);
  assert.equal(page.settled[1].id, page.questions[599].id);
});
