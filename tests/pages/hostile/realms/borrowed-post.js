import { unlessAhead } from '../shared.js';
import { KINDS, realmOf } from '../realm.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page takes postMessage of a frame\'s realm, which no hook has touched, and posts to its own window.',
  expected: unlessAhead('held'),
  order: true,
  variants: KINDS,
  run: async (page, variant) => {
    const realm = await realmOf(page, variant);
    page.raw(page.approval, (message) => realm.postMessage.call(window, message, '*'));
  },
};
