import { realmOf } from '../realm.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page asks by the provider of a frame\'s document.',
  known: ['provider-timing'],
  expected: 'held',
  variants: ['blank', 'xhtml', 'svg', 'text', 'policy'],
  run: async (page, variant) => {
    const realm = await realmOf(page, variant);
    if (!realm.ethereum) return page.ask(page.approval);
    await realm.ethereum.request({ method: 'eth_requestAccounts' });
    return page.watch(realm.ethereum.request(page.approval));
  },
};
