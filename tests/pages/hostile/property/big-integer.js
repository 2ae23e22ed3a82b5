/** @type {import('../types.js').Attack} */
export default {
  attack: 'A big integer in the params cannot be written as JSON.',
  expected: 'refused undefined',
  run: (page) => page.ask({ method: 'eth_sendTransaction', params: [{ ...page.approval.params[0], value: 1n }] }),
};
