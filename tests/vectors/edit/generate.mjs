// Writes edits.json: requests, what is offered about their approvals, and the requests that edits of them come to,
// encoded anew by viem. Run: node tests/vectors/edit/generate.mjs

import { writeFileSync } from 'node:fs';
import { concat, encodeFunctionData, parseAbi } from 'viem';

const ME = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';
const ACCOUNT = '0xacc0000000000000000000000000000000000acc';
const SPENDER = '0x66a9893cc07d91d95644aedd05d03f95e1dba8af';
const OTHER = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const DAI = '0x6b175474e89094c44da98b954eedeac495271d0f';
const APES = '0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d';
const PERMIT2 = '0x000000000022d473030f116ddee9f6b43ac78ba3';
const UNLIMITED = 2n ** 256n - 1n;
const CUT = 250_000_000n;
const END = 1_900_000_000;
const NEARER = 1_800_086_400;
/** For how long a permission is recommended whose need nobody knows, in seconds. */
const MONTH = 30 * 86_400;

const context = { origin: 'https://app.example', chain: '0x1', account: ME, now: 1_800_000_000 };
const answers = [
  token(USDC, ME, 'erc20', 'USDC', 6, 1_000_000_000n),
  token(DAI, ME, 'erc20', 'DAI', 18, 0n),
  token(USDC, ACCOUNT, 'erc20', 'USDC', 6, 5_000_000n),
  token(APES, ME, 'erc721', 'BAYC', null, 1n),
];

function hex(number) {
  return `0x${BigInt(number).toString(16)}`;
}

function token(address, owner, standard, symbol, decimals, balance) {
  const found = { standard, symbol, decimals, totalSupply: '0x38d7ea4c68000', balance: hex(balance) };
  return { answer: 'token', chain: '0x1', address, owner, found };
}

const encode = (signature, ...args) => encodeFunctionData({ abi: parseAbi([`function ${signature}`]), args });
const approve = (amount, spender = SPENDER) => encode('approve(address,uint256)', spender, amount);
const increase = (amount) => encode('increaseAllowance(address,uint256)', SPENDER, amount);
const permit2 = (amount, end) => encode('approve(address,address,uint160,uint48)', USDC, SPENDER, amount, end);
const swap = encode('swapExactTokensForTokens(uint256,uint256,address[],address,uint256)', 1n, 1n, [USDC, DAI], ME, 1n);

const send = (to, data, more = {}) => ({ method: 'eth_sendTransaction', params: [{ from: ME, to, data, ...more }] });
const batch = (...calls) => ({
  method: 'wallet_sendCalls',
  params: [{ version: '2.0.0', from: ME, chainId: '0x1', atomicRequired: true, calls: calls.map(([to, data]) => ({ to, data, value: '0x0' })) }],
});

/** What is offered: the tokens are USDC, of which the person has 1,000, unless it says otherwise. */
const offer = (place, amount, { token = USDC, symbol = 'USDC', decimals = 6, expiry = null, balance = 1_000_000_000n } = {}) => ({
  place, chain: '0x1', token, spender: SPENDER, symbol, decimals, amount: hex(amount), expiry: expiry === null ? null : hex(expiry),
  choices: balance > 0n && balance < amount ? [{ why: 'balance', amount: hex(balance), lasting: expiry === null ? null : MONTH }] : [],
});
const cut = (place, amount, expiry = null) => ({ place, amount: amount === null ? null : hex(amount), expiry: expiry === null ? null : hex(expiry) });

const list = [];
/** Cut as `edits` say, `request` of `UNLIMITED` becomes what it is of `CUT`. */
function becomes(name, request, offers, edits, becomes) {
  list.push({ name, request, context, answers, offers, edits, becomes });
}
function refused(name, request, offers, edits) {
  list.push({ name, request, context, answers, offers, edits, becomes: null });
}

/** One approval in a carrier, cut. */
function carried(name, made, details = {}) {
  becomes(name, made(UNLIMITED), [offer(0, UNLIMITED, details)], [cut(0, CUT)], made(CUT));
}

carried('approve', (amount) => send(USDC, approve(amount)));
carried('approve, with all that a transaction may have', (amount) =>
  send(USDC, approve(amount), { value: '0x0', gas: '0x5208', maxFeePerGas: '0x1', nonce: '0x7', chainId: '0x1', accessList: [] }));
carried('data and input say the same', (amount) => send(USDC, approve(amount), { input: approve(amount) }));
carried('increaseAllowance', (amount) => send(USDC, increase(amount)));
carried('a suffix that says who referred the person stays', (amount) => send(USDC, concat([approve(amount), '0x62635f7a63006364'])));
carried('eth_signTransaction', (amount) => ({ ...send(USDC, approve(amount)), method: 'eth_signTransaction' }));
carried('Coinbase\'s own words', (amount) => ({
  method: 'signEthereumTransaction',
  params: { fromAddress: ME, toAddress: USDC, weiValue: '0', data: approve(amount), chainId: 1, shouldSubmit: true },
}));
carried('in an envelope that names the chain', (amount) => ({
  method: 'wallet_invokeMethod', params: { scope: 'eip155:1', request: send(USDC, approve(amount)) },
}));
carried('wallet_sendCalls: an approval and the swap after it', (amount) => batch([USDC, approve(amount)], [SPENDER, swap]));
carried('multicall of the token', (amount) => send(USDC, encode('multicall(bytes[])', [approve(amount)])));
carried('execute of an account', (amount) => send(ACCOUNT, encode('execute(address,uint256,bytes)', USDC, 0n, approve(amount))), { balance: 5_000_000n });
carried('executeBatch of an account', (amount) =>
  send(ACCOUNT, encode('executeBatch((address,uint256,bytes)[])', [[USDC, 0n, approve(amount)], [SPENDER, 0n, swap]])), { balance: 5_000_000n });
