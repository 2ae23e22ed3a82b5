// What the dashboard lists, in which order, what of it is in the document, and what it says in a file.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { csvOf, deedsCsvOf, deedsJsonOf, jsonOf, safeText } from '../../extension/dashboard/export.js';
import { entriesOf, rowsOf, shownOf } from '../../extension/dashboard/model.js';
import { totalsOf } from '../../extension/worth.js';
import { CHUNK, chunksOf, windowOf } from '../../extension/dashboard/window.js';

/** @typedef {import('../../extension/dashboard/model.js').View} View */

const [ALICE, BOB] = [address(1), address(2)];
const [USDC, DAI] = [address(16), address(17)];
const [ROUTER, THIEF] = [address(32), address(33)];
/** @type {View} */
const ALL = { owner: null, chain: null, spender: null, level: null, text: '', order: 'risk', reversed: false, group: 'none' };

/** @param {number} of */
function address(of) {
  return `0x${of.toString(16).padStart(40, '0')}`;
}

/** @param {object} [differs] @param {object} [key] @returns {any} */
const allowance = (differs = {}, key = {}) => ({
  key: { chain: '0x1', owner: ALICE, kind: 'erc20', token: USDC, tokenId: null, spender: ROUTER, ...key },
  amount: { amount: 'exact', value: '0x64' }, expiry: { expiry: 'never' }, nonce: null, status: 'active', symbol: 'USDC', decimals: 6,
  balance: '0x64', exposed: '0x64', risk: 'low', why: { id: 'why', args: {} }, block: null, ...differs,
});

/** @param {any[]} allowances of one account on one chain */
const rows = (...allowances) => rowsOf([{ owner: ALICE, chain: '0x1' }], new Map([[`0x1/${ALICE}`, { allowances, unread: [] }]]), () => 'Ethereum');

/** @param {import('../../extension/dashboard/model.js').Row[]} some */
const symbols = (some) => some.map((row) => row.allowance.symbol);

it('every filter narrows, and every word of the search has to be there', () => {
  const all = rows(allowance(), allowance({ risk: 'critical', symbol: 'DAI' }, { token: DAI, spender: THIEF }), allowance({ symbol: null }, { owner: BOB, kind: 'nft', tokenId: '0x1f' }));
  const shown = (/** @type {Partial<View>} */ wish) => symbols(shownOf(all, { ...ALL, ...wish }));
  assert.deepEqual(shown({}), ['DAI', 'USDC', null]);
  assert.deepEqual(shown({ owner: BOB }), [null]);
  assert.deepEqual(shown({ chain: '0xa' }), []);
  assert.deepEqual(shown({ level: 'critical' }), ['DAI']);
  assert.deepEqual(shown({ text: ' usdc  ETHEREUM' }), ['USDC']);
  assert.deepEqual(shown({ text: THIEF.toUpperCase().replace('X', 'x') }), ['DAI']);
  assert.deepEqual(shown({ text: '#31' }), [null]);
  assert.deepEqual(shown({ text: 'usdc dai' }), []);
});

it('the order is stable, turns round, and puts what is not known last', () => {
  const all = rows(
    allowance({ symbol: 'A', exposed: null, risk: 'low' }, { token: address(40) }),
    allowance({ symbol: 'B', exposed: '0x1', decimals: 0, risk: 'high' }, { token: address(41) }),
    allowance({ symbol: 'C', exposed: '0xde0b6b3a7640001', decimals: 18, risk: 'high' }, { token: address(42) }),
    allowance({ symbol: null, exposed: '0x0', risk: 'medium' }, { token: address(43) }),
  );
  const order = (/** @type {Partial<View>} */ wish) => symbols(shownOf(all, { ...ALL, ...wish }));
  assert.deepEqual(order({ order: 'risk' }), ['B', 'C', null, 'A']);
  assert.deepEqual(order({ order: 'risk', reversed: true }), ['A', null, 'B', 'C']);
  assert.equal(order({ order: 'exposed' })[3], 'A');
  assert.deepEqual(order({ order: 'token' }), ['A', 'B', 'C', null]);
});

it('groups come in the order of their first row, tokens of the same name apart', () => {
  const all = rows(allowance(), allowance({}, { token: DAI }), allowance({}, { spender: THIEF }));
  const groups = (/** @type {View['group']} */ group) => entriesOf(all, group).flatMap((entry) => ('group' in entry ? [[entry.group, entry.rows.length]] : []));
  assert.deepEqual(groups('token'), [[`0x1/${USDC}`, 2], [`0x1/${DAI}`, 1]]);
  assert.deepEqual(groups('spender'), [[ROUTER, 2], [THIEF, 1]]);
  assert.deepEqual(groups('none'), []);
  assert.equal(entriesOf(all, 'chain').length, 4);
});

it('several allowances take no more of a token than there is, and what is not known is counted', () => {
  const { totals, unknown } = totalsOf([
    allowance({ exposed: '0x50' }), allowance({ exposed: '0x50' }, { spender: THIEF }), allowance({ exposed: '0x50' }, { owner: BOB }),
    allowance({ exposed: '0x7', balance: '0x7' }, { token: address(60), kind: 'erc6909', tokenId: '0x1' }), allowance({ exposed: '0x9', balance: '0x9' }, { token: address(60), kind: 'erc6909', tokenId: '0x2' }),
    allowance({ exposed: '0x7', balance: null }, { token: DAI }), allowance({ exposed: null }, { token: DAI, spender: THIEF }), allowance({ exposed: '0x0' }, { token: address(50) }),
  ]);
  assert.deepEqual(totals.map(({ allowance: { key }, value }) => [key.token, value]), [[USDC, 0x64n + 0x50n], [address(60), 7n], [address(60), 9n], [DAI, 7n]]);
  assert.equal(unknown, 1);
});

