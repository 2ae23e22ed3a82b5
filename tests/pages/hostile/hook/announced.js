/** @param {(event: any) => void} use */
const listen = (use) => addEventListener('eip6963:announceProvider', use);

/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page asks by the provider that the wallet announces (EIP-6963).',
  known: ['provider-timing'],
  expected: 'held',
  variants: ['asked for late', 'heard in capture', 'heard on document', 'asked for a hundred times'],
  run: (page, variant) => {
    /** @type {any} */
    let provider;
    const use = (/** @type {any} */ event) => { provider = event.detail.provider; };
    if (variant === 'heard in capture') addEventListener('eip6963:announceProvider', use, true);
    else listen(use);
    for (let times = variant.includes('hundred') ? 100 : 1; times > 0; times--) dispatchEvent(new Event('eip6963:requestProvider'));
    page.ask(page.approval, provider ?? page.provider);
  },
};
