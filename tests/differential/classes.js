// The classes of disagreement that are known and meant. Whatever is in none of them is a failure.
import { hasKeyTwice } from './json.js';
import { membersOf, sites } from './sites.js';

/**
 * What we and eth-sig-util sign alike, and another library does not.
 * @typedef {object} Apart
 * @property {string} name
 * @property {string} reason why we read it all the same
 * @property {'viem' | 'ethers'} library
 * @property {boolean} refuses or else it signs something else
 * @property {(payload: any) => boolean} applies
 */
/**
 * What all three libraries sign alike, and we refuse.
 * @typedef {object} Alone
 * @property {string} name
 * @property {string} reason why we refuse it all the same
 * @property {import('../../extension/wasm/background.js').Problem} problem what we say is wrong
 * @property {boolean} [rare] there may be no case of it among 100,000
 * @property {(value: any, field: string, payload: any, text: string) => boolean} applies `field` is the place that we name, `value` what is there
 */

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** @type {readonly Apart[]} */
export const ACCEPTED_APART = [
  {
    name: 'viem refuses capitals that are no checksum',
    reason: 'MetaMask signs it, and honest applications send it; the person is told',
    library: 'viem',
    refuses: true,
    applies: (payload) => addresses(payload).some((address) => /[A-F]/.test(address)),
  },
  {
    name: 'ethers refuses mixed capitals that are no checksum',
    reason: 'as for viem',
    library: 'ethers',
    refuses: true,
    applies: (payload) => addresses(payload).some((address) => /[A-F]/.test(address) && /[a-f]/.test(address)),
  },
  {
    name: 'viem refuses a struct whose name begins like an elementary type',
    reason: 'no other library takes `bytesLike` for anything but a name',
    library: 'viem',
    refuses: true,
    applies: (payload) => used(payload).some((name) => /^(bytes|uint|int|address$|bool$|string$)/.test(name)),
  },
  {
    name: 'ethers refuses a type that nothing refers to',
    reason: 'the primary type is given, so that an unused type changes nothing; the person is told',
    library: 'ethers',
    refuses: true,
    applies: (payload) => unused(payload).length > 0,
  },
  {
    name: 'ethers takes a type that contains the primary type for it',
    reason: 'it does not look at `primaryType`, which every wallet does',
    library: 'ethers',
    refuses: false,
    applies: (payload) => unused(payload).length > 0,
  },
];

