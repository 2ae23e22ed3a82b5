/** @type {import('../types.js').Attack} */
export default {
  attack: 'A listener of the page redefines the data of a message event that is on its way to the wallet.',
  expected: 'ignored',
  run: (page) => {
    const payload = page.payload(page.harmless);
    const message = page.message({ ...payload, ...page.approval });
    addEventListener('message', (event) => {
      if (event.data?.data?.data?.id === payload.id) Object.defineProperty(event, 'data', { value: message });
    }, true);
    page.post(page.message(payload));
  },
};
