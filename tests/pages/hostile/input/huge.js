/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request is a megabyte of one thing.',
  expected: 'held',
  atLeast: 'medium',
  variants: ['calldata', 'typed data', 'brackets', 'method', 'keys'],
  run: (page, variant) => {
    const size = 2 ** 20;
    const long = 'x'.repeat(size);
    const data = page.permit;
    data.message.note = long;
    /** @type {Record<string, () => void>} */
    const kinds = {
      calldata: () => page.raw(page.transaction(page.contracts.plain, page.approval.params[0].data + '00'.repeat(size / 2))),
      'typed data': () => page.raw(page.typedData(data)),
      brackets: () => page.raw(page.typedData('['.repeat(size))),
      text: () => page.raw({ method: 'personal_sign', params: [`0x${'61'.repeat(size)}`, page.user] }),
      params: () => page.raw({ method: 'eth_sendTransaction', params: Array(size / 8).fill(1) }),
      method: () => page.raw({ method: `eth_${long}`, params: [] }),
      keys: () => page.raw({ method: 'eth_sendTransaction', params: [Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, at]))] }),
    };
    kinds[variant]?.();
  },
};
