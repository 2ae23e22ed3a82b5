/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page repeats the guard\'s probe for the transport with another method.',
  expected: 'held',
  run: (page) => {
    const [target] = page.setup.channel;
    addEventListener('message', ({ data }) => {
      const asked = data?.target === target && data.data?.data;
      if (asked?.params?.length === 1 && asked.method === 'eth_chainId') page.post(page.message(page.payload({ ...page.approval, params: asked.params })));
    }, true);
    page.ask(page.approval);
  },
};
