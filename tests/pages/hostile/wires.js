/** The transports that the test wallet speaks, of which messages are posted to the window. */
export const WIRES = /** @type {const} */ ([
  'metamask', 'metamask-legacy', 'metamask-multichain', 'rabby', 'coinbase', 'rainbow', 'onekey', 'taho', 'frame', 'enkrypt',
]);
