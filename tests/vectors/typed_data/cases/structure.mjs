// Payloads of unusual shape, each a change of one canonical PermitSingle.
const MEMBERS = {
  domain: [
    { name: 'name', type: 'string' },
    { name: 'chainId', type: 'uint256' },
    { name: 'verifyingContract', type: 'address' },
  ],
  single: [
    { name: 'details', type: 'PermitDetails' },
    { name: 'spender', type: 'address' },
    { name: 'sigDeadline', type: 'uint256' },
  ],
  details: [
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint160' },
    { name: 'expiration', type: 'uint48' },
    { name: 'nonce', type: 'uint48' },
  ],
}

function canonical() {
  return structuredClone({
    types: { EIP712Domain: MEMBERS.domain, PermitSingle: MEMBERS.single, PermitDetails: MEMBERS.details },
    primaryType: 'PermitSingle',
    domain: { name: 'Permit2', chainId: 1, verifyingContract: '0x000000000022D473030F116dDEE9F6B43aC78BA3' },
    message: {
      details: { token: `0x${'11'.repeat(20)}`, amount: '5', expiration: 1, nonce: 0 },
      spender: `0x${'22'.repeat(20)}`,
      sigDeadline: 1,
    },
  })
}

const rows = []

function add(name, change, expected, version) {
  const payload = canonical()
  change(payload)
  rows.push({ name, version, payload, ...expected })
}

const ok = (name, change, expected = {}) => add(name, change, expected)
const bad = (name, field, problem, change, version) => add(name, change, { malformed: { field, problem } }, version)

ok('canonical', () => {})
add('canonical in V3', () => {}, {}, 'V3')
ok('extra unused type', (p) => (p.types.Mail = [{ name: 'a', type: 'string' }]), {
  tolerates: ['ethers'],
  notes: [{ note: 'unusedType', name: 'Mail' }],
})
ok('extra message key', (p) => (p.message.evil = 'x'), { notes: [{ note: 'undeclaredKey', field: 'message.evil' }] })
ok('extra nested key', (p) => (p.message.details.evil = {}), {
  notes: [{ note: 'undeclaredKey', field: 'message.details.evil' }],
})
ok('extra payload key', (p) => (p.account = 'x'), { notes: [{ note: 'undeclaredKey', field: 'account' }] })
ok('chainId decimal text', (p) => (p.domain.chainId = '1'))
ok('chainId hex text', (p) => (p.domain.chainId = '0x1'))
ok('chainId padded', (p) => (p.domain.chainId = '0x0000000001'))
ok('verifyingContract lower case', (p) => (p.domain.verifyingContract = p.domain.verifyingContract.toLowerCase()))
ok('verifyingContract upper case', (p) => (p.domain.verifyingContract = '0x000000000022D473030F116DDEE9F6B43AC78BA3'), {
  tolerates: ['viem'],
  notes: [{ note: 'badChecksum', field: 'domain.verifyingContract' }],
})
ok('message keys in another order', (p) => (p.message = Object.fromEntries(Object.entries(p.message).reverse())))
ok('empty domain, typed as empty', (p) => {
  p.types.EIP712Domain = []
  p.domain = {}
})
ok('all five domain members', (p) => {
  p.types.EIP712Domain.splice(1, 0, { name: 'version', type: 'string' })
  p.types.EIP712Domain.push({ name: 'salt', type: 'bytes32' })
  p.domain.version = '1'
  p.domain.salt = `0x${'33'.repeat(32)}`
})
ok('bidirectional override in the domain name', (p) => (p.domain.name = 'Permit2\u202e'), {
  notes: [{ note: 'deceptiveText', field: 'domain.name' }],
})

