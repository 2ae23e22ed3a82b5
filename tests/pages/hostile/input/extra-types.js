/** @type {import('../types.js').Attack} */
export default {
  attack: 'Types that are not used, and keys that no type has, make the request look like another one.',
  known: ['extra-types'],
  expected: 'held',
  atLeast: 'high',
  run: (page) => {
    const data = page.permit;
    data.types.Login = [{ name: 'statement', type: 'string' }];
    Object.assign(data.message, { statement: 'Sign in to continue', amount: '0' });
    page.raw(page.typedData(data));
  },
};