carried('executeBatch of lists', (amount) =>
  send(ACCOUNT, encode('executeBatch(address[],uint256[],bytes[])', [SPENDER, USDC], [0n, 0n], [swap, approve(amount)])), { balance: 5_000_000n });
carried('executeBatch inside of multicall', (amount) =>
  send(ACCOUNT, encode('multicall(bytes[])', [encode('executeBatch(address[],bytes[])', [USDC], [approve(amount)])])), { balance: 5_000_000n });
carried('a token of which there is none', (amount) => send(DAI, approve(amount)), { token: DAI, symbol: 'DAI', decimals: 18, balance: 0n });

const both = (amount, end) => send(PERMIT2, permit2(amount, end));
const asked = [offer(0, 2n ** 160n - 1n, { expiry: END })];
becomes('Permit2: the amount', both(2n ** 160n - 1n, END), asked, [cut(0, CUT)], both(CUT, END));
becomes('Permit2: the end', both(2n ** 160n - 1n, END), asked, [cut(0, null, NEARER)], both(2n ** 160n - 1n, NEARER));
becomes('Permit2: both', both(2n ** 160n - 1n, END), asked, [cut(0, CUT, NEARER)], both(CUT, NEARER));

const two = (first, second) => batch([USDC, approve(first)], [DAI, approve(second)], [SPENDER, swap]);
const dai = offer(1, UNLIMITED, { token: DAI, symbol: 'DAI', decimals: 18, balance: 0n });
becomes('two approvals of a batch, the second', two(UNLIMITED, UNLIMITED), [offer(0, UNLIMITED), dai], [cut(1, 1n)], two(UNLIMITED, 1n));
becomes('two approvals of a batch, both', two(UNLIMITED, UNLIMITED), [offer(0, UNLIMITED), dai], [cut(1, 1n), cut(0, CUT)], two(CUT, 1n));
becomes('an array of requests', [send(USDC, approve(UNLIMITED)), send(DAI, approve(1n))],
  [offer(0, UNLIMITED), offer(1, 1n, { token: DAI, symbol: 'DAI', decimals: 18, balance: 0n })], [cut(0, CUT)], [send(USDC, approve(CUT)), send(DAI, approve(1n))]);
becomes('nothing edited', send(USDC, approve(CUT)), [offer(0, CUT)], [], send(USDC, approve(CUT)));
becomes('what was asked', send(USDC, approve(CUT)), [offer(0, CUT)], [cut(0, CUT)], send(USDC, approve(CUT)));

refused('more than was asked', send(USDC, approve(CUT)), [offer(0, CUT)], [cut(0, CUT + 1n)]);
refused('nothing', send(USDC, approve(CUT)), [offer(0, CUT)], [cut(0, 0n)]);
refused('an end where there is none', send(USDC, approve(CUT)), [offer(0, CUT)], [cut(0, null, NEARER)]);
refused('a later end', both(CUT, NEARER), [offer(0, CUT, { expiry: NEARER })], [cut(0, null, END)]);
refused('an end that means this block', both(CUT, END), [offer(0, CUT, { expiry: END })], [cut(0, null, 0)]);
refused('no such approval', send(USDC, approve(CUT)), [offer(0, CUT)], [cut(1, 1n)]);
refused('the same approval twice', send(USDC, approve(CUT)), [offer(0, CUT)], [cut(0, 2n), cut(0, 1n)]);
refused('a token that nothing is known of', send(OTHER, approve(CUT)), [], [cut(1, 1n)]);
refused('an item of a collection', send(APES, approve(7n)), [], [cut(1, 1n)]);
refused('a signature', { method: 'eth_signTypedData_v4', params: [ME, '{}'] }, [], [cut(0, 1n)]);
refused('digits without 0x', send(USDC, approve(UNLIMITED).slice(2)), [], [cut(0, 1n)]);
refused('an odd number of digits', send(USDC, `${approve(UNLIMITED)}0`), [], [cut(0, 1n)]);
refused('data and input say different things', send(USDC, approve(UNLIMITED), { input: approve(1n) }), [], [cut(0, 1n)]);
refused('bits above the spender\'s address', send(USDC, approve(UNLIMITED).replace('0x095ea7b300', '0x095ea7b301')), [], [cut(0, 1n)]);
refused('arguments that end early', send(USDC, approve(UNLIMITED).slice(0, -2)), [], [cut(0, 1n)]);
refused('in the name of Multicall3', send(OTHER, encode('aggregate3((address,bool,bytes)[])', [[USDC, true, approve(UNLIMITED)]])), [], [cut(0, 1n)]);
refused('a Safe\'s transaction, which its owners signed', send(ACCOUNT,
  encode('execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)', USDC, 0n, approve(UNLIMITED), 0, 0n, 0n, 0n, OTHER, OTHER, '0x')), [], [cut(0, 1n)]);
// Both entries of the list are read from the same bytes.
refused('parts that share their bytes', send(USDC, shared(encode('multicall(bytes[])', [approve(UNLIMITED), approve(UNLIMITED)]))), [], [cut(0, 1n)]);

/** @param {string} data of a list of two @returns {string} with the second's place that of the first */
function shared(data) {
  const words = data.slice(10).match(/.{1,64}/g);
  words[3] = words[2];
  return data.slice(0, 10) + words.join('');
}

writeFileSync(new URL('edits.json', import.meta.url), `${JSON.stringify(list, null, 1)}\n`);
