/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page sets document.domain, to look like another one to a careless guard.',
  expected: 'held',
  shows: 'case\\d+\\.attack\\.localhost',
  run: (page) => {
    try { document.domain = 'localhost'; } catch { /* Refused. */ }
    page.ask(page.approval);
  },
};
