/** @type {import('../types.js').Attack} */
export default {
  attack: 'While the request is being read, a getter of it asks for another one.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const { method, params } = page.approvalOf(7_000_001n);
    const inner = { ...params[0], get data() { page.provider.request({ method: 'eth_chainId' }); return params[0].data; } };
    page.ask({ method, params: [inner] });
  },
};
