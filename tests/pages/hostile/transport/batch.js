import { unlessAhead } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval stands among harmless requests in an array.',
  known: ['batch-jsonrpc'],
  expected: unlessAhead('judged-as medium: unlimited'),
  order: true,
  run: (page) => {
    const list = [page.payload(page.harmless), page.payload(page.approval), page.payload(page.harmless)];
    page.watch(page.answerTo(list[1].id));
    page.post(page.message(list));
  },
};
