/** @type {import('../types.js').Attack} */
export default {
  attack: 'Four frames stand in each other, each in a closed shadow root, and the innermost\'s postMessage is used.',
  expected: 'held',
  run: async (page) => {
    /** @type {any} */
    let realm = window;
    for (let depth = 0; depth < 4; depth++) {
      const { document } = realm;
      const host = (document.body ?? document.documentElement).appendChild(document.createElement('div'));
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      host.attachShadow({ mode: 'closed' }).appendChild(frame);
      await loaded;
      realm = frame.contentWindow;
    }
    page.raw(page.approval, (message) => realm.postMessage.call(window, message, '*'));
  },
};
