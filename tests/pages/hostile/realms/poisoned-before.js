/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page poisons the first, empty document of a frame, whose window the real document then uses.',
  expected: 'held',
  run: async (page) => {
    const frame = /** @type {any} */ (document.createElement('iframe'));
    frame.src = page.address('kind/blank');
    document.body.appendChild(frame);
    const first = frame.contentWindow;
    first.MessageChannel = class { port1 = { postMessage() {} }; port2 = this.port1; };
    first.Reflect.apply = (/** @type {any} */ target, /** @type {any} */ self, /** @type {any} */ args) => target(...args);
    first.JSON.stringify = () => '{"method":"eth_chainId"}';
    first.Promise.prototype.then = () => first.Promise.resolve();
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    const realm = frame.contentWindow;
    page.watch((realm.ethereum ?? page.provider).request(page.approval));
    realm.eval(`postMessage(${JSON.stringify(page.message(page.payload(page.approval)))}, '*')`);
  },
};
