/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page answers its own request in the wallet\'s name, so that the guard believes it is over.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    const payload = page.payload(page.approval);
    const [, name, target] = page.setup.channel;
    page.post(page.message(payload));
    for (let times = 0; times < 5; times++) page.post({ target, data: { name, data: { jsonrpc: '2.0', id: payload.id, result: '0x' } } });
  },
};
