/** @type {import('../types.js').Attack} */
export default {
  attack: 'A base element and a referrer say that the page is another one.',
  expected: 'held',
  shows: 'case\\d+\\.attack\\.localhost',
  hides: 'bank\\.example',
  run: (page) => {
    document.head.appendChild(document.createElement('base')).href = 'https://bank.example/';
    Object.defineProperty(document, 'URL', { value: 'https://bank.example/' });
    Object.defineProperty(window, 'origin', { value: 'https://bank.example' });
    page.ask(page.approval);
  },
};
