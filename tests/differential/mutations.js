// What a page can get wrong, or lie with: each a change at a random place of a payload. Together they have every
// coercion and every odd structure on which wallets are known to disagree.
import { readFileSync } from 'node:fs';
import { Raw, serialize } from './json.js';
import { elementary, valueOf } from './payload.js';
import { leaves, membersOf, sites, structs } from './sites.js';

/** @typedef {import('./random.js').Random} Random */
/** @typedef {(payload: any, random: Random) => void | string} Mutation a text replaces the payload's own */

/** @param {string} name @returns {{text: string}[]} */
const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/typed_data/${name}.json`, import.meta.url), 'utf8'));
/** One value each, of a message `{"f": value}` of type `X`: the type, and the value's JSON text. */
const COERCIONS = vectors('coercions').map(({ text }) => ({
  type: /** @type {string} */ (JSON.parse(text).types.X[0].type),
  value: text.slice(text.indexOf('"message":{"f":') + '"message":{"f":'.length, -2),
}));
/** Whole payloads of unusual shape. */
export const STRUCTURES = vectors('structure').map(({ text }) => text);

const BAD_MEMBERS = [null, 'x', 1, {}, { name: 'x' }, { type: 'bool' }, { name: 1, type: 'bool' }, { name: 'x', type: null }, []];
const CHARACTERS = [' ', '0', '1', '9', 'x', 'X', 'a', 'F', 'g', '-', '+', '.', '_', 'e', 'n', '\t', '٥', '０'];
const NAMES = ['A$', 'a b', 'a,uint256 b', 'A(uint256 b)C', 'Реrmit', '1a', '', 'a-b', 'Other:A', 'é', 'a[]', '__proto__', 'uint256', 'address', 'bytes', 'function', 'byte', 'int', 'uint', 'bytes33', 'EIP712Domain'];
const TYPES = ['uint', 'int', 'byte', 'function', 'uint7', 'uint0', 'uint08', 'uint264', 'int512', 'bytes0', 'bytes33', 'bytes01', 'uint256 ', ' bool', 'Bool', 'String', 'fixed128x18', 'Nobody', 'toString', 'uint8[0]', 'uint8[02]', 'uint8[', 'uint8]', 'uint8[ ]', 'uint8[-1]', 'uint8[1e1]', 'uint8[][', '[]', '', 'EIP712Domain', 'HyperliquidTransaction:A', 'tuple', '(uint256)', 'hex', 'number', 'u64', 'ufixed'];
const VALUES = ['null', 'true', 'false', '0', '1', '-1', '1e3', '5.0', '-0', '1e400', '9007199254740993', '""', '" "', '"0x"', '"0x0"', '"0X1F"', '"0b1"', '"0o7"', '"-0"', '"-5"', '"+5"', '"05"', '"5n"', '"1e3"', '"0x-5"', '"-0x5"', '"\\ud800"', '"true"', '[]', '{}', '[1]', '["0x00"]', '{"length":0}', '{"type":"Buffer","data":[1,2]}', '"0x123"', '"vitalik.eth"', `"${'f'.repeat(40)}"`, `"0x${'F'.repeat(40)}"`, `"XE${'0'.repeat(33)}"`, `"${'9'.repeat(80)}"`];

/** Every kind of mutation, by name. @satisfies {Record<string, Mutation>} */
export const MUTATIONS = {
  coercion(payload, random) {
    const { type, value } = random.pick(COERCIONS);
    addMember(payload, random, type, () => new Raw(value));
  },
  foreignValue(payload, random) {
    const site = random.pick(sites(payload));
    const kinds = [() => new Raw(random.pick(VALUES)), () => new Raw(random.pick(COERCIONS).value), () => valueOf(random, {}, elementary(random))];
    site.holder[site.key] = random.pick(kinds)();
  },
  outOfRange(payload, random) {
    const [site] = random.shuffled(leaves(payload).filter(({ type }) => /^u?int\d+$/.test(type)));
    const bits = BigInt(site ? Number(site.type.replace(/\D/g, '')) : 64);
    const numbers = [1n << bits, (1n << bits) - 1n, 1n << (bits - 1n), (1n << (bits - 1n)) - 1n, -(1n << (bits - 1n)), -(1n << (bits - 1n)) - 1n, -(1n << bits), -1n];
    const number = random.pick(numbers);
    const hex = number < 0n ? `-0x${(-number).toString(16)}` : `0x${number.toString(16)}`;
    const spelled = random.pick([number.toString(), hex, new Raw(number.toString()), new Raw('-0')]);
    if (site) site.holder[site.key] = spelled;
    else addMember(payload, random, `${random.pick(['uint', 'int'])}${bits}`, () => spelled);
  },
  character(payload, random) {
    const [site] = random.shuffled(leaves(payload).filter(({ holder, key }) => typeof holder[key] === 'string'));
    if (site) site.holder[site.key] = edited(site.holder[site.key], random);
  },
  wrongLength(payload, random) {
    const size = 1 + random.below(32);
    const length = random.pick([0, size - 1, size + 1, 32, 33]);
    addMember(payload, random, random.pick([`bytes${size}`, 'address']), () => `0x${random.hex(length)}`);
  },
  missing: (payload, random) => remove(random.pick(sites(payload))),
  nothing(payload, random) {
    const { holder, key } = random.pick(sites(payload));
    holder[key] = null;
  },
  wrapped(payload, random) {
    const { holder, key } = random.pick(sites(payload));
    holder[key] = random.pick([[holder[key]], { 0: holder[key] }, Array.isArray(holder[key]) ? holder[key][0] : serialize(holder[key])]);
  },
  resized(payload, random) {
    const [site] = random.shuffled(sites(payload).filter(({ holder, key }) => Array.isArray(holder[key])));
    if (!site) return addMember(payload, random, `bool[${1 + random.below(3)}]`, () => Array.from({ length: random.below(5) }, () => true));
    const list = site.holder[site.key];
    if (random.chance(0.5)) list.pop();
    else list.push(list[0] ?? null);
  },
  keyTwice(payload, random) {
    const { holder, key } = random.pick([...structs(payload), { holder: payload, key: random.pick(['types', 'domain', 'message']), type: '' }]);
    const [entry] = random.shuffled(Object.entries(holder[key] ?? {}));
    if (!entry) return;
    const text = serialize(holder[key]);
    holder[key] = new Raw(`${text.slice(0, -1)},${JSON.stringify(entry[0])}:${serialize(random.chance(0.5) ? entry[1] : null)}}`);
  },
  payloadKeyTwice(payload, random) {
    return `${serialize(payload).slice(0, -1)},"primaryType":${JSON.stringify(random.pick(Object.keys(payload.types ?? { a: 1 })))}}`;
  },
  memberTwice(payload, random) {
    const [members] = random.shuffled(Object.values(payload.types).filter((list) => Array.isArray(list) && list.length > 0));
    if (members) members.push({ ...random.pick(members), ...(random.chance(0.5) && { type: elementary(random) }) });
  },
  badType(payload, random) {
    const member = anyMember(payload, random);
    if (!member) return;
    const dimensions = random.pick(['', '', '[]', '[2]', '[][]', '[]'.repeat(40)]);
    member.type = random.pick([random.pick(TYPES), member.type + dimensions, random.pick(TYPES) + dimensions]);
  },
  otherType(payload, random) {
    const member = anyMember(payload, random);
    if (member) member.type = elementary(random);
  },
  badMemberName(payload, random) {
    const name = random.pick(NAMES);
    addMember(payload, random, 'bool', () => true, name);
  },
  badStructName(payload, random) {
    const name = random.pick(NAMES);
    payload.types = Object.fromEntries([...Object.entries(payload.types), [name, [{ name: 'x', type: 'bool' }]]]);
    if (random.chance(0.7)) addMember(payload, random, name, () => ({ x: true }));
  },
  badMember(payload, random) {
    const list = random.pick(Object.values(payload.types));
    if (Array.isArray(list)) list.splice(random.below(list.length + 1), 0, random.pick(BAD_MEMBERS));
  },
  badMemberOfNothing(payload, random) {
    payload.types.Nothing = [random.pick(BAD_MEMBERS)];
    addMember(payload, random, 'Nothing[]', () => []);
  },
  badStruct(payload, random) {
    payload.types[random.pick(Object.keys(payload.types))] = random.pick([null, {}, 'x', [[]], 1]);
  },
  recursive(payload, random) {
    const name = random.pick(Object.keys(payload.types));
    const back = random.chance(0.5) ? name : payload.primaryType;
    const type = back + random.pick(['', '[]', '[1]']);
    payload.types[name]?.push?.({ name: 'again', type });
    for (const { holder, key } of structs(payload).filter((site) => site.type === name)) holder[key].again = random.pick([null, [], {}]);
  },
  unusedParent(payload, random) {
    payload.types.Parent = [{ name: 'child', type: payload.primaryType + random.pick(['', '[]']) }];
    if (random.chance(0.3)) payload.message = { child: payload.message };
  },
  undeclaredStruct(payload, random) {
    delete payload.types[random.pick(Object.keys(payload.types))];
  },
  domainType(payload, random) {
    const list = payload.types.EIP712Domain;
    const change = random.below(6);
    if (change === 0 || !Array.isArray(list)) delete payload.types.EIP712Domain;
    else if (change === 1) payload.types.EIP712Domain = random.shuffled(list);
    else if (change === 2) list.push({ name: 'extra', type: 'string' });
    else if (change === 3) list.pop();
    else if (change === 4) list.push(random.pick([{ name: 'name', type: 'string' }, { name: 'salt', type: 'bytes32' }, { name: 'version', type: 'uint256' }]));
    else if (list[0]) list[0].type = elementary(random);
  },
  domainValue(payload, random) {
    const domain = payload.domain ?? {};
    const key = random.pick(['name', 'version', 'chainId', 'verifyingContract', 'salt', 'extra']);
    if (random.chance(0.2)) delete domain[key];
    else domain[key] = random.pick([null, '', 1, 'x', [], '0x1', new Raw(random.pick(VALUES)), 'cosmos', true]);
  },
  primaryType(payload, random) {
    const { primaryType } = payload;
    payload.primaryType = random.pick([null, 1, [primaryType], `${primaryType}[]`, ` ${primaryType}`, 'Nobody', 'EIP712Domain', 'toString', 'uint256', '', random.pick(Object.keys(payload.types))]);
  },
  part(payload, random) {
    const key = random.pick(['types', 'domain', 'message', 'primaryType']);
    if (random.chance(0.4)) delete payload[key];
    else payload[key] = random.pick([null, [], 'x', 1, {}, [payload[key]]]);
  },
  tooDeep(payload, random) {
    const dimensions = 30 + random.below(6);
    addMember(payload, random, `bool${'[]'.repeat(dimensions)}`, () => []);
  },
  // Half of a surrogate pair comes from a page as an escape: only as that does it reach a reader of UTF-8.
  text: (payload, random) => edited(serialize(payload), random).toWellFormed(),
};
/** @type {(keyof typeof MUTATIONS)[]} */
export const MUTATION_NAMES = /** @type {any} */ (Object.keys(MUTATIONS));

/** A new member of a struct that is used if any is, with a value wherever the message has that struct. @param {any} payload @param {Random} random @param {string} type @param {() => unknown} value @param {string} [name] */
function addMember(payload, random, type, value, name = 'mutant') {
  const places = structs(payload).filter(({ type: of }) => of !== 'EIP712Domain');
  const [chosen] = random.shuffled(places);
  if (!chosen || !Array.isArray(payload.types[chosen.type])) return;
  payload.types[chosen.type].splice(random.below(payload.types[chosen.type].length + 1), 0, { name, type });
  for (const { holder, key } of places.filter((place) => place.type === chosen.type)) holder[key][name] = value();
}

/** @param {any} payload @param {Random} random */
function anyMember(payload, random) {
  const [type] = random.shuffled(Object.keys(payload.types).filter((name) => membersOf(payload, name).length > 0));
  return type === undefined ? undefined : random.pick(membersOf(payload, type));
}

/** @param {import('./sites.js').Site} site */
function remove({ holder, key }) {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** @param {string} text @param {Random} random */
function edited(text, random) {
  const at = random.below(text.length + 1);
  const character = random.pick(CHARACTERS);
  const ways = [
    text.slice(0, at) + character + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + character + text.slice(at + 1),
    text.slice(0, at),
    ` ${text}`,
  ];
  return random.pick(ways);
}