it('what is in the document covers what is in sight, and no more than needed', () => {
  const heights = Array.from({ length: 200 }, () => 1000);
  assert.deepEqual(windowOf(heights, -500, 900), { first: 0, end: 1, before: 0, after: 199_000 });
  assert.deepEqual(windowOf(heights, 5_500, 7_500), { first: 5, end: 8, before: 5_000, after: 192_000 });
  assert.deepEqual(windowOf(heights, 900_000, 901_000), { first: 199, end: 200, before: 199_000, after: 0 });
  assert.deepEqual(windowOf([], 0, 100), { first: 0, end: 0, before: 0, after: 0 });
  assert.deepEqual(chunksOf(Array.from({ length: CHUNK * 2 + 1 })).map(({ length }) => length), [CHUNK, CHUNK, 1]);
});

it('no name of a token begins a formula or a cell of its own in a spreadsheet', () => {
  const hostile = [
    '=HYPERLINK("https://evil.example","Claim")', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', ' =1', '\u202E=1', '\uFEFF=1', '\uFF1D1', '|calc', '%0A=1',
    'x","=1', 'x;=1', 'x,=1', 'x\n=1', '"', '""=1', '\u200B=1',
  ];
  for (const symbol of hostile) {
    assert.match(safeText(symbol), /^(?![=+\-@|%\uFF1D])[^";,\n\r\t]*$/u, JSON.stringify(symbol));
    const text = csvOf(rows(allowance({ symbol })), { decimal: () => '1', why: () => symbol, readAt: () => 1_795_219_200 });
    const [head = '', line = '', rest] = text.slice(1).split('\r\n');
    assert.equal(rest, '', 'one line');
    // Whichever separator a spreadsheet takes: every cell of ours is quoted, and nothing within it separates.
    const cells = line.slice(1, -1).split('","');
    assert.equal(cells.length, head.split(',').length);
    for (const one of cells) assert.match(one, /^[^"=+@|%;,]*('[=+\-@|%\uFF1D])?[^";,]*$/u);
    for (const one of cells) assert.doesNotMatch(one, /^[=+\-@|%\uFF1D]/u);
  }
});

it('the history as a file: a line for each thing, addresses in full, and nothing that a spreadsheet runs', () => {
  const text = (/** @type {string} */ id, args = {}) => ({ id, args });
  const line = { who: text('w', { address: { arg: 'known', value: ROUTER, name: '=x' } }), what: text('t', { token: { arg: 'token', address: USDC, symbol: '=1' } }), amount: text('=2'), until: text('u'), today: null };
  /** @type {any} */
  const deed = { name: 'd', at: 1_795_219_200, deed: 'edited', origin: 'https://=.example', account: ALICE, chain: '0xa', headline: text('@SUM'), asked: text('+1'), lines: [line, line], sent: { hash: '0x1', link: null } };
  const csv = deedsCsvOf([deed, { ...deed, account: null, chain: null, lines: [], asked: null, sent: null }], { tell: ({ id }) => id, chainName: () => '=chain' });
  const [head = '', ...rest] = csv.slice(1).trimEnd().split('\r\n');
  assert.equal(rest.length, 3);
  const cells = (rest[0] ?? '').slice(1, -1).split('","');
  assert.deepEqual(Object.fromEntries(head.split(',').map((name, at) => [name, cells[at]])), {
    done_at: new Date(1_795_219_200_000).toISOString(), deed: 'edited', site: 'https://=.example', account: ALICE, chain_id: '10', chain: "'=chain",
    what: "'@SUM", to: ROUTER, of: USDC, amount: "'=2", until: 'u', site_asked: "'+1", transaction: '0x1',
  });
  assert.doesNotMatch(csv, /(^|[,;\n])"?[=+@-]/m);
  assert.deepEqual(JSON.parse(deedsJsonOf([deed], 1_795_219_200)).history, [deed]);
});

it('a file says exact amounts, ends and times, and JSON says what the guard said', () => {
  const words = { decimal: () => '0.0001', why: () => 'A reason.', readAt: () => 1_795_219_200 };
  const values = (/** @type {any} */ one) => {
    const [head = '', line = ''] = csvOf(rows(one), words).slice(1).split('\r\n');
    return Object.fromEntries(head.split(',').map((name, at) => [name, line.slice(1, -1).split('","')[at]]));
  };
  const exact = values(allowance({ expiry: { expiry: 'at', time: '0x6b010c80' } }));
  const told = (/** @type {number} */ unix) => new Date(unix * 1000).toISOString();
  assert.deepEqual([exact.amount, exact.amount_in_units, exact.ends, exact.read_at], ['100', '0.0001', told(0x6b010c80), told(1_795_219_200)]);
  const unlimited = values(allowance({ amount: { amount: 'unlimited', value: `0x${'f'.repeat(64)}` }, expiry: { expiry: 'at', time: '0xffffffffffff' } }));
  assert.deepEqual([unlimited.amount, unlimited.amount_in_units, unlimited.ends], ['unlimited', '', 'never']);
  const item = values(allowance({ decimals: null }, { kind: 'nft', tokenId: `0x${'f'.repeat(64)}` }));
  assert.equal(item.token_id, String(2n ** 256n - 1n));
  const json = JSON.parse(jsonOf(rows(allowance()), [{ chain: '0x1', reach: { state: 'ready' } }], 1_795_219_200));
  assert.deepEqual(json.allowances, [allowance()]);
  assert.deepEqual(json.lists, [{ chain: '0x1', reach: { state: 'ready' } }]);
});
