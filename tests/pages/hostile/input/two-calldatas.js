/** @type {import('../types.js').Attack} */
export default {
  attack: 'data and input say different things, and the wallet takes one of them.',
  expected: 'held',
  atLeast: 'medium',
  variants: ['data first', 'input first', 'input only'],
  run: (page, variant) => {
    const { from, to, data } = page.approval.params[0];
    const harmless = '0x';
    const fields = variant === 'data first' ? { data, input: harmless } : variant === 'input first' ? { input: data, data: harmless } : { input: data };
    page.raw({ method: 'eth_sendTransaction', params: [{ from, to, ...fields }] });
  },
};
