import { realmOf } from '../realm.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts to the window of a frame of its own origin, where a wallet listens too.',
  expected: 'held',
  variants: ['blank', 'xhtml', 'xml', 'svg', 'text'],
  run: async (page, variant) => {
    const realm = await realmOf(page, variant);
    await realm.ethereum?.request({ method: 'eth_requestAccounts' });
    realm.postMessage.call(realm, page.message(page.payload(page.approval)), '*');
    // Posted from out here it has another source; from within it has the right one.
    realm.eval(`postMessage(${JSON.stringify(page.message(page.payload(page.approvalOf(2n))))}, '*')`);
  },
};
