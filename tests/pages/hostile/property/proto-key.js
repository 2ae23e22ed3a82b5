/** @type {import('../types.js').Attack} */
export default {
  attack: 'The transaction has an own key __proto__, which becomes a prototype for whoever copies it carelessly.',
  expected: 'judged-as high: malformed',
  run: (page) => {
    const { method, params } = page.approvalOf(7_000_001n);
    const transaction = JSON.parse(JSON.stringify(params[0]).replace('{', `{"__proto__":{"data":"${page.approval.params[0].data}"},`));
    page.ask({ method, params: [transaction] });
  },
};
