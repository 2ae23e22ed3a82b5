import { unlessAhead } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The same message is made up as an event and posted at the same time: one of them may slip behind the other.',
  expected: unlessAhead('held'),
  order: true,
  run: (page) => page.raw(page.approval, (message) => {
    page.makeUp(message);
    page.post(message);
    page.makeUp(message);
  }),
};
