/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page opens the document of a frame again while its scripts are still being set up.',
  expected: { firefox: 'held', else: 'ignored' },
  run: async (page) => {
    const frame = /** @type {any} */ (document.createElement('iframe'));
    frame.src = page.address('kind/blank');
    document.body.appendChild(frame);
    const reopen = () => {
      try {
        frame.contentDocument.open();
        frame.contentDocument.write('<!doctype html><body></body>');
        frame.contentDocument.close();
        frame.contentWindow.eval(`postMessage(${JSON.stringify(page.message(page.payload(page.approval)))}, '*')`);
      } catch { /* Not yet, or not any more. */ }
    };
    reopen();
    await new Promise((resolve) => { frame.addEventListener('load', resolve); setTimeout(resolve, 300); });
    reopen();
    reopen();
  },
};
