import { unlessAhead } from '../shared.js';
import { WIRES } from '../wires.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts a wallet\'s message by the postMessage of a frame\'s realm.',
  expected: unlessAhead('held'),
  wallets: ['wires'],
  order: true,
  variants: WIRES,
  run: (page, wire) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    page.speak(wire, (message) => /** @type {any} */ (frame.contentWindow).postMessage.call(window, message, '*'));
  },
};
