// Where a payload has values: what a mutation can change.

/** @typedef {import('./payload.js').Payload} Payload */
/** @typedef {import('./payload.js').Member} Member */
/** A value in its object or array, and its declared type. @typedef {{holder: any, key: string | number, type: string}} Site */

/** @param {any} payload may be of any shape @returns {Site[]} every declared value of the message, and of the domain */
export function sites(payload) {
  /** @type {Site[]} */
  const found = [];
  visit(payload, 'domain', 'EIP712Domain');
  visit(payload, 'message', payload.primaryType);
  return found;

  /** @param {any} holder @param {string | number} key @param {string} type */
  function visit(holder, key, type) {
    const value = holder[key];
    if (found.length < 500) found.push({ holder, key, type });
    const item = /^(.*)\[\d*\]$/.exec(type)?.[1];
    if (item !== undefined && Array.isArray(value)) return value.forEach((_, at) => visit(value, at, item));
    for (const member of membersOf(payload, type)) {
      if (isObject(value) && Object.hasOwn(value, member.name)) visit(value, member.name, member.type);
    }
  }
}

/** @param {any} payload @returns {Site[]} the elementary ones, in Rust's word the leaves */
export const leaves = (payload) => sites(payload).filter(({ type }) => !type.endsWith(']') && membersOf(payload, type).length === 0 && type !== 'EIP712Domain');

/** @param {any} payload @returns {{holder: any, key: string | number, type: string}[]} the structs, the message itself too */
export const structs = (payload) => sites(payload).filter(({ holder, key, type }) => isObject(holder[key]) && Object.hasOwn(payload.types, type));

/** @param {any} payload @param {string} type @returns {Member[]} none of a type that is no struct */
export function membersOf(payload, type) {
  const members = typeof type === 'string' && Object.hasOwn(payload.types ?? {}, type) ? payload.types[type] : [];
  return Array.isArray(members) ? members.filter((member) => typeof member?.name === 'string' && typeof member.type === 'string') : [];
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
