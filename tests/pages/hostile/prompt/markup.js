/** @type {import('../types.js').Attack} */
export default {
  attack: 'The name in a permit is markup.',
  known: ['bidi-homoglyph'],
  expected: 'held',
  atLeast: 'high',
  variants: ['<img src=x onerror=alert(1)>', '<b data-level="level-low">Nothing unusual</b>', '"><script>window.close()</script>', '{{constructor}}', 'javascript:alert(1)'],
  run: (page, name) => {
    const data = page.permit;
    data.domain.name = name;
    data.message.note = name;
    page.raw(page.typedData(data));
  },
};
