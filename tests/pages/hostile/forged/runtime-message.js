/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page talks to the guard\'s background as an extension\'s own page would.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    const { runtime } = /** @type {any} */ (window).chrome ?? {};
    const id = new URL(page.setup.extension).host;
    for (const said of [{ type: 'decide', forward: true, revision: 1 }, { type: 'reply', id: '1', result: '"0x"' }]) {
      try { runtime?.sendMessage(id, said, () => {}); } catch { /* There is nobody. */ }
      try { runtime?.connect(id, { name: 'prompt' }).postMessage(said); } catch { /* There is nobody. */ }
    }
    page.ask(page.approval);
  },
};
