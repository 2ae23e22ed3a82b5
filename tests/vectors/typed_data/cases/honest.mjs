// Honest requests: every type whose meaning is known, and oddities that real applications have.
const OWNER = `0x${'0a'.repeat(20)}`
const SPENDER = `0x${'0b'.repeat(20)}`
const TOKEN = '0x6b175474e89094c44da98b954eedeac495271d0f'
const TOKEN_2 = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
const PERMIT2 = '0x000000000022d473030f116ddee9f6b43ac78ba3'
const MAX = `0x${'f'.repeat(64)}`
const MAX_160 = `0x${'f'.repeat(40)}`

const members = (text) => text.split(',').map((one) => ({ type: one.split(' ')[0], name: one.split(' ')[1] }))
const TOKEN_DOMAIN = members('string name,string version,uint256 chainId,address verifyingContract')
const NO_VERSION = members('string name,uint256 chainId,address verifyingContract')
const DETAILS = members('address token,uint160 amount,uint48 expiration,uint48 nonce')
const PERMISSIONS = members('address token,uint256 amount')

function tokenRequest(name, type, message, effects) {
  const payload = {
    types: { EIP712Domain: TOKEN_DOMAIN, Permit: members(type) },
    primaryType: 'Permit',
    domain: { name: 'Token', version: '1', chainId: 1, verifyingContract: TOKEN },
    message,
  }
  return { name, payload, meaning: { approval: effects } }
}

function permit2Request(name, primaryType, types, message, effects) {
  const payload = {
    types: { EIP712Domain: NO_VERSION, ...types },
    primaryType,
    domain: { name: 'Permit2', chainId: '0x2105', verifyingContract: PERMIT2 },
    message,
  }
  return { name, payload, meaning: { approval: effects } }
}

const asset = (address) => ({ asset: 'token', address })
const grant = (fields) => ({ effect: 'grant', owner: null, by: 'signature', period: null, expiry: { expiry: 'never' }, ...fields })
const revoke = (kind, what, spender, keeper) => ({ effect: 'revoke', revoke: 'grant', kind, asset: what, spender, keeper })
const exact = (value) => ({ amount: 'exact', value })
const unlimited = (value) => ({ amount: 'unlimited', value })

const EIP2612 = 'address owner,address spender,uint256 value,uint256 nonce,uint256 deadline'
const DAI = 'address holder,address spender,uint256 nonce,uint256 expiry,bool allowed'
const NFT = 'address spender,uint256 tokenId,uint256 nonce,uint256 deadline'
const allowance = (fields) => grant({ kind: 'allowance', asset: asset(TOKEN), keeper: TOKEN, owner: OWNER, spender: SPENDER, ...fields })

const tokens = [
  tokenRequest('EIP-2612 exact', EIP2612, { owner: OWNER, spender: SPENDER, value: '1000', nonce: 7, deadline: '1700000000' }, [
    allowance({ amount: exact('0x3e8'), nonce: '0x7', deadline: '0x6553f100' }),
  ]),
  tokenRequest('EIP-2612 unlimited', EIP2612, { owner: OWNER, spender: SPENDER, value: MAX, nonce: 0, deadline: MAX }, [
    allowance({ amount: unlimited(MAX), nonce: '0x0', deadline: MAX }),
  ]),
  tokenRequest('EIP-2612 zero', EIP2612, { owner: OWNER, spender: SPENDER, value: 0, nonce: 0, deadline: 1 }, [
    revoke('allowance', asset(TOKEN), SPENDER, TOKEN),
  ]),
  tokenRequest('DAI allowed for ever', DAI, { holder: OWNER, spender: SPENDER, nonce: 1, expiry: 0, allowed: true }, [
    allowance({ amount: unlimited(MAX), nonce: '0x1', deadline: MAX }),
  ]),
  tokenRequest('DAI allowed for a while', DAI, { holder: OWNER, spender: SPENDER, nonce: 1, expiry: 16, allowed: true }, [
    allowance({ amount: unlimited(MAX), nonce: '0x1', deadline: '0x10' }),
  ]),
  tokenRequest('DAI not allowed', DAI, { holder: OWNER, spender: SPENDER, nonce: 1, expiry: 0, allowed: false }, [
    revoke('allowance', asset(TOKEN), SPENDER, TOKEN),
  ]),
  tokenRequest('NFT permit', NFT, { spender: SPENDER, tokenId: '255', nonce: 2, deadline: 16 }, [
    grant({ kind: 'nft', asset: { asset: 'nft', address: TOKEN, id: '0xff' }, spender: SPENDER, amount: exact('0x1'), keeper: TOKEN, nonce: '0x2', deadline: '0x10' }),
  ]),
  tokenRequest('NFT permit for nobody', NFT, { spender: `0x${'00'.repeat(20)}`, tokenId: '255', nonce: 2, deadline: 16 }, [
    revoke('nft', { asset: 'nft', address: TOKEN, id: '0xff' }, null, TOKEN),
  ]),
]

