// Text as a person reads it.

/**
 * Joins what the page breaks only for looks: spaces that hold a number and its unit together, and marks of direction.
 * @param {string} text
 */
export const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();
