// Errors as EIP-1193 and EIP-1474 number them.

export class RpcError extends Error {
  /**
   * @param {number} code
   * @param {string} message
   * @param {unknown} [data]
   */
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export const rejected = () => new RpcError(4001, 'User rejected the request.');
export const unauthorized = () => new RpcError(4100, 'The requested account and/or method has not been authorized by the user.');
/** @param {string} chainId */
export const unknownChain = (chainId) =>
  new RpcError(4902, `Unrecognized chain ID "${chainId}". Try adding the chain using wallet_addEthereumChain first.`);
/** @param {string} why */
export const invalidParams = (why) => new RpcError(-32602, why);
/** @param {string} method */
export const methodNotFound = (method) =>
  new RpcError(-32601, `The method "${method}" does not exist / is not available.`, { method });

/**
 * @param {unknown} error
 * @returns {{code: number, message: string, data?: unknown}}
 */
export function serialize(error) {
  const { code, message, data } = /** @type {{code?: unknown, message?: unknown, data?: unknown}} */ (error ?? {});
  return {
    code: Number.isInteger(code) ? Number(code) : -32603,
    message: typeof message === 'string' ? message : String(error),
    ...(data !== undefined && { data }),
  };
}
