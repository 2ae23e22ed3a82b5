import { unlessAhead } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The name of the stream is an array with the name in it, which the wallet uses as a key all the same.',
  expected: unlessAhead('held'),
  order: true,
  run: (page) => page.raw(page.approval, (message) => page.post({ ...message, data: { ...message.data, name: [message.data.name] } })),
};