ok('struct that two members have', (p) => {
  p.types.PermitSingle.push({ name: 'also', type: 'PermitDetails' })
  p.message.also = p.message.details
})
ok('struct that two structs have', (p) => {
  p.types.Side = [{ name: 'inner', type: 'PermitDetails' }]
  p.types.PermitSingle.push({ name: 'left', type: 'Side' }, { name: 'right', type: 'PermitDetails' })
  p.message.left = { inner: p.message.details }
  p.message.right = p.message.details
})
bad('no EIP712Domain type', 'types.EIP712Domain', 'badDomain', (p) => delete p.types.EIP712Domain)
bad('undeclared domain key', 'domain.version', 'badDomain', (p) => (p.domain.version = '9'))
bad('undeclared custom domain key', 'domain.foo', 'badDomain', (p) => (p.domain.foo = 'bar'))
bad('domain members reordered', 'types.EIP712Domain', 'badDomain', (p) => {
  const [name, chainId, contract] = p.types.EIP712Domain
  p.types.EIP712Domain = [chainId, name, contract]
})
bad('domain member typed after its turn', 'types.EIP712Domain', 'badDomain', (p) => {
  p.types.EIP712Domain.push({ name: 'version', type: 'string' })
})
bad('domain member typed twice', 'types.EIP712Domain', 'badDomain', (p) => {
  p.types.EIP712Domain.splice(1, 0, { name: 'name', type: 'string' })
})
bad('custom domain member', 'types.EIP712Domain', 'badDomain', (p) => {
  p.types.EIP712Domain.push({ name: 'foo', type: 'string' })
  p.domain.foo = 'bar'
})
bad('chainId of another type', 'types.EIP712Domain', 'badDomain', (p) => (p.types.EIP712Domain[1].type = 'uint64'))
bad('version typed, not given', 'domain.version', 'missing', (p) => {
  p.types.EIP712Domain.splice(1, 0, { name: 'version', type: 'string' })
})
bad('chainId typed, not given', 'domain.chainId', 'missing', (p) => delete p.domain.chainId)
bad('chainId null', 'domain.chainId', 'missing', (p) => (p.domain.chainId = null))
bad('chainId not a number', 'domain.chainId', 'badNumber', (p) => (p.domain.chainId = 'mainnet'))
bad('verifyingContract "cosmos"', 'domain.verifyingContract', 'badAddress', (p) => {
  p.domain.verifyingContract = 'cosmos'
})
bad('domain absent', 'domain', 'missing', (p) => delete p.domain)
bad('domain a list', 'domain', 'wrongType', (p) => (p.domain = []))
bad('types absent', 'types', 'missing', (p) => delete p.types)
bad('message absent', 'message', 'missing', (p) => delete p.message)
bad('message a list', 'message', 'wrongType', (p) => (p.message = []))
bad('primaryType absent', 'primaryType', 'missing', (p) => delete p.primaryType)
bad('primaryType a list', 'primaryType', 'wrongType', (p) => (p.primaryType = ['PermitSingle']))
bad('primaryType undeclared', 'primaryType', 'unknownType', (p) => (p.primaryType = 'toString'))
bad('primaryType an array', 'primaryType', 'unknownType', (p) => {
  p.primaryType = 'PermitSingle[]'
  p.message = [p.message]
})
bad('primaryType EIP712Domain', 'primaryType', 'badDomain', (p) => (p.primaryType = 'EIP712Domain'))
bad('uint256 declared as a struct', 'types.uint256', 'redefined', (p) => {
  p.types.uint256 = [{ name: 'x', type: 'string' }]
  p.message.sigDeadline = { x: 'hi' }
})
bad('address declared as a struct', 'types.address', 'redefined', (p) => {
  p.types.address = [{ name: 'x', type: 'string' }]
  p.message.spender = { x: 'hi' }
})
bad('type name with brackets', 'types.A(uint256 b)C', 'badName', (p) => {
  p.types['A(uint256 b)C'] = p.types.PermitDetails
  p.primaryType = 'A(uint256 b)C'
  p.message = p.message.details
})
const INJECTED = 'PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)PermitDetails'
bad('type name that reads like two types', `types.${INJECTED}`, 'badName', (p) => {
  p.types = { EIP712Domain: p.types.EIP712Domain, [INJECTED]: p.types.PermitDetails }
  p.primaryType = INJECTED
  p.message = p.message.details
})
bad('type name with a dollar', 'types.A$', 'badName', (p) => (p.types.A$ = []))
bad('type name with a foreign colon', 'types.Other:A', 'badName', (p) => (p.types['Other:A'] = []))
bad('type name with a letter that looks Latin', 'types.Реrmit', 'badName', (p) => (p.types['Реrmit'] = []))
bad('colon type as a member', 'types.PermitSingle[0].type', 'unknownType', (p) => {
  p.types['HyperliquidTransaction:A'] = p.types.PermitDetails
  p.types.PermitSingle[0].type = 'HyperliquidTransaction:A'
})
bad('colon type with a nested struct', 'primaryType', 'badName', (p) => {
  p.types['HyperliquidTransaction:A'] = p.types.PermitSingle
  p.primaryType = 'HyperliquidTransaction:A'
})
bad('member named twice', 'types.PermitSingle[3].name', 'redefined', (p) => {
  p.types.PermitSingle.push({ name: 'spender', type: 'address' })
})
bad('member name with a comma', 'types.PermitSingle[1].name', 'badName', (p) => {
  p.types.PermitSingle[1].name = 'spender,uint256 x'
  p.message['spender,uint256 x'] = p.message.spender
})
bad('member name that reads like two members', 'types.PermitSingle[1].name', 'badName', (p) => {
  p.types.PermitSingle[1].name = 'spender,uint256 x'
  const { details, spender, sigDeadline } = p.message
  p.message = { details, 'spender,uint256 x': spender, sigDeadline }
})
bad('member without a type', 'types.PermitSingle[1].type', 'missing', (p) => delete p.types.PermitSingle[1].type)
bad('member not an object', 'types.PermitSingle[1]', 'wrongType', (p) => (p.types.PermitSingle[1] = 'spender'))
bad('type not a list', 'types.PermitDetails', 'wrongType', (p) => (p.types.PermitDetails = {}))
bad('type with a trailing space', 'types.PermitSingle[1].type', 'unknownType', (p) => {
  p.types.PermitSingle[1].type = 'address '
})
bad('undeclared struct', 'types.PermitSingle[0].type', 'unknownType', (p) => delete p.types.PermitDetails)
bad('the domain type as a member', 'types.PermitSingle[0].type', 'unknownType', (p) => {
  p.types.PermitSingle[0].type = 'EIP712Domain'
  p.message.details = p.domain
})
bad('member missing', 'message.spender', 'missing', (p) => delete p.message.spender)
bad('nested member missing', 'message.details.token', 'missing', (p) => delete p.message.details.token)
bad('nested struct null', 'message.details', 'missing', (p) => (p.message.details = null))
bad('nested struct null in V3', 'message.details', 'missing', (p) => (p.message.details = null), 'V3')
bad('member missing in V3', 'message.spender', 'missing', (p) => delete p.message.spender, 'V3')
bad('nested struct a text', 'message.details', 'wrongType', (p) => (p.message.details = 'x'))
bad('array in V3', 'types.PermitSingle[0].type', 'unknownType', (p) => {
  p.types.PermitSingle[0].type = 'PermitDetails[]'
  p.message.details = [p.message.details]
}, 'V3')
bad('struct that contains itself', 'types.N[0].type', 'recursive', (p) => {
  p.types.N = [{ name: 'n', type: 'N' }, { name: 'v', type: 'uint256' }]
  p.primaryType = 'N'
  p.message = { n: { n: null, v: 2 }, v: 1 }
})
bad('struct that contains itself, alone', 'types.N[0].type', 'recursive', (p) => {
  p.types = { EIP712Domain: p.types.EIP712Domain, N: [{ name: 'n', type: 'N' }, { name: 'v', type: 'uint256' }] }
  p.primaryType = 'N'
  p.message = { n: { n: null, v: 2 }, v: 1 }
})
bad('struct that contains a list of itself', 'types.N[0].type', 'recursive', (p) => {
  p.types.N = [{ name: 'n', type: 'N[]' }]
  p.primaryType = 'N'
  p.message = { n: [{ n: [] }] }
})
bad('structs that contain each other', 'types.B[0].type', 'recursive', (p) => {
  p.types.A = [{ name: 'b', type: 'B[]' }]
  p.types.B = [{ name: 'a', type: 'A[]' }]
  p.primaryType = 'A'
  p.message = { b: [] }
})
bad('colon type beside the type of its first half', 'primaryType', 'badName', (p) => {
  p.types['HyperliquidTransaction:PermitDetails'] = p.types.PermitDetails
  p.types.HyperliquidTransaction = [{ name: 'a', type: 'bool' }]
  p.primaryType = 'HyperliquidTransaction:PermitDetails'
  p.message = p.message.details
})
bad('second item of a list', 'message.details[1].amount', 'outOfRange', (p) => {
  p.types.PermitSingle[0].type = 'PermitDetails[]'
  p.message.details = [p.message.details, { ...p.message.details, amount: (1n << 160n).toString() }]
})
bad('more dimensions than are read', 'types.PermitSingle[2].type', 'tooDeep', (p) => {
  p.types.PermitSingle[2].type = `uint256${'[]'.repeat(33)}`
})
bad('more types than are read', 'types', 'tooMany', (p) => {
  for (let i = 0; i < 70; i += 1) {
    p.types[`T${i}`] = [{ name: 'a', type: 'bool' }]
    p.types.PermitSingle.push({ name: `t${i}`, type: `T${i}` })
  }
})
bad('a member named __proto__', 'types.PermitSingle[1].name', 'badName', (p) => {
  p.types.PermitSingle[1].name = '__proto__'
})

export const structure = rows
