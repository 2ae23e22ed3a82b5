// The typed data that dapps ask to have signed.

/** @typedef {import('./config.js').Hex} Hex */
/** @typedef {{name: string, type: string}} Field */
/**
 * @typedef {object} TypedData
 * @property {{name: string, version?: string, chainId: number, verifyingContract: Hex}} domain
 * @property {Record<string, Field[]>} types without EIP712Domain
 * @property {string} primaryType
 * @property {Record<string, any>} message
 */
/** @typedef {{name: string, chainId: number, address: Hex}} Token */
/** @typedef {{address: Hex, chainId: number}} Permit2 */

/**
 * EIP-2612.
 * @param {Token} token
 * @param {{owner: Hex, spender: Hex, value: bigint, nonce: bigint, deadline: bigint}} message
 * @returns {TypedData}
 */
export const permit2612 = (token, message) => ({
  domain: tokenDomain(token),
  types: { Permit: fields('address owner,address spender,uint256 value,uint256 nonce,uint256 deadline') },
  primaryType: 'Permit',
  message,
});

/**
 * Dai's own permit.
 * @param {Token} token
 * @param {{holder: Hex, spender: Hex, nonce: bigint, expiry: bigint, allowed: boolean}} message
 * @returns {TypedData}
 */
export const daiPermit = (token, message) => ({
  domain: tokenDomain(token),
  types: { Permit: fields('address holder,address spender,uint256 nonce,uint256 expiry,bool allowed') },
  primaryType: 'Permit',
  message,
});

/** @typedef {{token: Hex, amount: bigint, expiration: bigint, nonce: bigint}} PermitDetails */

/**
 * A Permit2 allowance.
 * @param {Permit2} permit2
 * @param {{details: PermitDetails, spender: Hex, sigDeadline: bigint}} message
 * @returns {TypedData}
 */
export const permitSingle = (permit2, message) => ({
  domain: permit2Domain(permit2),
  types: {
    PermitSingle: fields('PermitDetails details,address spender,uint256 sigDeadline'),
    PermitDetails: fields('address token,uint160 amount,uint48 expiration,uint48 nonce'),
  },
  primaryType: 'PermitSingle',
  message,
});

/**
 * Permit2 allowances over several tokens.
 * @param {Permit2} permit2
 * @param {{details: PermitDetails[], spender: Hex, sigDeadline: bigint}} message
 * @returns {TypedData}
 */
export const permitBatch = (permit2, message) => ({
  domain: permit2Domain(permit2),
  types: {
    PermitBatch: fields('PermitDetails[] details,address spender,uint256 sigDeadline'),
    PermitDetails: fields('address token,uint160 amount,uint48 expiration,uint48 nonce'),
  },
  primaryType: 'PermitBatch',
  message,
});

/**
 * A Permit2 transfer that works once.
 * @param {Permit2} permit2
 * @param {{permitted: {token: Hex, amount: bigint}, spender: Hex, nonce: bigint, deadline: bigint}} message
 * @returns {TypedData}
 */
export const permitTransferFrom = (permit2, message) => ({
  domain: permit2Domain(permit2),
  types: {
    PermitTransferFrom: fields('TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline'),
    TokenPermissions: fields('address token,uint256 amount'),
  },
  primaryType: 'PermitTransferFrom',
  message,
});

/** @param {string} list as in an EIP-712 type: `type name,type name` */
export function fields(list) {
  return list.split(',').map((field) => {
    const [type = '', name = ''] = field.split(' ');
    return { name, type };
  });
}

/** @param {Token} token */
const tokenDomain = ({ name, chainId, address }) => ({ name, version: '1', chainId, verifyingContract: address });

/** @param {Permit2} permit2 */
const permit2Domain = ({ chainId, address }) => ({ name: 'Permit2', chainId, verifyingContract: address });

/** The domain's own type, for libraries that do not add it. @param {TypedData['domain']} domain */
export const domainFields = ({ version }) =>
  fields(`string name,${version === undefined ? '' : 'string version,'}uint256 chainId,address verifyingContract`);

/** Numbers as decimal strings. @param {unknown} data */
export const asJson = (data) => JSON.stringify(data, (_key, value) => (typeof value === 'bigint' ? value.toString() : value));
