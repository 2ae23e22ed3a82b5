// What a person pastes of a signature that was made elsewhere, as the request for it: by shape only, since the guard reads it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST, requestIn } from '../../extension/background/signatures/paste.js';

const ACCOUNT = '0x00000000000000000000000000000000000000aa';
const DATA = '{"types":{},"primaryType":"Permit","domain":{},"message":{"value":123456789012345678901234567890,"value":1}}';
const asked = (/** @type {string} */ text) => JSON.stringify({ method: 'eth_signTypedData_v4', params: [ACCOUNT, text] });

/** What was pasted, and the request or the reason that comes of it. @type {[what: string, text: string, expected: {snapshot: string} | {problem: string}][]} */
const VECTORS = [
  ['typed data, as it is written: numbers and repeated keys are the guard\'s to judge', DATA, { snapshot: asked(DATA) }],
  ['typed data with space around it', `\n  ${DATA}\t`, { snapshot: asked(DATA) }],
  ['a request, with what else stands in it', `{"jsonrpc":"2.0","id":1,"method":"eth_signTypedData_v4","params":["0x1",{}]}`, { snapshot: '{"jsonrpc":"2.0","id":1,"method":"eth_signTypedData_v4","params":["0x1",{}]}' }],
  ['any other request: whether it gives anything is the guard\'s to say', '{"method":"personal_sign","params":[]}', { snapshot: '{"method":"personal_sign","params":[]}' }],
  ['nothing', '', { problem: 'paste_not_json' }],
  ['words', 'please sign', { problem: 'paste_not_json' }],
  ['half of it', DATA.slice(0, -1), { problem: 'paste_not_json' }],
  ['deeper than a parser goes', '['.repeat(LONGEST), { problem: 'paste_not_json' }],
  ['longer than is read', `${DATA}${' '.repeat(LONGEST)}x`, { problem: 'paste_long' }],
  ['a list of requests', '[{"method":"eth_signTypedData_v4","params":[]}]', { problem: 'paste_other' }],
  ['a request without params', '{"method":"eth_signTypedData_v4"}', { problem: 'paste_other' }],
  ['typed data without a domain', '{"types":{},"primaryType":"Permit","message":{}}', { problem: 'paste_other' }],
  ['a prototype for members', '{"__proto__":{"types":{},"primaryType":"P","domain":{},"message":{}}}', { problem: 'paste_other' }],
  ['null', 'null', { problem: 'paste_other' }],
  ['a signature', `"0x${'ab'.repeat(65)}"`, { problem: 'paste_other' }],
];

for (const [what, text, expected] of VECTORS) {
  test(`pasted: ${what}`, () => assert.deepEqual(requestIn(text, ACCOUNT), { snapshot: null, problem: null, ...expected }));
}
