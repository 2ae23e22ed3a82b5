// Calls as viem and ethers encode them, and what the two read from them once they are damaged: a JSON line each,
// for `cargo xtask differential`, which reads them with our own reader.
// The environment says SIGNATURES (a JSON list, used beside made up ones), CASES and SEED.
import { once } from 'node:events';
import { AbiCoder, FunctionFragment } from 'ethers';
import { decodeAbiParameters, encodeAbiParameters } from 'viem';
import { elementary, valueOf } from './payload.js';
import { Random } from './random.js';
import { Raw } from './json.js';

/** @typedef {import('ethers').ParamType} ParamType */
/** A list's or tuple's values; a number's word, an address, bytes as hex; a text; a boolean. @typedef {string | boolean | unknown[]} Plain */

/** The share of calls of the given signatures. */
const GIVEN = 0.5;
const CHUNK = 1000;

Error.stackTraceLimit = 0;
const given = /** @type {string[]} */ (JSON.parse(process.env['SIGNATURES'] ?? '[]')).map((signature) => parsed(signature));
const [cases, seed] = [Number(process.env['CASES']), Number(process.env['SEED'])];
for (let index = 0; index < cases;) {
  let lines = '';
  for (const end = Math.min(cases, index + CHUNK); index < end; index++) lines += `${JSON.stringify(call(new Random(seed, index)))}\n`;
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
}

/** @param {Random} random */
function call(random) {
  const { signature, inputs, parameters } = random.chance(GIVEN) && given.length > 0 ? random.pick(given) : parsed(`f(${types(random, 3)})`);
  const values = inputs.map((input) => valueFor(random, input));
  const coder = AbiCoder.defaultAbiCoder();
  const data = encodeAbiParameters(parameters, values);
  if (data !== coder.encode(inputs, values)) throw new Error(`viem and ethers encode ${signature} differently`);
  const damaged = damage(random, data);
  return {
    signature,
    data,
    values: plainAll(inputs, values),
    damaged,
    viem: attempt(() => plainAll(inputs, /** @type {any} */ (decodeAbiParameters(parameters, damaged)))),
    ethers: attempt(() => plainAll(inputs, coder.decode(inputs, damaged, true).toArray(true))),
  };
}

/** @param {string} signature @returns {{signature: string, inputs: readonly ParamType[], parameters: any[]}} for ethers and for viem */
function parsed(signature) {
  const fragment = FunctionFragment.from(`function ${signature}`);
  return { signature, inputs: fragment.inputs, parameters: JSON.parse(fragment.format('json')).inputs };
}

/** @param {Random} random @param {number} depth @returns {string} some types, as a signature lists them */
function types(random, depth) {
  return Array.from({ length: 1 + random.below(3) }, () => type(random, depth)).join(',');
}

/** @param {Random} random @param {number} depth @returns {string} */
function type(random, depth) {
  const chosen = depth > 0 ? random.below(6) : 0;
  if (chosen === 1) return `${type(random, depth - 1)}[]`;
  if (chosen === 2) return `${type(random, depth - 1)}[${1 + random.below(3)}]`;
  if (chosen === 3) return `(${types(random, depth - 1)})`;
  return elementary(random);
}

/** @param {Random} random @param {ParamType} input @returns {any} */
function valueFor(random, { baseType, arrayLength, arrayChildren, components, type }) {
  if (arrayChildren) return Array.from({ length: arrayLength === -1 ? random.below(4) : Number(arrayLength) }, () => valueFor(random, arrayChildren));
  if (components) return tuple(components, components.map((component) => valueFor(random, component)));
  const value = valueOf(random, {}, type);
  if (/int/.test(baseType)) return BigInt(value instanceof Raw ? value.text : /** @type {string} */ (value));
  return typeof value === 'string' && type !== 'string' ? value.toLowerCase() : value;
}

/** A tuple as viem takes it: an object if its members have names. @param {readonly ParamType[]} components @param {any[]} values */
function tuple(components, values) {
  return components.every(({ name }) => name) ? Object.fromEntries(components.map(({ name }, at) => [name, values[at]])) : values;
}

/** @param {readonly ParamType[]} inputs @param {readonly any[]} values @returns {Plain[]} */
function plainAll(inputs, values) {
  return inputs.map((input, at) => plain(input, values[at]));
}

/** The value without the bits that its type does not use. @param {ParamType} input @param {any} value @returns {Plain} */
function plain({ arrayChildren, components, type }, value) {
  if (arrayChildren) return Array.from(value, (item) => plain(arrayChildren, item));
  if (components) return plainAll(components, Array.isArray(value) ? value : Object.values(value));
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 0);
  if (type.startsWith('uint')) return word(BigInt.asUintN(Number(bits), BigInt(value)));
  if (type.startsWith('int')) return word(BigInt.asUintN(256, BigInt.asIntN(Number(bits), BigInt(value))));
  return typeof value === 'string' && type !== 'string' ? value.toLowerCase() : value;
}

/** @param {bigint} number */
function word(number) {
  return `0x${number.toString(16).padStart(64, '0')}`;
}

/** @param {Random} random @param {`0x${string}`} data @returns {`0x${string}`} */
function damage(random, data) {
  const at = 2 * random.below(data.length / 2);
  const start = 2 + 64 * random.below(data.length / 64);
  const changes = [
    () => data.slice(0, 2 + at),
    () => data + random.pick(['00', 'ff', '0'.repeat(64)]),
    () => data.slice(0, 2 + at) + random.hex(1) + data.slice(4 + at),
    () => data.slice(0, start) + random.below(256).toString(16).padStart(64, '0') + data.slice(start + 64),
    () => data.slice(0, start) + 'f'.repeat(64) + data.slice(start + 64),
  ];
  return /** @type {`0x${string}`} */ (random.pick(changes)());
}

/** @template T @param {() => T} read @returns {T | null} null where the library refuses */
function attempt(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
