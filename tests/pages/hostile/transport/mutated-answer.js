/** @type {import('../types.js').Attack} */
export default {
  attack: 'A listener of the page turns what looks like the wallet\'s answer into a request to it.',
  expected: 'ignored',
  run: (page) => {
    const [target, name, back] = page.setup.channel;
    const payload = page.payload(page.approval);
    addEventListener('message', ({ data }) => {
      if (data?.data?.data?.result !== 'to be changed') return;
      Object.assign(data.data.data, payload);
      data.target = target;
    }, true);
    page.post({ target: back, data: { name, data: { id: 1, result: 'to be changed' } } });
  },
};
