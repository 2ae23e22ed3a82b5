// @ts-check
/** Which part of a long list is in the document. Pure. */

/** The lines that come and go together. */
export const CHUNK = 10;

/** @template T @param {T[]} all @returns {T[][]} */
export const chunksOf = (all) => Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));

/**
 * @param {number[]} heights of all chunks, in px
 * @param {number} top where what is to be seen begins, in px below the top of the first chunk; may be negative
 * @param {number} bottom where it ends
 * @returns {{first: number, end: number, before: number, after: number}} chunks `first` to `end - 1`, and the px around them
 */
export const windowOf = (heights, top, bottom) => {
  let first = 0;
  let before = 0;
  while (first < heights.length - 1 && before + (heights[first] ?? 0) <= top) before += heights[first++] ?? 0;
  let end = first;
  let reached = before;
  while (end < heights.length && (end === first || reached < bottom)) reached += heights[end++] ?? 0;
  const after = heights.slice(end).reduce((sum, height) => sum + height, 0);
  return { first, end, before, after };
};
