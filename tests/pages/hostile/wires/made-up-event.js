import { unlessAhead } from '../shared.js';
import { WIRES } from '../wires.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page makes up the event of a wallet\'s message.',
  expected: unlessAhead('held'),
  wallets: ['wires'],
  order: true,
  variants: WIRES,
  run: (page, wire) => page.speak(wire, (message) => page.makeUp(message)),
};
