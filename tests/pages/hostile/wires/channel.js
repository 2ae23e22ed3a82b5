/** @type {import('../types.js').Attack} */
export default {
  attack: 'A wallet that talks over a BroadcastChannel is spoken to there, where nobody can stop a message.',
  expected: 'residual: a channel has no listener that goes first; the hook in the page is all there is for this wallet',
  wallets: ['wires'],
  run: (page) => {
    page.watch(page.speaker.call('zerion', page.approvalOf(7_000_001n)));
  },
};
