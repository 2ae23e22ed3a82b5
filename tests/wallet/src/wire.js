// The names of MetaMask's transport, the same at both ends.
export const INPAGE = 'metamask-inpage';
export const CONTENT = 'metamask-contentscript';
export const PROVIDER = 'metamask-provider';
/** Asks the provider to send again what was not answered: the background has been restarted. */
export const RETRY = { jsonrpc: '2.0', method: 'METAMASK_EXTENSION_CONNECT_CAN_RETRY' };
