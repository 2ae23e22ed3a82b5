/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page redefines window.ethereum as a getter of its own, deletes it, and looks what was beneath.',
  expected: 'held',
  run: (page) => {
    const found = Object.getOwnPropertyDescriptor(window, 'ethereum');
    const beneath = found?.get?.call(window) ?? found?.value;
    try { Reflect.deleteProperty(window, 'ethereum'); } catch { /* Refused. */ }
    try { Object.defineProperty(window, 'ethereum', { value: {}, writable: true, configurable: true }); } catch { /* Refused. */ }
    page.ask(page.approval, beneath ?? page.provider);
  },
};
