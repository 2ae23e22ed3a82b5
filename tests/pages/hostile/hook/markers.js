const MARKERS = ['isCountersign', 'isRevokeCash', 'isGuarded', '__countersign', 'isRabby', 'isMetaMask', 'bypass'];

/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page sets every marker by which a guard may know its own provider.',
  known: ['provider-marker'],
  expected: 'held',
  run: (page) => {
    for (const name of MARKERS) {
      try { page.provider[name] = true; } catch { /* Refused. */ }
      try { Object.defineProperty(page.provider.request, name, { value: true }); } catch { /* Refused. */ }
    }
    page.ask({ ...page.approval, ...Object.fromEntries(MARKERS.map((name) => [name, true])) });
  },
};
