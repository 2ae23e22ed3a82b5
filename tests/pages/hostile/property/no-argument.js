/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page asks for nothing at all, for null, or for a text.',
  expected: 'refused -32600',
  variants: ['nothing', 'null', 'text', 'number'],
  run: (page, variant) => {
    /** @type {Record<string, unknown>} */
    const kinds = { nothing: undefined, null: null, text: 'eth_sendTransaction', number: 7 };
    page.ask(/** @type {any} */ (kinds[variant]));
  },
};
