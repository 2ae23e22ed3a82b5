/** @type {import('../types.js').Attack} */
export default {
  attack: 'The type of the domain is missing, in another order, or has fields of its own.',
  known: ['domain-shape'],
  expected: 'held',
  atLeast: 'high',
  variants: ['missing', 'reordered', 'extra field', 'empty'],
  run: (page, variant) => {
    const data = page.permit;
    if (variant === 'missing') delete data.types.EIP712Domain;
    if (variant === 'reordered') data.types.EIP712Domain.reverse();
    if (variant === 'extra field') data.types.EIP712Domain.push({ name: 'owner', type: 'address' });
    if (variant === 'extra value') data.domain.salt = `0x${'00'.repeat(32)}`;
    if (variant === 'empty') data.types.EIP712Domain = [];
    if (variant === 'as string') data.domain = JSON.stringify(data.domain);
    page.raw(page.typedData(data));
  },
};
