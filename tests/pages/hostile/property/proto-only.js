/** @type {import('../types.js').Attack} */
export default {
  attack: 'The calldata stands only under a key __proto__.',
  expected: 'judged-as high: malformed',
  run: (page) => {
    const { method, params: [{ from, to, data }] } = page.approval;
    const transaction = JSON.parse(JSON.stringify({ from, to }).replace('{', `{"__proto__":{"data":"${data}"},`));
    page.raw({ method, params: [transaction] });
  },
};