function forAll(approved, effects) {
  const request = permit2Request(`PermitForAll ${approved}`, 'PermitForAll', {
    PermitForAll: members('address operator,bool approved,uint256 nonce,uint256 deadline'),
  }, { operator: SPENDER, approved, nonce: 3, deadline: 16 }, effects)
  return request
}
const COLLECTION = { asset: 'collection', address: PERMIT2 }

const SINGLE = { PermitSingle: members('PermitDetails details,address spender,uint256 sigDeadline'), PermitDetails: DETAILS }
const BATCH = { PermitBatch: members('PermitDetails[] details,address spender,uint256 sigDeadline'), PermitDetails: DETAILS }
const permit2Grant = (fields) => grant({ kind: 'permit2', spender: SPENDER, keeper: PERMIT2, deadline: '0x10', ...fields })
const single = (name, details, effects) =>
  permit2Request(name, 'PermitSingle', SINGLE, { details, spender: SPENDER, sigDeadline: 16 }, effects)

const TRANSFER = 'TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline'
const TRANSFER_BATCH = 'TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline'
const once = (token, amount) =>
  grant({ kind: 'permit2Transfer', asset: asset(token), spender: SPENDER, amount, keeper: PERMIT2, nonce: '0x4', deadline: '0x10', expiry: { expiry: 'once' } })
const permitted = [{ token: TOKEN, amount: '5' }, { token: TOKEN_2, amount: MAX }]
const PAIR = [once(TOKEN, exact('0x5')), once(TOKEN_2, unlimited(MAX))]
const rest = { spender: SPENDER, nonce: 4, deadline: 16 }

const permit2 = [
  forAll(true, [grant({ kind: 'operator', asset: COLLECTION, spender: SPENDER, amount: { amount: 'all' }, keeper: PERMIT2, nonce: '0x3', deadline: '0x10' })]),
  forAll(false, [revoke('operator', COLLECTION, SPENDER, PERMIT2)]),
  single('PermitSingle', { token: TOKEN, amount: '5', expiration: 32, nonce: 1 }, [
    permit2Grant({ asset: asset(TOKEN), amount: exact('0x5'), nonce: '0x1', expiry: { expiry: 'at', time: '0x20' } }),
  ]),
  single('PermitSingle unlimited, this block', { token: TOKEN, amount: MAX_160, expiration: 0, nonce: 0 }, [
    permit2Grant({ asset: asset(TOKEN), amount: unlimited(MAX_160), nonce: '0x0', expiry: { expiry: 'thisBlock' } }),
  ]),
  single('PermitSingle zero', { token: TOKEN, amount: 0, expiration: 0, nonce: 0 }, [
    revoke('permit2', asset(TOKEN), SPENDER, PERMIT2),
  ]),
  permit2Request('PermitBatch', 'PermitBatch', BATCH, {
    details: [
      { token: TOKEN, amount: '5', expiration: 32, nonce: 1 },
      { token: TOKEN_2, amount: '0', expiration: 32, nonce: 2 },
    ],
    spender: SPENDER,
    sigDeadline: 16,
  }, [
    permit2Grant({ asset: asset(TOKEN), amount: exact('0x5'), nonce: '0x1', expiry: { expiry: 'at', time: '0x20' } }),
    revoke('permit2', asset(TOKEN_2), SPENDER, PERMIT2),
  ]),
  permit2Request('PermitTransferFrom', 'PermitTransferFrom', {
    PermitTransferFrom: members(TRANSFER), TokenPermissions: PERMISSIONS,
  }, { permitted: permitted[0], ...rest }, [PAIR[0]]),
  permit2Request('PermitBatchTransferFrom', 'PermitBatchTransferFrom', {
    PermitBatchTransferFrom: members(TRANSFER_BATCH), TokenPermissions: PERMISSIONS,
  }, { permitted, ...rest }, PAIR),
  permit2Request('PermitWitnessTransferFrom, a struct', 'PermitWitnessTransferFrom', {
    PermitWitnessTransferFrom: members(`${TRANSFER},Zebra slippageAndActions`),
    TokenPermissions: PERMISSIONS,
    Zebra: members('address recipient,bytes[] actions'),
  }, { permitted: permitted[0], ...rest, slippageAndActions: { recipient: OWNER, actions: ['0x1234', '0x'] } }, [PAIR[0]]),
  permit2Request('PermitWitnessTransferFrom, a word', 'PermitWitnessTransferFrom', {
    PermitWitnessTransferFrom: members(`${TRANSFER},bytes32 id`), TokenPermissions: PERMISSIONS,
  }, { permitted: permitted[0], ...rest, id: `0x${'44'.repeat(32)}` }, [PAIR[0]]),
  permit2Request('PermitBatchWitnessTransferFrom', 'PermitBatchWitnessTransferFrom', {
    PermitBatchWitnessTransferFrom: members(`${TRANSFER_BATCH},A witness`),
    TokenPermissions: PERMISSIONS,
    A: members('uint8 a'),
  }, { permitted, ...rest, witness: { a: 1 } }, PAIR),
]

