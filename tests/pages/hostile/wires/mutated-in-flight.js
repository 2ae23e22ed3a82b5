import { WIRES } from '../wires.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'A listener of the page turns a harmless message of a wallet into another one on its way.',
  expected: 'ignored',
  wallets: ['wires'],
  variants: WIRES,
  run: async (page, wire) => {
    const asked = page.approval;
    addEventListener('message', ({ data }) => {
      const text = JSON.stringify(data) ?? '';
      if (!text.includes('eth_blockNumber')) return;
      const change = (/** @type {any} */ one) => {
        if (typeof one !== 'object' || one === null) return;
        for (const key of Object.keys(one)) {
          if (one[key] === 'eth_blockNumber') try { Object.assign(one, asked); } catch { /* It is frozen. */ }
          if (typeof one[key] === 'string' && one[key].startsWith('{')) try { one[key] = JSON.stringify(asked); } catch { /* It is frozen. */ }
          change(one[key]);
        }
      };
      change(data);
    }, true);
    await page.harmlessly(wire, (message) => page.post(message));
  },
};
