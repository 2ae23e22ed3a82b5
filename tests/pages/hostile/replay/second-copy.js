/** @type {import('../types.js').Attack} */
export default {
  attack: 'After the person continued, the page sends the same message again, and again.',
  known: ['approve-once'],
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const payload = page.payload(page.approvalOf(7_000_001n));
    const message = page.message(payload);
    const answered = page.answerTo(payload.id);
    page.watch(answered.then((answer) => {
      for (let times = 0; times < 3; times++) page.post(message);
      return answer;
    }));
    page.post(message);
  },
};
