/** @type {Record<string, string>} */
const NAMES = {
  bidi: 'Permit2\u202e\u2066evil', 'zero width': 'P\u200berm\u200dit2', homoglyph: 'P\u0435rmit2', control: 'Permit2\u0000\u0007\u001b[31m', newline: 'Permit2\n\n\n\nThis is safe',
  tag: 'Permit2\u{e0041}\u{e0042}', variation: 'Permit2\ufe0f\ufe0e', combining: `Permit2${'\u0301'.repeat(300)}`, spaces: `Permit2${'\u3000'.repeat(80)}safe`,
};

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The name in a permit turns the line around, hides letters, or looks like another one.',
  known: ['bidi-homoglyph'],
  expected: 'held',
  atLeast: 'high',
  hides: "[\u202a-\u202e\u0000\u0007\u200b\u200d]",
  variants: Object.keys(NAMES),
  run: (page, variant) => {
    const data = page.permit;
    data.domain.name = NAMES[variant];
    page.raw(page.typedData(data));
  },
};
