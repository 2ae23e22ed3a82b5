// Writes names.json and lookups.json beside this file: hashes, normal forms and encodings by viem, independent of the
// guard, and the expected findings by hand. Run from the repository: node tests/vectors/ens/generate.mjs
import { writeFileSync } from 'node:fs'
import { encodeAbiParameters, encodeFunctionData, namehash, pad, parseAbi, toHex } from 'viem'
import { normalize } from 'viem/ens'

const abi = parseAbi([
  'function resolver(bytes32 node) view returns (address)',
  'function addr(bytes32 node) view returns (address)',
  'function name(bytes32 node) view returns (string)',
])
const REGISTRY = '0x00000000000c2e074ec69a0dfb2997ba6c7d2e1e'
const account = (/** @type {number} */ number) => pad(toHex(number), { size: 20 })
const [ALICE, BOB, CAROL] = [0xa1, 0xb0, 0xca].map(account)
const [PUBLIC, REVERSE, OTHER] = [0x5001, 0x5002, 0x5003].map(account)

// ---- names ----
/** As EIP-137 prints them. */
const EIP137 = [
  { name: '', node: '0x0000000000000000000000000000000000000000000000000000000000000000' },
  { name: 'eth', node: '0x93cdeb708b7545dc668eb9280176169d1c33cfd8ed6f04690a0bcc88a93fc4ae' },
  { name: 'foo.eth', node: '0xde9b09fd7c5f901e23a3f19fecc54828e9c848539801e86591bd9801b019f84f' },
]
const hashed = ['reverse', 'addr.reverse', 'a.b.c.d.e', '_dnslink.xn--x.eth', 'ünïcode.eth', `${'a'.repeat(63)}.eth`, 'x'.repeat(300)]
const hashes = [...EIP137, ...hashed.map((name) => ({ name, node: namehash(name) }))]
for (const { name, node } of hashes) if (namehash(name) !== node) throw new Error(`viem hashes ${name} otherwise`)

const reverseOf = (/** @type {string} */ address) => `${address.slice(2)}.addr.reverse`
const accounts = [ALICE, BOB, '0xd8da6bf26964af9d7eed9e03e53415d37aa96045', `0x${'f'.repeat(40)}`, account(0)]
const reverse = accounts.map((address) => [address, namehash(reverseOf(address))])

const plain = [
  'vitalik.eth', 'a.b', '1.eth', '007.eth', 'sub.domain.of.a.name.eth', 'with-hyphen.eth', 'a-b-c--d.eth', '_dmarc.eth', '__a.eth', 'x0x.eth', '00x1.eth', '0.eth',
  `${'a'.repeat(63)}.eth`, `${'a.'.repeat(127)}a`,
]
for (const name of plain) if (normalize(name) !== name) throw new Error(`ENSIP-15 has ${name} otherwise`)
/** No name at all, one that ENSIP-15 has otherwise or not at all, and what could be taken for another one. */
const odd = [
  '', '.', 'eth', '.eth', 'a.', 'a..eth', 'a.eth.', 'Vitalik.eth', 'VITALIK.ETH', 'with space.eth', 'a\n.eth', 'a\u0000.eth', '-a.eth', 'a-.eth', '_.eth', 'a_b.eth', 'a_.eth', '_-a.eth',
  'xn--vitalk-6va.eth', 'ab--c.eth', 'vit\u0430lik.eth', 'vitalık.eth', 'ｖitalik.eth', 'vitalik．eth', 'vitalik。eth', '🦄.eth', 'ünïcode.eth', 'a\u200b.eth', 'a\u202e.eth', 'a’b.eth', "a'b.eth", 'a/b.eth', 'a@b.eth', '$.eth', 'a:b.eth',
  '0xd8da6bf26964af9d7eed9e03e53415d37aa96045.eth', '0xd8da.eth', '0x.eth', 'a.0xd8da.eth', '_0xd8da.eth', '<b>.eth', '[a].eth',
  `${'a'.repeat(64)}.eth`, `${'a.'.repeat(127)}ab`, 'x'.repeat(1000),
]

