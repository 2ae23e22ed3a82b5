/** @type {import('../types.js').Attack} */
export default {
  attack: 'A key stands twice, with an honest value for whoever takes the first.',
  known: ['dup-keys'],
  expected: 'held',
  atLeast: 'high',
  variants: ['message', 'spender', 'primaryType'],
  run: (page, key) => {
    const data = page.permit;
    const text = JSON.stringify(data);
    const honest = key === 'message' || key === 'domain' ? '{}' : key === 'primaryType' ? '"Mail"' : '"0"';
    page.raw(page.typedData(text.replace(`"${key}":`, `"${key}":${honest},"${key}":`)));
  },
};
