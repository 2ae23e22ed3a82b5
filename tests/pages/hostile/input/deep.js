/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params are nested thousands of levels deep.',
  expected: 'held',
  atLeast: 'high',
  variants: ['60', '1000'],
  run: (page, depth) => {
    /** @type {any} */
    let params = [page.approval.params[0]];
    for (let left = Number(depth); left > 0; left--) params = [params];
    page.raw({ method: 'eth_sendTransaction', params });
  },
};
