const NAMES = ['documentElement', 'addEventListener', 'body', 'head', 'defaultView', 'location', 'readyState', 'postMessage', 'chrome'];

/** @type {import('../types.js').Attack} */
export default {
  attack: 'Elements with the names of the document\'s own properties hide those from scripts of other worlds.',
  expected: 'held',
  run: (page) => {
    const { body } = document;
    for (const name of NAMES) {
      const image = body.appendChild(document.createElement('img'));
      image.setAttribute('name', name);
      image.id = name;
      const form = body.appendChild(document.createElement('form'));
      form.setAttribute('name', name);
    }
    page.raw(page.approval);
  },
};
