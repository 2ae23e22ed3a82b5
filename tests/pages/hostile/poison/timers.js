/** @type {import('../types.js').Attack} */
export default {
  attack: 'Timers, frame callbacks and microtasks run at once, or never.',
  expected: 'held',
  variants: ['at once', 'never'],
  run: (page, variant) => {
    const run = variant === 'never' ? () => 1 : (/** @type {any} */ task) => task();
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask', 'requestIdleCallback']) /** @type {any} */ (window)[name] = run;
    page.ask(page.approval);
  },
};