const lookAlike = (name, primaryType, types, message) => ({
  ...permit2Request(name, primaryType, types, message, []),
  meaning: 'lookAlike',
})

const lookAlikes = [
  lookAlike('witness with tokens of another type', 'PermitWitnessTransferFrom', {
    PermitWitnessTransferFrom: members(`${TRANSFER},bytes32 id`), TokenPermissions: members('address token,uint128 amount'),
  }, { permitted: permitted[0], ...rest, id: `0x${'44'.repeat(32)}` }),
  lookAlike('two witnesses', 'PermitWitnessTransferFrom', {
    PermitWitnessTransferFrom: members(`${TRANSFER},bool a,bool b`), TokenPermissions: PERMISSIONS,
  }, { permitted: permitted[0], ...rest, a: true, b: false }),
  lookAlike('a permit of another shape', 'Permit', { Permit: members('address spender,uint256 value') }, { spender: SPENDER, value: 1 }),
  lookAlike('a spender and an amount', 'Order', { Order: members('address Spender,Item item'), Item: members('uint256 Amount') }, {
    Spender: SPENDER,
    item: { Amount: 1 },
  }),
]

const unknown = (name, primaryType, types, message, expected = {}) => ({
  name,
  payload: {
    types: { EIP712Domain: NO_VERSION, ...types },
    primaryType,
    domain: { name: 'Example', chainId: 1, verifyingContract: TOKEN },
    message,
  },
  meaning: 'unknown',
  ...expected,
})

const oddities = [
  unknown('negative integers', 'T', { T: members('int256 a,int8 b,int128 c') }, { a: '-1', b: -128, c: '170141183460469231731687303715884105727' }),
  unknown('positive integers in hexadecimal', 'T', { T: members('int8 a,int256 b,int64 c') }, { a: '0x7f', b: '0x0', c: '0x7fffffffffffffff' }),
  unknown('HyperliquidTransaction', 'HyperliquidTransaction:UsdSend', {
    'HyperliquidTransaction:UsdSend': members('string hyperliquidChain,string destination,string quantity,uint64 time'),
  }, { hyperliquidChain: 'Mainnet', destination: OWNER, quantity: '1.5', time: 1700000000000 }),
  unknown('bad checksum', 'T', { T: members('address a') }, { a: '0x6B175474E89094C44Da98b954EedeAC495271d0f'.replace('B', 'b') }, {
    tolerates: ['viem', 'ethers'],
    notes: [{ note: 'badChecksum', field: 'message.a' }],
  }),
  unknown('good checksum', 'T', { T: members('address a') }, { a: '0x6B175474E89094C44Da98b954EedeAC495271d0F' }, { notes: [] }),
  unknown('nested and fixed arrays', 'T', { T: members('uint8[2][] a,S[][1] b,string[] c,bytes4[2] d,bool[] e'), S: members('bytes x,int16 y') }, {
    a: [[1, 2], [3, 4]],
    b: [[{ x: '0x', y: -2 }, { x: '0x00', y: 2 }]],
    c: ['', 'ü'],
    d: ['0x01020304', '0xffffffff'],
    e: [],
  }),
  unknown('a tree of 24 levels', 'T', { T: [{ name: 'tree', type: `uint8${'[1]'.repeat(24)}` }] }, {
    tree: Array.from({ length: 24 }).reduce((inner) => [inner], 7),
  }),
  unknown('fixed bytes', 'T', { T: members('bytes1 a,bytes20 b,bytes32 c') }, { a: '0xAB', b: OWNER, c: `0x${'Cd'.repeat(32)}` }),
  unknown('unicode text', 'T', { T: members('string a') }, { a: 'Grüße, 世界 🦊\n"quoted" \\ /' }, { notes: [] }),
  unknown('zero-width text', 'T', { T: members('S[] s'), S: members('string a') }, { s: [{ a: 'x' }, { a: 'pay\u200bpal' }] }, {
    notes: [{ note: 'deceptiveText', field: 'message.s[1].a' }],
  }),
  unknown('shared and sorted types', 'B', { B: members('Z z,A a,C[] c'), Z: members('A a'), A: members('uint8 x'), C: members('Z z,A a') }, {
    z: { a: { x: 1 } },
    a: { x: 2 },
    c: [{ z: { a: { x: 3 } }, a: { x: 4 } }],
  }),
  unknown('a dollar in a member name', 'T', { T: members('bool $a$,bool _') }, { $a$: true, _: false }),
  unknown('a struct without members', 'T', { T: members('E e'), E: [] }, { e: {} }),
  unknown('a struct named after a prefix', 'T', { T: members('interval i'), interval: members('uint8 x') }, { i: { x: 1 } }, {
    tolerates: ['viem'],
  }),
]

export const honest = [...tokens, ...permit2, ...lookAlikes, ...oddities]
