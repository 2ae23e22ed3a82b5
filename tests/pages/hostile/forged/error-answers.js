/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page answers the guard\'s own questions with errors.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    const [target, name, back] = page.setup.channel;
    addEventListener('message', ({ data }) => {
      const asked = data?.target === target && data.data?.data;
      if (asked?.method === 'eth_chainId') page.post({ target: back, data: { name, data: { id: asked.id, error: { code: 4001, message: 'no' } } } });
    });
    page.raw(page.approval);
  },
};
