/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces window.postMessage, which the wallet\'s own page script uses, and swaps what was decided.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const hidden = page.approval;
    const post = window.postMessage;
    // A message that differs from what was judged is held again, and the one that was judged is sent beside it.
    window.postMessage = (/** @type {any} */ message, /** @type {any} */ ...rest) => {
      if (message?.data?.data?.method === hidden.method) {
        const swapped = structuredClone(message);
        swapped.data.data = { ...swapped.data.data, id: 'swapped', params: hidden.params };
        post.call(window, swapped, ...rest);
      }
      return post.call(window, message, ...rest);
    };
    page.ask(page.approvalOf(7_000_001n));
  },
};
