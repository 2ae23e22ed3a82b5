/** @type {import('../types.js').Attack} */
export default {
  attack: 'The primary type has the name of something known and other fields, or the name of nothing.',
  known: ['name-shadow', 'witness-name'],
  expected: 'held',
  atLeast: 'high',
  variants: ['Order', 'Mail', ''],
  run: (page, name) => {
    const data = page.permit;
    data.types[name] = data.types.Permit;
    delete data.types.Permit;
    data.primaryType = name;
    page.raw(page.typedData(data));
  },
};
