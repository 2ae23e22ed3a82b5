// Honest EIP-712 payloads: any schema, any value, in every spelling that wallets agree on.
import { getAddress } from 'viem';
import { Raw } from './json.js';

/** @typedef {import('./random.js').Random} Random */
/** @typedef {{name: string, type: string}} Member */
/**
 * @typedef {object} Payload
 * @property {Record<string, Member[]>} types
 * @property {string} primaryType
 * @property {Record<string, unknown>} domain
 * @property {Record<string, unknown>} message
 */

const STRUCTS = ['Permit', 'Order', 'Person', 'Mail', 'A', 'B1', '_c', 'Z', 'tokens', 'constructor', 'toString'];
/** Names that some library takes for elementary types. */
const NEARLY_ELEMENTARY = ['bytesLike', 'uintLike', 'intent', 'addresses'];
const MEMBERS = ['owner', 'to', 'value', 'a', 'b', '_x', '$', 'nonce', 'data', 'length', 'name', 'toString', 'constructor', 'type', 'A', 'then'];
const LETTERS = ['a', 'Z', '0', ' ', '"', '\\', '/', '\n', '\t', '\u0000', '\u001f', 'é', 'ß', '中', '🦊', '\u202e', '\u2028', '\ufeff', '0x', '-1'];
/** The domain's members, in the only order that all libraries hash alike. */
const DOMAIN = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
  { name: 'salt', type: 'bytes32' },
];
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** @param {Random} random @returns {Payload} */
export function payload(random) {
  const names = structNames(random);
  const types = /** @type {Record<string, Member[]>} */ ({});
  types['EIP712Domain'] = DOMAIN.filter(() => random.chance(0.3)).map((member) => ({ ...member }));
  names.forEach((name, at) => { types[name] = members(random, names.slice(at + 1)); });
  const primaryType = random.chance(0.03) ? hyperliquid(types, names) : /** @type {string} */ (names[0]);
  const domain = struct(random, types, 'EIP712Domain');
  const message = loosened(random, struct(random, types, primaryType));
  return { types: random.chance(0.2) ? Object.fromEntries(random.shuffled(Object.entries(types))) : types, primaryType, domain, message };
}

/** @param {Random} random @param {Record<string, Member[]>} types @param {string} type @returns {unknown} */
export function valueOf(random, types, type) {
  const array = /^(.*)\[(\d*)\]$/.exec(type);
  if (array) {
    const length = array[2] ? Number(array[2]) : random.below(3);
    return Array.from({ length }, () => valueOf(random, types, /** @type {string} */ (array[1])));
  }
  if (Object.hasOwn(types, type)) return struct(random, types, type);
  const [, base, size] = /** @type {RegExpExecArray} */ (/^([a-z]+)(\d*)$/.exec(type));
  switch (base) {
    case 'uint': return unsigned(random, random.integer(Number(size)));
    case 'int': return signed(random, Number(size));
    case 'address': return address(random);
    case 'bool': return random.chance(0.5);
    case 'bytes': return `0x${cased(random, random.hex(size ? Number(size) : random.below(70)))}`;
    default: return text(random);
  }
}

/** @param {Random} random @returns {string} */
export function elementary(random) {
  switch (random.below(10)) {
    case 0: return 'bool';
    case 1: return 'bytes';
    case 2: case 3: return 'string';
    case 4: return 'address';
    case 5: return `bytes${1 + random.below(32)}`;
    case 6: case 7: return `int${8 * (1 + random.below(32))}`;
    default: return `uint${8 * (1 + random.below(32))}`;
  }
}

/** @param {Random} random @returns {string[]} the first is the primary type's */
function structNames(random) {
  const pool = random.shuffled(STRUCTS);
  const names = pool.slice(0, random.pick([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]));
  if (names.length > 1 && random.chance(0.05)) names[names.length - 1] = random.pick(NEARLY_ELEMENTARY);
  return names;
}

/** @param {Random} random @param {string[]} inner the structs that may be referred to @returns {Member[]} */
function members(random, inner) {
  const names = random.shuffled(MEMBERS).slice(0, random.pick([0, 1, 1, 1, 1, 2, 2, 3, 4]));
  const list = names.map((name) => ({ name, type: arrayed(random, elementary(random)) }));
  // Not every struct is used by the one before: some types are declared for nothing.
  if (inner[0] !== undefined && random.chance(0.95)) list.push({ name: 'inner', type: arrayed(random, inner[0]) });
  if (inner[1] !== undefined && random.chance(0.3)) list.push({ name: 'second', type: arrayed(random, inner[1]) });
  return list;
}

/** @param {Random} random @param {string} type @returns {string} */
function arrayed(random, type) {
  let dimensions = '';
  while (dimensions.length < 9 && random.chance(0.15)) dimensions += random.chance(0.6) ? '[]' : `[${1 + random.below(3)}]`;
  return type + dimensions;
}

/** The primary type under the name that Hyperliquid gives its types; without inner structs. @param {Record<string, Member[]>} types @param {string[]} names */
function hyperliquid(types, names) {
  const [primary, ...others] = /** @type {[string, ...string[]]} */ (names);
  const name = `HyperliquidTransaction:${primary}`;
  types[name] = (types[primary] ?? []).filter(({ type }) => !others.includes(type.replace(/\[.*/, '')));
  delete types[primary];
  return name;
}

/** @param {Random} random @param {Record<string, Member[]>} types @param {string} type */
function struct(random, types, type) {
  return Object.fromEntries((types[type] ?? []).map((member) => [member.name, valueOf(random, types, member.type)]));
}

/** A message as sloppy, but honest, code sends it: keys in another order, and more of them than are declared. @param {Random} random @param {Record<string, unknown>} message */
function loosened(random, message) {
  const entries = Object.entries(message);
  if (random.chance(0.1)) entries.push(['undeclared', random.pick([null, 1, 'x', [], {}])]);
  return random.chance(0.2) ? Object.fromEntries(random.shuffled(entries)) : Object.fromEntries(entries);
}

/** @param {Random} random @param {bigint} value */
function unsigned(random, value) {
  const spelling = random.below(4);
  if (spelling === 0 && value <= MAX_SAFE) return new Raw(value.toString());
  if (spelling !== 1) return value.toString();
  const digits = value.toString(16);
  const padding = '0'.repeat(random.below(65 - digits.length));
  return `0x${random.chance(0.3) ? padding : ''}${cased(random, digits)}`;
}

/** @param {Random} random @param {number} bits */
function signed(random, bits) {
  const value = BigInt.asIntN(bits, random.integer(bits));
  const safe = value <= MAX_SAFE && value >= -MAX_SAFE;
  return safe && random.chance(0.4) ? new Raw(value.toString()) : value.toString();
}

/** Lower case, with the checksum, or now and then with capitals that are no checksum. @param {Random} random */
function address(random) {
  const digits = random.chance(0.1) ? '0'.repeat(40) : random.hex(20);
  if (random.chance(0.04)) return `0x${cased(random, digits)}`;
  return random.chance(0.5) ? getAddress(`0x${digits}`) : `0x${digits}`;
}

/** @param {Random} random @param {string} digits */
function cased(random, digits) {
  if (random.chance(0.7)) return digits;
  if (random.chance(0.5)) return digits.toUpperCase();
  return [...digits].map((digit) => (random.chance(0.5) ? digit.toUpperCase() : digit)).join('');
}

/** @param {Random} random */
function text(random) {
  return Array.from({ length: random.below(6) }, () => random.pick(LETTERS)).join('');
}
