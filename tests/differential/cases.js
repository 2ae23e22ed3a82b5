// One case by its number: an honest payload, or one with something wrong.
import { serialize } from './json.js';
import { MUTATIONS, MUTATION_NAMES, STRUCTURES } from './mutations.js';
import { payload } from './payload.js';
import { Random } from './random.js';
import { membersOf, sites } from './sites.js';

/** The share of payloads that nothing is wrong with. */
const HONEST = 0.4;
/** The share of the others that begin as one of the vectors of unusual shape. */
const UNUSUAL = 0.1;
/** The share of payloads that are read by the rules of the third version too. */
const THIRD_VERSION = 0.2;

/**
 * @typedef {object} Case
 * @property {string} text the payload as JSON
 * @property {readonly string[]} mutations what is wrong with it; nothing for an honest one
 * @property {boolean} v3 whether to read it by the rules of the third version too
 */

/** @param {number} seed @param {number} index @returns {Case} */
export function caseOf(seed, index) {
  const random = new Random(seed, index);
  return { ...payloadText(random), v3: random.chance(THIRD_VERSION) };
}

/** The longest that something says it is which is no text and stands in the place of one. */
const MAX_LENGTH = 1000;

/**
 * A struct in the place of a text may have a member `length`, which is up to 2^256: viem reads so many bytes from it,
 * until gigabytes of memory are full.
 * @param {any} payload
 */
function shorten(payload) {
  for (const { holder, key, type } of sites(payload)) {
    const value = holder[key];
    const isStruct = type === 'EIP712Domain' || membersOf(payload, type).length > 0;
    if (!isStruct && typeof value === 'object' && Number(value?.length) > MAX_LENGTH) value.length = MAX_LENGTH;
  }
}

/** @param {Random} random @returns {Omit<Case, 'v3'>} */
function payloadText(random) {
  if (random.chance(HONEST)) return { text: serialize(payload(random)), mutations: [] };
  const unusual = random.chance(UNUSUAL);
  const changed = unusual ? JSON.parse(random.pick(STRUCTURES)) : payload(random);
  /** @type {string[]} */
  const mutations = unusual ? ['structure'] : [];
  for (let count = random.pick([1, 1, 1, 1, 2]); count > 0; count--) {
    const name = random.pick(MUTATION_NAMES);
    mutations.push(name);
    try {
      const text = MUTATIONS[name](changed, random);
      if (typeof text === 'string') return { text, mutations };
      shorten(changed);
    } catch (error) {
      // A second change may find nothing left of what it would change.
      if (mutations.length === 1 || !(error instanceof TypeError)) throw error;
    }
  }
  return { text: serialize(changed), mutations };
}
