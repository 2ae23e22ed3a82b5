/** @type {import('../types.js').Attack} */
export default {
  attack: 'A getter of the request throws.',
  expected: 'refused undefined',
  run: (page) => page.ask({ method: 'eth_sendTransaction', get params() { throw new Error('no'); } }),
};
