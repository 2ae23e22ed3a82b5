/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page writes, defines and deletes request of the provider, to get the one beneath.',
  expected: 'held',
  run: (page) => {
    const { provider } = page;
    const request = provider.request.bind(provider);
    for (const name of ['request', 'send', 'sendAsync']) {
      try { delete provider[name]; } catch { /* Refused. */ }
      try { provider[name] = undefined; } catch { /* Refused. */ }
      try { Object.defineProperty(provider, name, { get: () => undefined, configurable: true }); } catch { /* Refused. */ }
    }
    try { Object.setPrototypeOf(provider, null); } catch { /* Refused. */ }
    // What is left of it, or what was kept.
    page.watch((provider.request?.bind(provider) ?? request)(page.approval));
  },
};
