/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page is not a secure one, where browsers keep some functions from scripts.',
  expected: 'held',
  insecure: true,
  variants: ['by the provider', 'posted'],
  run: (page, variant) => (variant === 'posted' ? page.raw(page.approval) : page.ask(page.approval)),
};
