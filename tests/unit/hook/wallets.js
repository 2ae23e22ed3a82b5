// Wallets as they are built, and a page's ways to ask them: these functions run in the page's world.

/**
 * A wallet that uses nothing that a page could bend: what reaches it is no fault of its own. Its own prototypes end at
 * those that everything has, as any wallet's do.
 * @param {Record<string, any>} web @param {(method: any, params: any) => void} reached
 */
export function placeWallets({ window, EventTarget, CustomEvent }, reached) {
  const { isArray } = Array;
  /** @param {any} request */
  const take = ({ method, params }) => {
    reached(method, params);
    return { taken: 1 };
  };
  class Wallet extends EventTarget {
    #secret = 'secret';
    isWallet = true;
    inner = { keys: () => 1, deep: { request: (/** @type {any} */ request) => take(request) } };
    providers = [this];
    /** @param {any} request */
    async request(request) { this.#secret; return take(request); }
    /** @param {any} payload @param {any} callback */
    sendAsync(payload, callback) {
      if (isArray(payload)) for (let at = 0; at < payload.length; at++) take(payload[at]);
      else take(payload);
      if (typeof callback === 'function') callback(null, { id: 1 });
    }
    /** @param {any} method @param {any} params */
    send(method, params) { return typeof method === 'string' ? take({ method, params }) : this.sendAsync(method, params); }
    /** @param {any} transaction */
    async signTransaction(transaction) { return take({ method: 'signTransaction', params: [transaction] }); }
    /** @param {any} one @param {any} other */
    async requestBatch(one, other) { return [take(one), take(other)]; }
    /** @param {any} envelope */
    async pass({ payload }) { return take(payload); }
    /** @param {any} request */
    lend(request) { return take(request) && { wallet: this }; }
    async detect() { return this; }
    get self() { return this; }
  }
  const wallet = new Wallet();
  window.ethereum = wallet;
  window.phantom = { ethereum: new Wallet() };
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info: { name: 'Wallet' }, provider: new Wallet() } }));
  window.addEventListener('eip6963:requestProvider', announce);
}
