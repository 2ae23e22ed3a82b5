import { WIRES } from '../wires.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The person continues, and a listener of the page changes the amount on the last way to the wallet.',
  expected: 'forwarded as judged',
  wallets: ['wires'],
  person: 'continue',
  variants: WIRES,
  run: (page, wire) => {
    const hidden = page.approval.params[0].data;
    const shown = page.approvalOf(7_000_001n).params[0].data;
    const change = (/** @type {any} */ one) => {
      if (typeof one !== 'object' || one === null) return;
      for (const key of Object.keys(one)) {
        if (typeof one[key] === 'string' && one[key].includes(shown)) try { one[key] = one[key].replace(shown, hidden); } catch { /* It is frozen. */ }
        change(one[key]);
      }
    };
    page.speak(wire, (message) => page.post(message));
    addEventListener('message', ({ data }) => change(data), true);
  },
};
