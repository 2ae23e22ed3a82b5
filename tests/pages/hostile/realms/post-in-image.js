import { realmOf } from '../realm.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts within an image of its own origin, where a wallet listens too. In Firefox extensions come late to it, so that all is refused.',
  expected: { chromium: 'held', else: 'refused 4900' },
  run: async (page) => {
    const realm = await realmOf(page, 'image');
    await realm.ethereum?.request({ method: 'eth_requestAccounts' });
    const { id, ...asked } = page.payload(page.approval);
    realm.addEventListener('message', (/** @type {any} */ { data }) => {
      const answer = data?.data?.data;
      if (answer?.id === id && answer.error) page.settled('error', answer.error);
    });
    realm.eval(`postMessage(${JSON.stringify(page.message({ id, ...asked }))}, '*')`);
  },
};
