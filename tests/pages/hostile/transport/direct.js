import { unlessAhead } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts the wallet\'s own message itself, past the provider.',
  expected: unlessAhead('judged-as medium: unlimited'),
  order: true,
  run: (page) => page.raw(page.approval),
};
