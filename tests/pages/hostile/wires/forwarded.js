import { WIRES } from '../wires.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The person continues, and the message must reach the wallet exactly once and as it was judged.',
  expected: 'forwarded as judged',
  wallets: ['wires'],
  person: 'continue',
  variants: WIRES,
  run: (page, wire) => page.speak(wire, (message) => page.post(message)),
};
