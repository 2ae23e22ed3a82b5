import { unlessAhead } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page makes the message event up and dispatches it on the window, as if it had been posted.',
  expected: unlessAhead('held'),
  order: true,
  run: (page) => page.raw(page.approval, (message) => page.makeUp(message)),
};
