// Writes legacy.json: payloads of eth_signTypedData (V1), and their digests by eth-sig-util.
// Run it from the repository's root: node tests/vectors/typed_data/legacy.mjs
import { writeFileSync } from 'node:fs';
import { typedSignatureHash } from '@metamask/eth-sig-util';

const one = (type, value, name = 'value') => [{ type, name, value }];
const address = `0x${'Ab'.repeat(20)}`;
const honest = {
  'a greeting': [{ type: 'string', name: 'Message', value: 'Hi, Alice!' }, { type: 'uint32', name: 'A number', value: '1337' }],
  'text beyond ASCII': one('string', 'žluťoučký 🐎'),
  'empty text': one('string', ''),
  'an address': one('address', address),
  'yes': one('bool', true),
  'no': one('bool', false),
  'the largest number': one('uint256', `${2n ** 256n - 1n}`),
  'a JSON number': one('uint64', 9007199254740991),
  'a number in hex': one('uint16', '0xffff'),
  'below zero': one('int64', '-1'),
  'the smallest number': one('int256', `${-(2n ** 255n)}`),
  'four bytes': one('bytes4', '0x01020304'),
  'thirty-two bytes': one('bytes32', `0x${'7f'.repeat(32)}`),
  'bytes': one('bytes', '0x0102030405'),
  'no bytes': one('bytes', '0x'),
  'several of all': [...one('address', address, 'a'), ...one('uint8', 7, 'b'), ...one('string', 'c d', 'c'), ...one('bool', true, 'd')],
};
const malformed = [
  ['nothing', [], '', 'missing'],
  ['an array', one('uint8[]', [1, 2]), '[0].type', 'unknownType'],
  ['no name', [{ type: 'string', value: 'x' }], '[0].name', 'missing'],
  ['no type', [{ name: 'x', value: 'x' }], '[0].type', 'missing'],
  ['a bare uint', one('uint', '1'), '[0].type', 'unknownType'],
  ['no value', [{ type: 'string', name: 'x' }], '[0].value', 'missing'],
  ['yes as text', one('bool', 'true'), '[0].value', 'badBool'],
  ['a number too large', one('uint8', '256'), '[0].value', 'outOfRange'],
  ['bytes without 0x', one('bytes', '0102'), '[0].value', 'badBytes'],
  ['too few bytes', one('bytes4', '0x01'), '[0].value', 'wrongLength'],
  ['a short address', one('address', '0x01'), '[0].value', 'badAddress'],
  ['an entry that is none', ['x'], '[0].name', 'missing'],
];
const vectors = [
  ...Object.entries(honest).map(([name, payload]) => ({ name, payload, digest: typedSignatureHash(payload) })),
  ...malformed.map(([name, payload, field, problem]) => ({ name, payload, malformed: { field, problem } })),
];
writeFileSync(new URL('legacy.json', import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
