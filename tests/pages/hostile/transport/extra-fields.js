import { unlessAhead } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request has fields beside method and params that a wallet may obey: another chain, another origin.',
  expected: unlessAhead('forwarded as judged'),
  person: 'continue',
  forwards: { without: ['networkClientId', 'origin', 'tabId'] },
  order: true,
  run: (page) => {
    const payload = { ...page.payload(page.approval), networkClientId: 'mainnet', origin: 'https://bank.example', tabId: 1 };
    page.watch(page.answerTo(payload.id));
    page.post(page.message(payload));
  },
};
