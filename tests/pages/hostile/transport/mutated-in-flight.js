/** @type {import('../types.js').Attack} */
export default {
  attack: 'A listener of the page turns a harmless message into another one on its way to the wallet.',
  known: ['toctou'],
  expected: 'ignored',
  run: (page) => {
    const { method, params } = page.approval;
    const payload = page.payload(page.harmless);
    addEventListener('message', ({ data }) => {
      const one = data?.data?.data;
      if (one?.id === payload.id && 'method' in one) Object.assign(one, { method, params });
    }, true);
    page.post(page.message(payload));
  },
};
