import { unlessAhead } from '../shared.js';
import { WIRES } from '../wires.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts a wallet\'s own message itself, past the provider.',
  expected: unlessAhead('held'),
  wallets: ['wires'],
  order: true,
  variants: WIRES,
  run: (page, wire) => page.speak(wire, (message) => page.post(message)),
};
