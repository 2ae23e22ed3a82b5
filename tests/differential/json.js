// JSON text of values of which some are given as text already: `1e3` or a key twice cannot be said otherwise.

/** A piece of JSON text. */
export class Raw {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @param {unknown} value @returns {string} */
export function serialize(value) {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(serialize).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${serialize(entry)}`).join(',')}}`;
}

/** Keys, other texts, and what opens and closes an object or a list. */
const TOKENS = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** Whether an object in it has a key twice. @param {string} text JSON */
export function hasKeyTwice(text) {
  /** The keys of each object that is open. @type {Set<string>[]} */
  const open = [];
  for (const [token, key] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (key !== undefined) {
      const name = JSON.parse(key);
      const keys = open.at(-1);
      if (keys?.has(name)) return true;
      keys?.add(name);
    }
  }
  return false;
}
