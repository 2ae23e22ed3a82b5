// The names of the wallet's transport, the same at both ends: MetaMask's, unless the build says otherwise.
import { config } from './config.js';

export const INPAGE = `${config.prefix}-inpage`;
export const CONTENT = `${config.prefix}-contentscript`;
export const PROVIDER = `${config.prefix}-provider`;
/** Asks the provider to send again what was not answered: the background has been restarted. */
export const RETRY = { jsonrpc: '2.0', method: 'METAMASK_EXTENSION_CONNECT_CAN_RETRY' };