/** @type {readonly Alone[]} */
export const REFUSED_ALONE = [
  {
    name: 'a key twice',
    reason: 'JSON.parse keeps the last, other readers keep the first or refuse',
    problem: 'duplicateKey',
    applies: (_, __, ___, text) => hasKeyTwice(text),
  },
  {
    name: 'a number with a point, an exponent or a minus before zero, or too large for a double',
    reason: 'after JSON.parse it is another number, or may be',
    problem: 'badNumber',
    applies: (value) => typeof value === 'number',
  },
  {
    name: 'minus zero for an unsigned number',
    reason: 'as for the numbers before',
    problem: 'outOfRange',
    applies: (value) => Object.is(value, -0),
  },
  {
    name: 'a number as text with spaces, leading zeros, another base or too many digits',
    reason: 'BigInt takes it; other readers refuse it or read an octal number',
    problem: 'badNumber',
    applies: (value) => typeof value === 'string' && !/^(0|-?[1-9]\d*|0x[\da-fA-F]{1,64})$/.test(value),
  },
  {
    name: 'half of a surrogate pair where no text is read',
    reason: 'it has no form in UTF-8, so we read none of it; a struct without members takes anything',
    problem: 'loneSurrogate',
    rare: true,
    applies: (value) => typeof value === 'string' && !value.isWellFormed(),
  },
  {
    name: 'a member name that is no identifier',
    reason: 'with a comma or a space in it, one type reads like another',
    problem: 'badName',
    applies: (value, field) => field.endsWith('].name') && (!IDENTIFIER.test(value) || value === '__proto__'),
  },
  {
    name: 'a member without a name, of a struct of which there is no value',
    reason: 'JavaScript writes `undefined` into the type',
    problem: 'missing',
    applies: (_, field) => /^types\..+\]\.name$/.test(field),
  },
  {
    name: 'a member whose name is a number',
    reason: 'JavaScript writes it as text',
    problem: 'wrongType',
    applies: (value, field) => /^types\..+\]\.name$/.test(field) && typeof value === 'number',
  },
  {
    name: 'a type name that is no identifier',
    reason: 'with a bracket or a comma in it, one type reads like another',
    problem: 'badName',
    applies: (_, field, payload) => (field === 'types' ? Object.hasOwn(payload.types, '') : !/^types\.[A-Za-z_]\w*$/.test(field)),
  },
  {
    name: 'a struct with the name of an elementary type that some libraries do not know',
    reason: 'libraries that know it hash it as that, or as what it is short for',
    problem: 'redefined',
    applies: (_, field) => ['types.byte', 'types.function', 'types.uint', 'types.int'].includes(field),
  },
  {
    name: 'an array length of zero or with leading zeros',
    reason: 'no contract can declare it',
    problem: 'unknownType',
    applies: (value) => /\[0\d*\]/.test(value),
  },
  {
    name: 'more dimensions than we read',
    reason: 'time and memory are bounded; the deepest honest type has 24',
    problem: 'tooDeep',
    applies: (value) => (value.match(/\[/g)?.length ?? 0) > 32,
  },
  {
    name: 'something that is no object, and yet has every declared member',
    reason: 'texts and lists have a length in JavaScript; elsewhere they have no members',
    problem: 'wrongType',
    applies: (value, field, payload) => isStruct(payload, typeAt(payload, field)) && membersOf(payload, typeAt(payload, field)).every(({ name }) => name in Object(value)),
  },
  {
    name: 'nothing for a struct without members',
    reason: 'as for something that is no object',
    problem: 'missing',
    applies: (_, field, payload) => isStruct(payload, typeAt(payload, field)) && membersOf(payload, typeAt(payload, field)).length === 0,
  },
  {
    name: 'an undeclared domain key without a value',
    reason: 'with a value, some libraries would sign it and others not',
    problem: 'badDomain',
    applies: (value, field) => field.startsWith('domain.') && value === null,
  },
  {
    name: 'no type for a domain without members',
    reason: 'for any other domain, MetaMask signs it as an empty one and others do not',
    problem: 'badDomain',
    applies: (_, field, payload) => field === 'types.EIP712Domain' && !Object.hasOwn(payload.types, 'EIP712Domain'),
  },
];

/** @param {string} field a path such as `message.a[1]` @returns {string[]} */
export const steps = (field) => field.match(/[^.[\]]+/g) ?? [];

/** @param {any} payload @param {string} field in the message or the domain @returns {string} the declared type there; empty for none */
function typeAt(payload, field) {
  const [part, ...path] = steps(field);
  return path.reduce(
    (type, step) => (type.endsWith(']') ? type.slice(0, type.lastIndexOf('[')) : (membersOf(payload, type).find(({ name }) => name === step)?.type ?? '')),
    part === 'domain' ? 'EIP712Domain' : String(payload.primaryType),
  );
}

/** @param {any} payload @param {string} type */
const isStruct = (payload, type) => type === 'EIP712Domain' || Object.hasOwn(payload.types, type);

/** @param {any} payload @returns {string[]} */
function addresses(payload) {
  return sites(payload).filter(({ type }) => type === 'address').map(({ holder, key }) => String(holder[key]));
}

/** @param {any} payload @returns {string[]} the struct types that the primary type reaches, itself included */
function used(payload) {
  const names = new Set([payload.primaryType]);
  for (const name of names) {
    for (const { type } of membersOf(payload, name)) {
      const base = type.replace(/\[.*/, '');
      if (Object.hasOwn(payload.types, base)) names.add(base);
    }
  }
  return [...names];
}

/** @param {any} payload */
const unused = (payload) => Object.keys(payload.types).filter((name) => name !== 'EIP712Domain' && !used(payload).includes(name));

/** Every known class that is not rare, as the totals name it. */
export const CLASSES = [
  'accepted: all agree',
  'refused: by all',
  'v3: as eth-sig-util',
  ...ACCEPTED_APART.map(({ name }) => `accepted: ${name}`),
  ...REFUSED_ALONE.filter(({ rare }) => !rare).map(({ name }) => `refused alone: ${name}`),
];
