/** @type {import('../types.js').Attack} */
export default {
  attack: 'The first script of the document posts the message at once.',
  expected: 'held',
  early: true,
  run: (page) => {
    // The wallet's streams are deaf until they have greeted each other, so it says it until it is heard.
    const payload = page.payload(page.approval);
    page.watch(page.answerTo(payload.id));
    page.post(page.message('SYN'));
    page.post({ target: page.setup.channel[0], data: 'ACK' });
    page.post(page.message(payload));
  },
};
