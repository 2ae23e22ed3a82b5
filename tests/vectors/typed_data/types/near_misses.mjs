// Types that look like known ones and hash differently.
import { encodeTypeOf, OTHER, request, SIGNER, SPENDER, TOKEN, WORD, ZERO } from './payload.mjs'

/** A value of each kind, for members whose values do not matter. */
const VALUES = { address: OTHER, bytes32: WORD, bytes: '0x', string: '', bool: true }
const valueOf = (type) => VALUES[type] ?? (type.endsWith(']') ? [] : 1)

/** A known type, changed, with any message. */
function changed(id, about, change, message) {
  const encodeType = change(encodeTypeOf(id))
  const members = /\(([^)]*)\)/.exec(encodeType)[1].split(',').map((member) => member.split(' '))
  const values = Object.fromEntries(members.map(([type, name]) => [name, valueOf(type)]))
  return request(id, about, { ...values, ...message }, 'lookAlike', { encodeType, recognised: null })
}

/** An order of Seaport with nothing in it. */
const BLANK = {
  offerer: ZERO, zone: ZERO, offer: [], consideration: [], orderType: 0, startTime: 0, endTime: 0, zoneHash: WORD, salt: 0,
  conduitKey: WORD, counter: 0, nonce: 0,
}

const replace = (from, to) => (text) => text.replaceAll(from, to)

export const nearMisses = [
  changed('eip2612', 'of another number', replace('uint256 value', 'uint128 value')),
  changed('eip2612', 'with a member more', replace('uint256 deadline', 'uint256 deadline,uint256 extra')),
  changed('permit2-single', 'with an amount of another size', replace('uint160', 'uint256'), {
    details: { token: TOKEN, amount: 1, expiration: 1, nonce: 1 },
  }),
  changed('eip3009-TransferWithAuthorization', 'with another nonce', replace('bytes32 nonce', 'uint256 nonce')),
  changed('safe-tx', 'of an older version', replace('baseGas', 'dataGas')),
  changed('votes', 'with a member less', replace(',uint256 nonce', '')),
  changed('oz4-minimal-forwarder', 'with another member', replace('uint256 gas', 'uint256 gasLimit')),
  changed('seaport-order', 'without a counter', replace('uint256 counter', 'uint256 nonce')),
  request('seaport-bulk-h1', 'a tree of threes', { tree: [] }, 'lookAlike', {
    recognised: null, encodeType: encodeTypeOf('seaport-bulk-h1').replace('[2] tree', '[] tree'),
  }),
  request('seaport-bulk-h1', 'another name of a tree of two', { trees: [BLANK, BLANK] }, 'lookAlike', {
    recognised: null, encodeType: encodeTypeOf('seaport-bulk-h1').replace('[2] tree', '[2] trees'),
  }),
  request('seaport-bulk-h1', 'of other orders', { tree: [BLANK, BLANK] }, 'lookAlike', {
    recognised: null, encodeType: encodeTypeOf('seaport-bulk-h1').replace('uint256 counter', 'uint256 nonce'),
  }),
  request('seaport-bulk-h1', 'another name of the tree', { trees: [] }, 'lookAlike', {
    recognised: null, encodeType: encodeTypeOf('seaport-bulk-h1').replace('[2] tree', '[] trees'),
  }),
  request('permit2-witness-stub', 'with tokens of another type', {
    permitted: { token: TOKEN, amount: 1 }, spender: SPENDER, nonce: 4, deadline: 99, id: WORD,
  }, 'lookAlike', {
    recognised: null,
    encodeType: 'PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,bytes32 id)TokenPermissions(address token,uint128 amount)',
  }),
  ...[
    ['with another spender', 'address spender', 'address to'],
    ['with a smaller nonce', 'uint256 nonce', 'uint128 nonce'],
    ['with another nonce', 'uint256 nonce', 'uint256 salt'],
    ['with another deadline', 'uint256 deadline', 'uint256 end'],
    ['with other tokens', ' permitted', ' allowed'],
  ].map(([about, from, to]) => request('permit2-witness-stub', about, {
    permitted: { token: TOKEN, amount: 1 }, allowed: { token: TOKEN, amount: 1 }, spender: SPENDER, to: SPENDER, nonce: 4, salt: 4, deadline: 99, end: 99, id: WORD,
  }, 'lookAlike', {
    recognised: null,
    encodeType: 'PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,bytes32 id)TokenPermissions(address token,uint256 amount)'.replace(from, to),
  })),
  ...[
    ['by another name', 'TypedDataSign', 'PermitDataSign'],
    ['with another member', 'bytes32 salt', 'bytes32 pepper'],
  ].map(([about, from, to]) => request('erc7739-typed', about, {
    contents: { owner: SIGNER, spender: SPENDER, value: 1, nonce: 1, deadline: 99 }, name: '', version: '', chainId: 1, verifyingContract: OTHER, salt: WORD, pepper: WORD,
  }, 'lookAlike', {
    recognised: null,
    encodeType: 'TypedDataSign(Permit contents,string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)'.replace(from, to),
  })),
  request('votes', 'somebody trusted, with nothing to give', { spender: SPENDER, name: 'x' }, 'unknown', {
    recognised: null, encodeType: 'Login(address spender,string name)',
  }),
  request('votes', 'something given, with nobody trusted', { to: OTHER, amount: 5 }, 'unknown', {
    recognised: null, encodeType: 'Bet(address to,uint256 amount)',
  }),
  request('votes', 'somebody trusted, and something given', { trust: { operator: SPENDER }, Amount: 5 }, 'lookAlike', {
    recognised: null, encodeType: 'Bet(Trust trust,uint256 Amount)Trust(address operator)',
  }),
  request('mm-delegation', 'of an older version', { delegate: SPENDER, authority: WORD, caveats: [] }, 'lookAlike', {
    recognised: null, encodeType: 'Delegation(address delegate,bytes32 authority,Caveat[] caveats)Caveat(address enforcer,bytes terms)',
  }),
  request('erc7739-typed', 'around a near miss', {
    contents: { owner: SIGNER, spender: ZERO, value: 1 }, name: '', version: '', chainId: 1, verifyingContract: OTHER, salt: WORD,
  }, 'lookAlike', {
    recognised: null,
    encodeType: 'TypedDataSign(Permit contents,string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)Permit(address owner,address spender,uint256 value)',
  }),
]
