/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page keeps a real message event that passed, and dispatches the same object again with other data on it.',
  expected: 'ignored',
  run: (page) => new Promise((resolve) => {
    const { method, params } = page.approval;
    const payload = page.payload(page.harmless);
    const again = (/** @type {MessageEvent} */ event) => {
      if (event.data?.data?.data?.id !== payload.id || event.data.target !== page.setup.channel[0]) return;
      removeEventListener('message', again);
      const message = page.message({ ...payload, method, params });
      Object.defineProperty(event, 'data', { value: message });
      setTimeout(() => resolve(dispatchEvent(event)));
    };
    addEventListener('message', again);
    page.post(page.message(payload));
  }),
};
