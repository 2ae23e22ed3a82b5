const isObject = (/** @type {any} */ value) => typeof value === 'object' && value !== null;

/** @type {import('../types.js').Attack} */
export default {
  attack: 'Only the outermost fields of a message are a wallet\'s; a listener of the page fills in what is within them.',
  expected: 'ignored',
  wallets: ['wires'],
  // The others are known by their outermost fields alone.
  variants: ['metamask', 'rabby', 'onekey', 'enkrypt', 'enkrypt, in a context of its own'],
  run: (page, variant) => {
    const [wire = '', other] = variant.split(', ');
    page.speak(wire, (message) => {
      const hollow = Object.fromEntries(Object.entries(message).map(([key, value]) => [key, isObject(value) ? { hollow: true } : value]));
      if (other) hollow['context'] = 'elsewhere';
      addEventListener('message', ({ data }) => {
        for (const key of Object.keys(message)) {
          if (!data?.[key]?.hollow) continue;
          try { Object.assign(data[key], message[key]); } catch { /* It is frozen. */ }
        }
      }, true);
      page.post(hollow);
    });
  },
};