// ---- lookups ----
const text = (/** @type {string} */ value) => encodeAbiParameters([{ type: 'string' }], [value])
const word = (/** @type {string} */ address) => encodeAbiParameters([{ type: 'address' }], [/** @type {any} */ (address)])
const key = (/** @type {string} */ to, /** @type {any} */ functionName, /** @type {string} */ name) => `${to} ${encodeFunctionData({ abi, functionName, args: [namehash(name)] })}`
const resolver = (/** @type {string} */ name, /** @type {string} */ to) => ({ [key(REGISTRY, 'resolver', name)]: word(to) })
const unregistered = (/** @type {string} */ name) => resolver(name, account(0))
const addr = (/** @type {string} */ name, /** @type {string} */ to, by = PUBLIC) => ({ ...resolver(name, by), [key(by, 'addr', name)]: word(to) })
/** What the reverse resolver of an account returns. */
const told = (/** @type {string} */ of, /** @type {string} */ returned) => ({ ...resolver(reverseOf(of), REVERSE), [key(REVERSE, 'name', reverseOf(of))]: returned })
const claims = (/** @type {string} */ of, /** @type {string} */ name) => told(of, text(name))
/** A record that does not exist. */
const nobody = (/** @type {string} */ of) => unregistered(reverseOf(of))

/** What came of each, first of the accounts, then of the typed names. */
const found = (/** @type {string} */ of, /** @type {string} */ name) => ({ account: of, name })
const [none, unread, oddly] = ['none', 'unread', 'odd']
const zeros = (/** @type {number} */ bytes) => '00'.repeat(bytes)
/** Alice claims what these bytes say, and it is a name that leads to her. */
const returns = (/** @type {string} */ name, /** @type {string} */ returned, /** @type {any} */ end = none) =>
  ({ name, accounts: [ALICE], reads: { ...told(ALICE, returned), ...addr('alice.eth', ALICE) }, found: [end] })

