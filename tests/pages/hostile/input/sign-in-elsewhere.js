/** @type {import('../types.js').Attack} */
export default {
  attack: 'A message signs the person in at another site.',
  expected: 'held',
  atLeast: 'high',
  run: (page) => {
    const text = `bank.example wants you to sign in with your Ethereum account:\n${page.user}\n\nURI: https://bank.example/login\nVersion: 1\nChain ID: 1\nNonce: 12345678\nIssued At: 2026-01-01T00:00:00Z`;
    const hex = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    page.raw({ method: 'personal_sign', params: [`0x${hex}`, page.user] });
  },
};
