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
