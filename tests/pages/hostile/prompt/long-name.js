/** @type {import('../types.js').Attack} */
export default {
  attack: 'A name of ten thousand letters pushes the verdict out of sight.',
  known: ['bidi-homoglyph'],
  expected: 'held',
  atLeast: 'high',
  hides: 'A{200}',
  variants: ['letters', 'words', 'lines'],
  run: (page, variant) => {
    const data = page.permit;
    data.domain.name = variant === 'letters' ? 'A'.repeat(10_000) : variant === 'words' ? 'AAAA '.repeat(2000) : 'A\n'.repeat(5000);
    page.raw(page.typedData(data));
  },
};
