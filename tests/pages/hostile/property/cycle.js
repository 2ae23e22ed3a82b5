/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params contain themselves.',
  expected: 'refused undefined',
  run: (page) => {
    const { method, params } = page.approval;
    params.push(params);
    page.ask({ method, params });
  },
};
