/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request is a Proxy that was revoked.',
  expected: 'refused undefined',
  run: (page) => {
    const { proxy, revoke } = Proxy.revocable(page.approval, {});
    revoke();
    page.ask(proxy);
  },
};