const alice = { ...claims(ALICE, 'alice.eth'), ...addr('alice.eth', ALICE) }
const lookups = [
  { name: 'nothing', reads: {}, found: [] },
  { name: 'a name that leads back', accounts: [ALICE], reads: alice, found: [found(ALICE, 'alice.eth')], requests: 4 },
  {
    name: 'several accounts and names at once', requests: 4,
    accounts: [ALICE, BOB, CAROL], typed: ['carol.example.eth', 'alice.eth', 'gone.eth'],
    reads: { ...alice, ...claims(BOB, 'bob.eth'), ...addr('bob.eth', BOB, OTHER), ...addr('carol.example.eth', CAROL), ...nobody(CAROL), ...unregistered('gone.eth') },
    found: [found(ALICE, 'alice.eth'), found(BOB, 'bob.eth'), none, found(CAROL, 'carol.example.eth'), found(ALICE, 'alice.eth'), none],
  },
  { name: 'the same account twice', accounts: [ALICE, ALICE], reads: alice, found: [found(ALICE, 'alice.eth'), found(ALICE, 'alice.eth')] },
  { name: 'without Multicall3', batches: 'absent', accounts: [ALICE, BOB], reads: { ...alice, ...nobody(BOB) }, found: [found(ALICE, 'alice.eth'), none] },
  { name: 'a batch that fails is asked one by one', batches: 'refused', accounts: [ALICE, BOB], reads: { ...alice, ...nobody(BOB) }, found: [found(ALICE, 'alice.eth'), none] },
  { name: 'a resolver that uses up all gas takes no name from others', greedy: OTHER, accounts: [ALICE, BOB], reads: { ...alice, ...resolver(reverseOf(BOB), OTHER) }, found: [found(ALICE, 'alice.eth'), none] },
  { name: 'a name of somebody else', accounts: [BOB], reads: { ...claims(BOB, 'alice.eth'), ...addr('alice.eth', ALICE) }, found: [none] },
  { name: 'a name that leads to nobody', accounts: [BOB], reads: { ...claims(BOB, 'bob.eth'), ...addr('bob.eth', account(0)) }, found: [none] },
  { name: 'a name without a resolver', accounts: [BOB], reads: { ...claims(BOB, 'bob.eth'), ...unregistered('bob.eth') }, found: [none] },
  { name: 'a resolver that reverts, as for what is fetched from elsewhere', accounts: [BOB], typed: ['off.chain.eth'], reads: { ...claims(BOB, 'bob.eth'), ...resolver('bob.eth', PUBLIC), ...resolver('off.chain.eth', PUBLIC) }, found: [none, none] },
  { name: 'a name that only its parent has a resolver for', typed: ['sub.alice.eth'], reads: { ...alice, ...unregistered('sub.alice.eth') }, found: [none] },
  { name: 'a reverse resolver that is no name resolver', accounts: [ALICE], reads: resolver(reverseOf(ALICE), OTHER), found: [none] },
  { name: 'more than 160 bits of a resolver', typed: ['wide.eth'], reads: { [key(REGISTRY, 'resolver', 'wide.eth')]: `0x${'f'.repeat(64)}` }, found: [none] },
  { name: 'more than 160 bits of an account', typed: ['wide.eth'], reads: { ...resolver('wide.eth', PUBLIC), [key(PUBLIC, 'addr', 'wide.eth')]: `0x01${'0'.repeat(62)}` }, found: [none] },
  { name: 'a chain without the registry', accounts: [ALICE], typed: ['alice.eth'], reads: { [key(REGISTRY, 'resolver', reverseOf(ALICE))]: '0x', [key(REGISTRY, 'resolver', 'alice.eth')]: '0x' }, found: [unread, unread] },
  { name: 'a typed name in capitals is looked up in small letters', typed: ['ALICE.Eth'], reads: alice, found: [found(ALICE, 'alice.eth')] },
  { name: 'odd names are not looked up', typed: odd.filter((name) => name.toLowerCase() !== 'vitalik.eth'), reads: {}, found: odd.filter((name) => name.toLowerCase() !== 'vitalik.eth').map(() => oddly), requests: 0 },
  ...odd.map((name) => ({ name: `a claim of ${JSON.stringify(name)}`, accounts: [ALICE], reads: { ...claims(ALICE, name), ...(name === '' ? {} : addr(name, ALICE)) }, found: [none] })),
  returns('an empty answer', '0x'),
  returns('a word', word(ALICE)),
  returns('an offset to elsewhere', text('alice.eth').replace(/20/, '40')),
  returns('an offset to nowhere', `0x${'f'.repeat(64)}${text('alice.eth').slice(66)}`),
  returns('a length beyond the answer', `0x${zeros(31)}20${'f'.repeat(64)}${text('alice.eth').slice(130)}`),
  returns('a length of one byte more than there is', `0x${zeros(31)}20${zeros(31)}0a${text('alice.eth').slice(130, 130 + 18)}`),
  returns('no padding', text('alice.eth').slice(0, 130 + 18), found(ALICE, 'alice.eth')),
  returns('what is not UTF-8', `0x${zeros(31)}20${zeros(31)}09ff${text('alice.eth').slice(132)}`),
  returns('more than a name may be', text(`${'a'.repeat(252)}.eth`)),
  { name: 'nobody answers', silent: true, accounts: [ALICE], typed: ['alice.eth'], reads: {}, found: [unread, unread] },
  ...['null', '7', '"0x1"', '"x"', '{}', '[]', '', '['].map((answers) => ({ name: `an endpoint that says ${answers}`, answers, accounts: [ALICE], typed: ['alice.eth'], reads: {}, found: [unread, unread] })),
]

const write = (/** @type {string} */ file, /** @type {unknown} */ content) => writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(content, null, 2)}\n`)
write('names.json', { hashes: hashes.map(({ name, node }) => [name, node]), reverse, plain, odd })
write('lookups.json', lookups)
