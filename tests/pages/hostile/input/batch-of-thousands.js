/** @type {import('../types.js').Attack} */
export default {
  attack: 'Ten thousand requests come as one batch.',
  expected: 'held',
  atLeast: 'high',
  run: (page) => page.post(page.message(Array.from({ length: 10_000 }, (_, at) => page.payload(page.approval, at)))),
};
