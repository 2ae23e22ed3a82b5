const FILES = ['manifest.json', 'prompt.html', 'popup.html', 'inpage.js', 'pages.js', 'icons/icon-16.png', 'css/prompt.css', '_locales/en/messages.json'];

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page looks whether the guard is there, by loading its files.',
  expected: 'held',
  atLeast: 'medium',
  run: async (page) => {
    page.raw(page.approval);
    for (const file of FILES) {
      const address = page.setup.extension + file;
      const got = await fetch(address).then(() => true, () => false);
      if (got) throw new Error(`${file} can be read by a page`);
      const image = await new Promise((resolve) => {
        const element = new Image();
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        element.src = address;
      });
      if (image) throw new Error(`${file} can be shown by a page`);
    }
  },
};
