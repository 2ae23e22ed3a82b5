/** @type {import('../types.js').Attack} */
export default {
  attack: 'Names of types and fields have brackets, commas or spaces in them, which change what is hashed.',
  known: ['type-injection'],
  expected: 'held',
  atLeast: 'high',
  variants: ['Permit(address owner)', 'Per mit', 'Perm\u0456t'],
  run: (page, name) => {
    const data = page.permit;
    data.types[name] = data.types.Permit;
    delete data.types.Permit;
    data.primaryType = name;
    page.raw(page.typedData(data));
  },
};
