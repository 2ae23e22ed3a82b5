const NAMES = ['_rpcRequest', '_rpcEngine', '_jsonRpcConnection', '_metamask', '_handleConnect', '_state', '_connection'];

/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page looks for the provider\'s inner parts and calls them.',
  expected: 'held',
  run: (page) => {
    const { provider, approval } = page;
    let found = 0;
    for (const name of NAMES) {
      const part = provider[name];
      for (const call of [part, part?.handle, part?.push, part?.request, part?.requestBatch]) {
        if (typeof call !== 'function') continue;
        found += 1;
        try { call.call(part === call ? provider : part, page.payload(approval), () => {}); } catch { /* Not that way. */ }
        try { call.call(part === call ? provider : part, [page.payload(approval)], () => {}); } catch { /* Not that way. */ }
      }
    }
    if (!found) throw new Error('no inner part is there');
  },
};
