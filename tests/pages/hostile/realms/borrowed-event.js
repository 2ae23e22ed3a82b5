import { realmOf } from '../realm.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page makes a message event up with the constructors and the dispatchEvent of a frame\'s realm.',
  expected: 'held',
  variants: ['no address', 'about:srcdoc', 'javascript:', 'blob:', 'nothing', 'never', 'svg', 'sandbox'],
  run: async (page, variant) => {
    const realm = await realmOf(page, variant);
    page.raw(page.approval, (data) => {
      const event = new realm.MessageEvent('message', { data, source: window, origin: page.origin });
      realm.EventTarget.prototype.dispatchEvent.call(window, event);
    });
  },
};
