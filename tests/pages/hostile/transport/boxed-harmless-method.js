/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method is a String object with a harmless name and fields of its own.',
  expected: 'ignored',
  run: (page) => {
    const method = Object.assign(new String('eth_chainId'), { extra: 'eth_sendTransaction' });
    page.post(page.message(page.payload(/** @type {any} */ ({ method, params: page.approval.params }))));
  },
};
