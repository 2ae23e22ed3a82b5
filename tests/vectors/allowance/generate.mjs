// Writes abi.json and scans.json beside this file: the encodings by viem, independent of the guard, and
// the expected findings by hand. Run from the repository: node tests/vectors/allowance/generate.mjs
import { writeFileSync } from 'node:fs'
import {
  encodeAbiParameters, encodeEventTopics, encodeFunctionData, encodeFunctionResult, multicall3Abi,
  pad, parseAbi, stringToHex, toEventSelector, toHex,
} from 'viem'

const abi = parseAbi([
  'event Approval(address indexed owner, address indexed spender, uint256 value)',
  'event ApprovalForAll(address indexed owner, address indexed operator, bool approved)',
  'function allowance(address,address) view returns (uint256)',
  'function balanceOf(address) view returns (uint256)',
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function getApproved(uint256) view returns (address)',
  'function ownerOf(uint256) view returns (address)',
  'function isApprovedForAll(address,address) view returns (bool)',
  'function approve(address,uint256)',
  'function decreaseAllowance(address,uint256)',
  'function setApprovalForAll(address,bool)',
])
const nftAbi = parseAbi(['event Approval(address indexed owner, address indexed approved, uint256 indexed id)'])
const permit2Abi = parseAbi([
  'event Approval(address indexed owner, address indexed token, address indexed spender, uint160 amount, uint48 expiration)',
  'event Permit(address indexed owner, address indexed token, address indexed spender, uint160 amount, uint48 expiration, uint48 nonce)',
  'event Lockdown(address indexed owner, address token, address spender)',
  'function allowance(address,address,address) view returns (uint160 amount, uint48 expiration, uint48 nonce)',
  'function lockdown((address token, address spender)[])',
])

const coinAbi = parseAbi([
  'event Approval(address indexed owner, address indexed spender, uint256 indexed id, uint256 amount)',
  'event OperatorSet(address indexed owner, address indexed spender, bool approved)',
  'function allowance(address,address,uint256) view returns (uint256)',
  'function isOperator(address,address) view returns (bool)',
  'function balanceOf(address,uint256) view returns (uint256)',
  'function symbol(uint256) view returns (string)',
  'function decimals(uint256) view returns (uint8)',
  'function approve(address,uint256,uint256)',
  'function setOperator(address,bool)',
])
const debtAbi = parseAbi([
  'event BorrowAllowanceDelegated(address indexed fromUser, address indexed toUser, address indexed asset, uint256 amount)',
  'function borrowAllowance(address,address) view returns (uint256)',
  'function approveDelegation(address,uint256)',
])
const powersAbi = parseAbi([
  'event AuthorizedOperator(address indexed operator, address indexed tokenHolder)',
  'event SetAuthorization(address indexed caller, address indexed authorizer, address indexed authorized, bool newIsAuthorized)',
  'event RelayerApprovalChanged(address indexed relayer, address indexed sender, bool approved)',
  'event LogSetMasterContractApproval(address indexed masterContract, address indexed user, bool approved)',
  'function isOperatorFor(address operator, address tokenHolder) view returns (bool)',
  'function isAuthorized(address authorizer, address authorized) view returns (bool)',
  'function hasApprovedRelayer(address user, address relayer) view returns (bool)',
  'function masterContractApproved(address masterContract, address user) view returns (bool)',
  'function revokeOperator(address operator)',
  'function setAuthorization(address authorized, bool newIsAuthorized)',
  'function setRelayerApproval(address sender, address relayer, bool approved)',
  'function setMasterContractApproval(address user, address masterContract, bool approved, uint8 v, bytes32 r, bytes32 s)',
])

const PERMIT2 = '0x000000000022d473030f116ddee9f6b43ac78ba3'
const MAX = 2n ** 256n - 1n
const MAX160 = 2n ** 160n - 1n
const NOW = 1_800_000_000
const CHAIN = '0x7a69'
const account = (/** @type {number} */ number) => pad(toHex(number), { size: 20 })
const OWNER = '0x00000000000000000000000000000000000000aa'
const [GOLD, IRON, OLD, TIN, ART, GAME, ODD] = [0x1001, 0x1002, 0x1003, 0x1004, 0x2001, 0x2002, 0x3001].map(account)
const [COIN, DEBT, OLDER, MORPHO, VAULT, BENTO] = [0x4001, 0x4002, 0x4003, 0x4004, 0x4005, 0x4006].map(account)
const [SWAP, SHOP, THIEF] = [0xb1, 0xb2, 0xb3].map(account)

const quantity = (/** @type {bigint | number} */ value) => toHex(value)
const fromAbi = (list, name, args) => encodeFunctionData({ abi: list, functionName: name, args })

// ---- logs ----
let nextLog = 0
const log = (address, topics, data, block) => ({
  address, topics, data, blockNumber: quantity(block), logIndex: quantity(nextLog++), removed: false,
})
const approval = (token, spender, value, block, owner = OWNER) => log(token,
  encodeEventTopics({ abi, eventName: 'Approval', args: { owner, spender } }),
  encodeAbiParameters([{ type: 'uint256' }], [value]), block)
const nftApproval = (token, approved, id, block) => log(token,
  encodeEventTopics({ abi: nftAbi, eventName: 'Approval', args: { owner: OWNER, approved, id } }), '0x', block)
const forAll = (token, operator, approved, block) => log(token,
  encodeEventTopics({ abi, eventName: 'ApprovalForAll', args: { owner: OWNER, operator } }),
  encodeAbiParameters([{ type: 'bool' }], [approved]), block)
const permit2Approval = (token, spender, amount, expiration, block, address = PERMIT2) => log(address,
  encodeEventTopics({ abi: permit2Abi, eventName: 'Approval', args: { owner: OWNER, token, spender } }),
  encodeAbiParameters([{ type: 'uint160' }, { type: 'uint48' }], [amount, expiration]), block)
const permit2Permit = (token, spender, amount, expiration, nonce, block) => log(PERMIT2,
  encodeEventTopics({ abi: permit2Abi, eventName: 'Permit', args: { owner: OWNER, token, spender } }),
  encodeAbiParameters([{ type: 'uint160' }, { type: 'uint48' }, { type: 'uint48' }], [amount, expiration, nonce]), block)
const lockdown = (token, spender, block) => log(PERMIT2,
  encodeEventTopics({ abi: permit2Abi, eventName: 'Lockdown', args: { owner: OWNER } }),
  encodeAbiParameters([{ type: 'address' }, { type: 'address' }], [token, spender]), block)
const coinApproval = (spender, id, amount, block) => log(COIN,
  encodeEventTopics({ abi: coinAbi, eventName: 'Approval', args: { owner: OWNER, spender, id } }),
  encodeAbiParameters([{ type: 'uint256' }], [amount]), block)
const operatorSet = (spender, approved, block) => log(COIN,
  encodeEventTopics({ abi: coinAbi, eventName: 'OperatorSet', args: { owner: OWNER, spender } }),
  encodeAbiParameters([{ type: 'bool' }], [approved]), block)
const lent = (toUser, amount, block) => log(DEBT,
  encodeEventTopics({ abi: debtAbi, eventName: 'BorrowAllowanceDelegated', args: { fromUser: OWNER, toUser, asset: GOLD } }),
  encodeAbiParameters([{ type: 'uint256' }], [amount]), block)
// Before Aave v3 the asset is no topic.
const lentBefore = (toUser, amount, block) => log(DEBT,
  encodeEventTopics({ abi: debtAbi, eventName: 'BorrowAllowanceDelegated', args: { fromUser: OWNER, toUser, asset: GOLD } }).slice(0, 3),
  encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [GOLD, amount]), block)
const powered = (contract, eventName, args, block, yes = true) => log(contract, encodeEventTopics({ abi: powersAbi, eventName, args }),
  eventName === 'AuthorizedOperator' ? '0x' : encodeAbiParameters([{ type: 'bool' }], [yes]), block)

// ---- reads: `to data` -> what is returned; whatever is absent reverts ----
const entry = (to, list, name, args, result) =>
  [`${to} ${fromAbi(list, name, args)}`, encodeFunctionResult({ abi: list, functionName: name, result })]
const allows = (token, spender, value) => entry(token, abi, 'allowance', [OWNER, spender], value)
const has = (token, value) => entry(token, abi, 'balanceOf', [OWNER], value)
const named = (token, symbol) => entry(token, abi, 'symbol', [], symbol)
const places = (token, decimals) => entry(token, abi, 'decimals', [], decimals)
const approvedFor = (token, id, who) => entry(token, abi, 'getApproved', [id], who)
const ownedBy = (token, id, who) => entry(token, abi, 'ownerOf', [id], who)
const operates = (token, who, yes) => entry(token, abi, 'isApprovedForAll', [OWNER, who], yes)
const coins = (spender, id, amount) => entry(COIN, coinAbi, 'allowance', [OWNER, spender, id], amount)
const coinOperator = (spender, yes) => entry(COIN, coinAbi, 'isOperator', [OWNER, spender], yes)
const borrows = (spender, amount) => entry(DEBT, debtAbi, 'borrowAllowance', [OWNER, spender], amount)
const power = (contract, name, args, yes) => entry(contract, powersAbi, name, args, yes)
const permits = (token, spender, amount, expiration, nonce) =>
  entry(PERMIT2, permit2Abi, 'allowance', [OWNER, token, spender], [amount, expiration, nonce])
const raw = (to, name, returned) => [`${to} ${fromAbi(abi, name, [])}`, returned]

// ---- what is expected ----
const key = (kind, token, spender, tokenId = null) => ({ chain: CHAIN, owner: OWNER, kind, token, tokenId, spender })
const address = (value) => ({ arg: 'address', value })
const said = (id, row, more = {}) => ({
  id, args: { spender: address(row.key.spender), token: { arg: 'token', address: row.key.token, symbol: row.symbol }, ...more },
})
const sum = (row, value) => ({ arg: 'amount', value: quantity(value), decimals: row.decimals, symbol: row.symbol })
const time = (value) => ({ arg: 'time', value: quantity(value) })
const exact = (value) => ({ amount: 'exact', value: quantity(value) })
const unlimited = (value) => ({ amount: 'unlimited', value: quantity(value) })
const at = (value) => ({ expiry: 'at', time: quantity(value) })
const never = { expiry: 'never' }
const gold = { symbol: 'GOLD', decimals: 18 }
const iron = { symbol: 'IRON', decimals: 6 }

/** A row; `why` gets the row itself. */
function row(fields, why) {
  const full = {
    expiry: never, nonce: null, status: 'active', symbol: null, decimals: null, balance: null, exposed: null, ...fields,
    block: quantity(fields.block),
  }
  return { ...full, why: why(full) }
}

const worlds = {
  empty: { head: '0x64', logs: [], reads: {} },
  genesis: { head: '0x0', logs: [], reads: {} },
  town: {
    head: quantity(40_000),
    logs: [
      approval(GOLD, SWAP, 5n, 10), approval(GOLD, SWAP, MAX, 100),
      approval(IRON, SHOP, 700n, 200), approval(IRON, SWAP, 900n, 201), approval(IRON, SWAP, 0n, 202),
      approval(TIN, THIEF, MAX, 250), approval(GOLD, PERMIT2, MAX, 300),
      approval(GOLD, account(0), 1n, 301),
      approval(IRON, PERMIT2, 40n, 310),
      nftApproval(ART, SHOP, 7n, 400), nftApproval(ART, SHOP, 8n, 401), nftApproval(ART, SHOP, 9n, 402),
      nftApproval(ART, account(0), 7n, 399),
      forAll(ART, SHOP, true, 20_000), forAll(ART, THIEF, true, 20_001), forAll(ART, THIEF, false, 20_002),
      forAll(GAME, SHOP, true, 20_003),
      permit2Approval(GOLD, SWAP, MAX160, NOW + 1, 30_000),
      permit2Permit(GOLD, SHOP, 60n, NOW, 3, 30_001),
      permit2Permit(GOLD, THIEF, 60n, NOW - 1, 1, 30_002),
      permit2Approval(TIN, SWAP, 60n, NOW + 9, 30_003),
      permit2Approval(IRON, SHOP, 90n, NOW + 9, 30_004),
      permit2Approval(IRON, THIEF, 90n, NOW + 9, 30_005), lockdown(IRON, THIEF, 40_000),
      coinApproval(SWAP, 5n, 30n, 31_000), coinApproval(SHOP, 5n, MAX, 31_001), coinApproval(SHOP, 6n, MAX, 31_002),
      coinApproval(THIEF, 6n, 30n, 31_003), coinApproval(THIEF, 6n, 0n, 31_004),
      operatorSet(THIEF, true, 31_005), operatorSet(SHOP, true, 31_006), operatorSet(SHOP, false, 31_007),
      lent(SWAP, 5_000n, 31_008), lentBefore(THIEF, MAX, 31_009), lent(SHOP, 1n, 31_010),
      powered(OLDER, 'AuthorizedOperator', { operator: THIEF, tokenHolder: OWNER }, 32_000),
      powered(OLDER, 'AuthorizedOperator', { operator: SHOP, tokenHolder: OWNER }, 32_001),
      powered(OLDER, 'AuthorizedOperator', { operator: OWNER, tokenHolder: THIEF }, 32_002),
      // By a signature, which another account brings.
      powered(MORPHO, 'SetAuthorization', { caller: SHOP, authorizer: OWNER, authorized: THIEF }, 32_003),
      powered(MORPHO, 'SetAuthorization', { caller: OWNER, authorizer: OWNER, authorized: SHOP }, 32_004),
      powered(MORPHO, 'SetAuthorization', { caller: OWNER, authorizer: OWNER, authorized: SHOP }, 32_005, false),
      powered(VAULT, 'RelayerApprovalChanged', { relayer: SWAP, sender: OWNER }, 32_006),
      powered(BENTO, 'LogSetMasterContractApproval', { masterContract: SHOP, user: OWNER }, 32_007),
    ],
    reads: Object.fromEntries([
      allows(GOLD, SWAP, MAX), allows(IRON, SHOP, 700n), allows(IRON, SWAP, 0n), allows(TIN, THIEF, MAX),
      allows(GOLD, PERMIT2, MAX), allows(IRON, PERMIT2, 40n), allows(TIN, PERMIT2, 0n),
      has(GOLD, 1_000n), has(IRON, 500n), has(TIN, 0n), has(ART, 2n),
      named(GOLD, 'GOLD'), named(IRON, 'IRON'), places(GOLD, 18), places(IRON, 6), named(ART, 'ART'),
      approvedFor(ART, 7n, SHOP), ownedBy(ART, 7n, OWNER),
      approvedFor(ART, 8n, account(0)), ownedBy(ART, 8n, OWNER),
      approvedFor(ART, 9n, SHOP), ownedBy(ART, 9n, THIEF),
      operates(ART, SHOP, true), operates(ART, THIEF, false), operates(GAME, SHOP, true),
      permits(GOLD, SWAP, MAX160, NOW + 1, 0), permits(GOLD, SHOP, 60n, NOW, 4), permits(GOLD, THIEF, 60n, NOW - 1, 2),
      coins(SWAP, 5n, 30n), coins(SHOP, 5n, MAX), coins(SHOP, 6n, MAX), coins(THIEF, 6n, 0n), coinOperator(THIEF, true), coinOperator(SHOP, false),
      ...[5n, 6n].flatMap((id) => [
        entry(COIN, coinAbi, 'balanceOf', [OWNER, id], id === 5n ? 20n : 0n), entry(COIN, coinAbi, 'symbol', [id], `COIN${id}`), entry(COIN, coinAbi, 'decimals', [id], 2),
      ]),
      borrows(SWAP, 4_000n), borrows(THIEF, MAX), borrows(SHOP, 0n), named(DEBT, 'debtGOLD'), places(DEBT, 18),
      power(OLDER, 'isOperatorFor', [THIEF, OWNER], true), power(OLDER, 'isOperatorFor', [SHOP, OWNER], false),
      has(OLDER, 70n), named(OLDER, 'OLDER'), places(OLDER, 18),
      power(MORPHO, 'isAuthorized', [OWNER, THIEF], true), power(MORPHO, 'isAuthorized', [OWNER, SHOP], false),
      power(VAULT, 'hasApprovedRelayer', [OWNER, SWAP], true), power(BENTO, 'masterContractApproved', [SHOP, OWNER], true),
      permits(TIN, SWAP, 60n, NOW + 9, 0), permits(IRON, SHOP, 90n, NOW + 9, 0), permits(IRON, THIEF, 0n, NOW + 9, 0),
    ]),
  },
  odd: {
    head: '0x64',
    logs: [
      approval(OLD, SWAP, 5n, 1), approval(ODD, SWAP, 5n, 2), approval(TIN, SWAP, 5n, 3),
      approval(GOLD, SWAP, 5n, 4, THIEF),
      permit2Approval(GOLD, SWAP, 5n, NOW, 5, ODD),
      { ...approval(GOLD, SWAP, 5n, 6), data: '0x' },
      { ...approval(GOLD, SWAP, 5n, 7), address: '0x12' },
      { ...approval(GOLD, SWAP, 5n, 8), topics: [toEventSelector('Approval(address,address,uint256)')] },
      { ...approval(GOLD, SWAP, 5n, 9), topics: approval(GOLD, SWAP, 5n, 9).topics.map((topic, at) => at === 2 ? pad('0xff', { dir: 'right' }) : topic) },
      { nonsense: true },
    ],
    reads: Object.fromEntries([
      allows(OLD, SWAP, 5n), has(OLD, 2n), raw(OLD, 'symbol', stringToHex('MKR', { size: 32 })), raw(OLD, 'decimals', toHex(255, { size: 32 })),
      allows(TIN, SWAP, 5n), named(TIN, `\u0000${'T'.repeat(500)}`), places(TIN, 77),
      [`${ODD} ${fromAbi(abi, 'allowance', [OWNER, SWAP])}`, '0x'],
    ]),
  },
}

const town = [
  row({ key: key('erc20', GOLD, SWAP), amount: unlimited(MAX), ...gold, balance: quantity(1000), exposed: quantity(1000), risk: 'high', block: 100 },
    (it) => said('risk_unlimited', it)),
  row({ key: key('erc20', GOLD, PERMIT2), amount: unlimited(MAX), ...gold, balance: quantity(1000), exposed: quantity(1000), risk: 'high', block: 300 },
    (it) => said('risk_unlimited', it)),
  row({ key: key('permit2', GOLD, SWAP), amount: unlimited(MAX160), expiry: at(NOW + 1), nonce: '0x0', ...gold, balance: quantity(1000), exposed: quantity(1000), risk: 'high', block: 30_000 },
    (it) => said('risk_unlimited_until', it, { until: time(NOW + 1) })),
  row({ key: key('operator', ART, SHOP), amount: { amount: 'all' }, symbol: 'ART', balance: '0x2', exposed: '0x2', risk: 'high', block: 20_000 },
    (it) => said('risk_operator', it)),
  row({ key: key('operator', GAME, SHOP), amount: { amount: 'all' }, risk: 'high', block: 20_003 }, (it) => said('risk_operator', it)),
  row({ key: key('erc20', IRON, SHOP), amount: exact(700), ...iron, balance: quantity(500), exposed: quantity(500), status: 'underfunded', risk: 'medium', block: 200 },
    (it) => said('risk_exact', it, { exposed: sum(it, 500) })),
  row({ key: key('permit2', GOLD, SHOP), amount: exact(60), expiry: at(NOW), nonce: '0x4', ...gold, balance: quantity(1000), exposed: quantity(60), risk: 'medium', block: 30_001 },
    (it) => said('risk_exact_until', it, { exposed: sum(it, 60), until: time(NOW) })),
  row({ key: key('erc20', IRON, PERMIT2), amount: exact(40), ...iron, balance: quantity(500), exposed: quantity(40), risk: 'medium', block: 310 },
    (it) => said('risk_exact', it, { exposed: sum(it, 40) })),
  row({ key: key('permit2', IRON, SHOP), amount: exact(90), expiry: at(NOW + 9), nonce: '0x0', ...iron, balance: quantity(500), exposed: quantity(40), status: 'underfunded', risk: 'medium', block: 30_004 },
    (it) => said('risk_exact_until', it, { exposed: sum(it, 40), until: time(NOW + 9) })),
  row({ key: key('nft', ART, SHOP, '0x7'), amount: exact(1), symbol: 'ART', balance: '0x2', exposed: '0x1', risk: 'medium', block: 400 },
    (it) => said('risk_nft', it, { id: { arg: 'number', value: '0x7' } })),
  row({ key: key('erc20', TIN, THIEF), amount: unlimited(MAX), balance: '0x0', exposed: '0x0', risk: 'medium', block: 250 },
    (it) => said('risk_unlimited_empty', it)),
  row({ key: key('permit2', GOLD, THIEF), amount: exact(60), expiry: at(NOW - 1), nonce: '0x2', ...gold, balance: quantity(1000), exposed: '0x0', status: 'expired', risk: 'low', block: 30_002 },
    (it) => said('risk_expired', it, { until: time(NOW - 1) })),
  row({ key: key('permit2', TIN, SWAP), amount: exact(60), expiry: at(NOW + 9), nonce: '0x0', balance: '0x0', exposed: '0x0', status: 'blocked', risk: 'low', block: 30_003 },
    (it) => said('risk_blocked', it)),
]
const coin = (id) => ({ symbol: `COIN${id}`, decimals: 2 })
const debt = { symbol: 'debtGOLD', decimals: 18 }
town.push(
  row({ key: key('erc6909', COIN, SHOP, '0x5'), amount: unlimited(MAX), ...coin(5), balance: quantity(20), exposed: quantity(20), risk: 'high', block: 31_001 },
    (it) => said('risk_unlimited', it)),
  row({ key: key('erc6909Operator', COIN, THIEF), amount: { amount: 'all' }, risk: 'high', block: 31_005 }, (it) => said('risk_operator', it)),
  row({ key: key('credit', DEBT, THIEF), amount: unlimited(MAX), ...debt, risk: 'high', block: 31_009 }, (it) => said('risk_credit_unlimited', it)),
  row({ key: key('erc6909', COIN, SWAP, '0x5'), amount: exact(30), ...coin(5), balance: quantity(20), exposed: quantity(20), status: 'underfunded', risk: 'medium', block: 31_000 },
    (it) => said('risk_exact', it, { exposed: sum(it, 20) })),
  row({ key: key('erc777Operator', OLDER, THIEF), amount: { amount: 'all' }, symbol: 'OLDER', decimals: 18, balance: quantity(70), exposed: quantity(70), risk: 'high', block: 32_000 },
    (it) => said('risk_unlimited', it)),
  row({ key: key('authorization', MORPHO, THIEF), amount: { amount: 'all' }, risk: 'high', block: 32_003 }, (it) => said('risk_positions', it)),
  row({ key: key('relayer', VAULT, SWAP), amount: { amount: 'all' }, risk: 'high', block: 32_006 }, (it) => said('risk_relayer', it)),
  row({ key: key('masterContract', BENTO, SHOP), amount: { amount: 'all' }, risk: 'high', block: 32_007 }, (it) => said('risk_positions', it)),
  row({ key: key('erc6909', COIN, SHOP, '0x6'), amount: unlimited(MAX), ...coin(6), balance: '0x0', exposed: '0x0', risk: 'medium', block: 31_002 },
    (it) => said('risk_unlimited_empty', it)),
  row({ key: key('credit', DEBT, SWAP), amount: exact(4_000), ...debt, risk: 'medium', block: 31_008 }, (it) => said('risk_credit', it, { amount: sum(it, 4_000) })),
)
// Worst first, then what exposes more, then by key.
const RISKS = ['high', 'medium', 'low']
const KINDS = ['erc20', 'nft', 'operator', 'permit2', 'erc6909', 'erc6909Operator', 'credit', 'erc777Operator', 'authorization', 'relayer', 'masterContract', 'code']
const ranks = (it) => [RISKS.indexOf(it.risk), it.exposed === null ? Infinity : -Number(it.exposed), KINDS.indexOf(it.key.kind), Number(it.key.token), Number(it.key.tokenId), Number(it.key.spender)]
town.sort((one, other) => {
  const [a, b] = [ranks(one), ranks(other)]
  const at = a.findIndex((value, place) => value !== b[place])
  return at < 0 ? 0 : /** @type {number} */ (a[at]) < /** @type {number} */ (b[at]) ? -1 : 1
})
const mkr = row({ key: key('erc20', OLD, SWAP), amount: exact(5), symbol: 'MKR', balance: '0x2', exposed: '0x2', status: 'underfunded', risk: 'medium', block: 1 },
  (it) => said('risk_exact', it, { exposed: sum(it, 2) }))
const tin = row({ key: key('erc20', TIN, SWAP), amount: exact(5), symbol: 'T'.repeat(64), decimals: 77, risk: 'medium', block: 3 },
  (it) => said('risk_exact_unknown', it, { amount: sum(it, 5) }))

const whole = (allowances) => ({ allowances, unread: [], complete: true, failed: null })
const failed = (id, args) => {
  const why = args ? { id, args } : { id }
  return { allowances: [], unread: [{ key: null, why }], complete: false, failed: why }
}
const count = (value) => ({ count: { arg: 'count', value } })
const words = (value) => ({ arg: 'page', value })
const tooWide = 'block range is too large'
const tooMany = 'query returned more than 10000 results. Try with this block range [0x1, 0x2]'

const wrongKey = { id: 'scan_explorer_refused', args: { message: words('Invalid API Key') } }
const number = (value) => ({ arg: 'number', value: `0x${value.toString(16)}` })
/** The town without what only an event that nobody tells of would show, and what is said of that: some of the first blocks are searched. */
const without = (kind) => ({
  ...whole(town.filter(({ key: { kind: own } }) => own !== kind)),
  unread: [
    { key: null, why: { id: 'unread_blocks', args: { from: number(39), to: number(40_000) } } },
    { key: null, why: { id: 'scan_too_many_calls', args: count(4_001) } },
    { key: null, why: { id: 'scan_explorer_unreadable' } },
  ],
  complete: false,
})

const cases = [
  { name: 'nothing was ever approved', world: 'empty', endpoint: {}, expect: whole([]) },
  { name: 'everything, by multicall', world: 'town', endpoint: {}, expect: whole(town) },
  { name: 'a chain without Multicall3', world: 'town', endpoint: { batches: 'absent' }, expect: whole(town) },
  { name: 'an endpoint that refuses batches', world: 'town', endpoint: { batches: 'refused' }, expect: whole(town) },
  { name: 'a token that uses up the gas of a batch', world: 'town', endpoint: { greedy: ART }, expect: whole(town) },
  { name: 'a token that spends allowances within a batch', world: 'town', endpoint: { spender: GOLD }, expect: whole(town) },
  { name: 'ranges of at most 1,000 blocks', world: 'town', endpoint: { blocks: 1_000, refusal: tooWide }, expect: whole(town) },
  { name: 'at most two results', world: 'town', endpoint: { results: 2, refusal: tooMany }, expect: whole(town) },
  { name: 'ranges of at most 10 blocks', world: 'town', endpoint: { blocks: 10, refusal: tooWide, mostCalls: 100 },
    expect: failed('scan_too_many_calls', count(4_001)) },
  { name: 'not even one block', world: 'genesis', endpoint: { results: -1, refusal: '-32005 limit exceeded' },
    expect: failed('scan_one_block', { block: { arg: 'number', value: '0x0' } }) },
  { name: 'asked too often', world: 'town', endpoint: { results: -1, refusal: '-32005: daily request count exceeded, request rate limited' },
    expect: failed('scan_refused', { message: words('-32005: daily request count exceeded, request rate limited') }) },
  { name: 'another refusal', world: 'town', endpoint: { results: -1, refusal: 'archive data needs a key' },
    expect: failed('scan_refused', { message: words('archive data needs a key') }) },
  { name: 'nobody there', world: 'town', endpoint: { down: 'connection refused' },
    expect: failed('scan_unreachable', { reason: words('connection refused') }) },
  { name: 'odd contracts and a lying endpoint', world: 'odd', endpoint: { everything: true },
    expect: {
      allowances: [mkr, tin],
      unread: [
        // It sends all of them to both questions: the second time what is a log is of another owner, in that place.
        { key: null, why: { id: 'unread_log', args: count(8) } },
        { key: null, why: { id: 'unread_log_stranger', args: count(8) } },
        { key: null, why: { id: 'unread_log_permit2', args: count(1) } },
        { key: key('erc20', ODD, SWAP), why: { id: 'unread_answer' } },
      ],
      complete: false, failed: null,
    } },
  { name: 'an explorer, and an endpoint for what is new', world: 'town', endpoint: { blocks: 100, refusal: tooWide, mostCalls: 36, explorer: { kind: 'etherscan' } },
    expect: whole(town) },
  { name: 'an explorer that knows no blocks yet', world: 'town', endpoint: { explorer: { kind: 'blockscout', last: 0 } }, expect: whole(town) },
  { name: 'an explorer that lags', world: 'town', endpoint: { blocks: 1_000, refusal: tooWide, explorer: { kind: 'blockscout', last: 0xca } }, expect: whole(town) },
  { name: 'an explorer that refuses large answers', world: 'town', endpoint: { explorer: { kind: 'etherscan', rows: 3, refusal: 'Query Timeout occured. Please select a smaller result dataset' } },
    expect: whole(town) },
  { name: 'a wrong key, and an endpoint that searches', world: 'town', endpoint: { explorer: { kind: 'etherscan', rows: -1, refusal: 'Invalid API Key' } }, expect: whole(town) },
  { name: 'a wrong key, and an endpoint that does not', world: 'town', endpoint: { blocks: 10, refusal: tooWide, mostCalls: 100, explorer: { kind: 'etherscan', rows: -1, refusal: 'Invalid API Key' } },
    expect: failed(wrongKey.id, wrongKey.args) },
  { name: 'an explorer that gives what nobody asked for', world: 'town', endpoint: { explorer: { kind: 'blockscout', everything: true } }, expect: whole(town) },
  { name: 'an explorer that answers badly for one event', world: 'town', endpoint: { blocks: 10, refusal: tooWide, explorer: { kind: 'etherscan', broken: 1 } },
    expect: without('operator') },
]

const calls = {
  multicall: {
    reads: [
      { to: GOLD, data: fromAbi(abi, 'allowance', [OWNER, SWAP]) },
      { to: ART, data: fromAbi(abi, 'getApproved', [7n]) },
      { to: GOLD, data: fromAbi(abi, 'symbol', []) },
      { to: PERMIT2, data: fromAbi(permit2Abi, 'allowance', [OWNER, GOLD, SWAP]) },
    ],
  },
}
calls.multicall.data = fromAbi(multicall3Abi, 'aggregate3',
  [calls.multicall.reads.map(({ to, data }) => ({ target: to, allowFailure: true, callData: data }))])

const allowance = (/** @type {object} */ of) => ({ target: 'allowance', key: of })
const signature = (/** @type {object} */ signed) => ({ target: 'signature', signature: { chain: CHAIN, owner: OWNER, signed } })
const ends = (to, data, targets, more = {}) =>
  ({ chain: CHAIN, owner: OWNER, to, data, ends: targets, sign: null, note: null, ...more })
const note = (/** @type {string} */ id) => ({ note: { id } })
const chosen = {
  erc20: key('erc20', GOLD, SWAP), nft: key('nft', ART, SHOP, '0x7'), nftOther: key('nft', ART, THIEF, '0x7'),
  operator: key('operator', ART, SHOP), coin: key('erc6909', COIN, SWAP, '0x5'), coins: key('erc6909Operator', COIN, THIEF), credit: key('credit', DEBT, SWAP),
  older: key('erc777Operator', OLDER, THIEF), morpho: key('authorization', MORPHO, THIEF), relayer: key('relayer', VAULT, SWAP), bento: key('masterContract', BENTO, SHOP), one: key('permit2', GOLD, SWAP), two: key('permit2', IRON, SHOP),
}
const revocations = {
  keys: [chosen.erc20, chosen.one, chosen.nft, chosen.erc20, chosen.operator, chosen.two, chosen.nftOther, chosen.one, chosen.coin, chosen.coins, chosen.credit, chosen.older, chosen.morpho, chosen.relayer, chosen.bento],
  plan: [
    ends(PERMIT2, fromAbi(permit2Abi, 'lockdown', [[{ token: GOLD, spender: SWAP }, { token: IRON, spender: SHOP }]]),
      [allowance(chosen.one), allowance(chosen.two)], note('revoke_leaves_signatures')),
    ends(GOLD, fromAbi(abi, 'approve', [SWAP, 0n]), [allowance(chosen.erc20)]),
    ends(ART, fromAbi(abi, 'approve', [account(0), 7n]), [allowance(chosen.nft), allowance(chosen.nftOther)]),
    ends(ART, fromAbi(abi, 'setApprovalForAll', [SHOP, false]), [allowance(chosen.operator)]),
    ends(COIN, fromAbi(coinAbi, 'approve', [SWAP, 5n, 0n]), [allowance(chosen.coin)]),
    ends(COIN, fromAbi(coinAbi, 'setOperator', [THIEF, false]), [allowance(chosen.coins)]),
    ends(DEBT, fromAbi(debtAbi, 'approveDelegation', [SWAP, 0n]), [allowance(chosen.credit)]),
    ends(OLDER, fromAbi(powersAbi, 'revokeOperator', [THIEF]), [allowance(chosen.older)]),
    ends(MORPHO, fromAbi(powersAbi, 'setAuthorization', [THIEF, false]), [allowance(chosen.morpho)]),
    ends(VAULT, fromAbi(powersAbi, 'setRelayerApproval', [OWNER, SWAP, false]), [allowance(chosen.relayer)]),
    ends(BENTO, fromAbi(powersAbi, 'setMasterContractApproval', [OWNER, SHOP, false, 0, pad('0x', { size: 32 }), pad('0x', { size: 32 })]), [allowance(chosen.bento)]),
  ],
  alternatives: {
    key: chosen.erc20,
    current: quantity(500),
    calls: [
      ends(GOLD, fromAbi(abi, 'decreaseAllowance', [SWAP, 500n]), [allowance(chosen.erc20)]),
      ends(GOLD, fromAbi(abi, 'approve', [SWAP, 1n]), [allowance(chosen.erc20)], note('revoke_leaves_least')),
    ],
  },
}

// ---- signatures, and what ends them ----
const endings = parseAbi([
  'function invalidateNonces(address token, address spender, uint48 newNonce)',
  'function invalidateUnorderedNonces(uint256 wordPos, uint256 mask)',
  'function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
  'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function permit(address holder, address spender, uint256 nonce, uint256 expiry, bool allowed, uint8 v, bytes32 r, bytes32 s)',
  'struct OfferItem { uint8 itemType; address token; uint256 identifier; uint256 startAmount; uint256 endAmount; }',
  'struct ConsiderationItem { uint8 itemType; address token; uint256 identifier; uint256 startAmount; uint256 endAmount; address recipient; }',
  'struct Order { address offerer; address zone; OfferItem[] offer; ConsiderationItem[] consideration; uint8 orderType; uint256 startTime; uint256 endTime; bytes32 zoneHash; uint256 salt; bytes32 conduitKey; uint256 counter; }',
  'function cancel(Order[] orders)',
  'function incrementCounter()',
])
const SEAPORT = account(0x5e)
const OTHER_SEAPORT = account(0x5f)
const zero32 = pad('0x', { size: 32 })
const domain = { name: 'Gold "coin"', version: '1', hasChain: true, salt: null }
const salted = { name: null, version: '2', hasChain: false, salt: pad('0x9', { size: 32 }) }
const batch = signature({ signed: 'permit2', spender: SWAP, details: [
  { token: TIN, nonce: '0x3', current: null }, { token: IRON, nonce: '0x4', current: null },
] })
const pairs = [
  signature({ signed: 'permit2', spender: SWAP, details: [{ token: IRON, nonce: '0x4', current: '0x2' }] }),
  signature({ signed: 'permit2', spender: SWAP, details: [{ token: IRON, nonce: '0x6', current: '0x2' }] }),
]
const far = signature({ signed: 'permit2', spender: SHOP, details: [{ token: IRON, nonce: '0x10002', current: '0x2' }] })
const transfers = [0x1ffn, 0x105n, 0x7n].map((nonce) => signature({ signed: 'transfer', nonce: quantity(nonce) }))
const authorization = signature({ signed: 'authorization', token: GOLD, nonce: '0xabc', domain })
const permit = signature({ signed: 'permit', token: IRON, spender: SHOP, nonce: '0x2', domain: salted })
const daiPermit = signature({ signed: 'daiPermit', token: TIN, spender: SHOP, nonce: '0x5', domain })
const item = { itemType: 2, token: ART, identifier: '0x7', startAmount: '0x1', endAmount: '0x1', recipient: null }
const price = { itemType: 1, token: GOLD, identifier: '0x0', startAmount: '0x64', endAmount: '0x32', recipient: OWNER }
const order = {
  zone: SHOP, offer: [item], consideration: [price, { ...price, recipient: THIEF }], orderType: 2, startTime: '0x1',
  endTime: '0x2', zoneHash: pad('0x3', { size: 32 }), salt: '0x4', conduitKey: pad('0x5', { size: 32 }),
}
const orders = [order, { ...order, offer: [item, item], salt: '0x6' }].map((kept, at) =>
  signature({ signed: 'order', keeper: SEAPORT, counter: '0x8', hash: pad(toHex(0x100 + at), { size: 32 }), order: kept }))
const lost = signature({ signed: 'order', keeper: OTHER_SEAPORT, counter: '0x1', hash: pad('0xaa', { size: 32 }), order: null })
const endless = signature({ signed: 'endless' })

const components = ({ signature: { signed: { order: kept, counter } } }) => ({ ...kept, offerer: OWNER, counter, startTime: 1n, endTime: 2n })
const domainTypes = { name: 'string', version: 'string', chainId: 'uint256', verifyingContract: 'address', salt: 'bytes32' }
const fields = (types) => Object.entries(types).map(([name, type]) => ({ name, type }))
const message = (primaryType, types, of, values) => {
  const own = Object.fromEntries(Object.keys(of).map((name) => [name, domainTypes[name]]))
  return { sign: { types: { EIP712Domain: fields(own), [primaryType]: fields(types) }, primaryType, domain: of, message: values } }
}
const again = note('revoke_needs_signature')
const goldDomain = { name: 'Gold "coin"', version: '1', chainId: Number(CHAIN), verifyingContract: GOLD }
const signatures = {
  targets: [...transfers, authorization, batch, ...pairs, orders[0], permit, far, daiPermit, orders[1], lost, endless, permit],
  calls: [
    ends(PERMIT2, fromAbi(endings, 'invalidateNonces', [IRON, SWAP, 7]), [...pairs, batch]),
    ends(PERMIT2, fromAbi(endings, 'invalidateUnorderedNonces', [0n, 1n << 7n]), [transfers[2]]),
    ends(PERMIT2, fromAbi(endings, 'invalidateUnorderedNonces', [1n, (1n << 255n) | (1n << 5n)]), transfers.slice(0, 2)),
    ends(SEAPORT, fromAbi(endings, 'cancel', [orders.map(components)]), orders),
    ends(OTHER_SEAPORT, fromAbi(endings, 'incrementCounter', []), [lost], note('revoke_ends_all_orders')),
    ends(GOLD, fromAbi(endings, 'cancelAuthorization', [OWNER, pad('0xabc', { size: 32 }), 0, zero32, zero32]), [authorization], {
      ...again,
      ...message('CancelAuthorization', { authorizer: 'address', nonce: 'bytes32' }, goldDomain, { authorizer: OWNER, nonce: pad('0xabc', { size: 32 }) }),
    }),
    ends(IRON, fromAbi(endings, 'permit', [OWNER, SHOP, 0n, MAX, 0, zero32, zero32]), [permit], {
      ...again,
      ...message('Permit', { owner: 'address', spender: 'address', value: 'uint256', nonce: 'uint256', deadline: 'uint256' },
        { version: '2', verifyingContract: IRON, salt: salted.salt },
        { owner: OWNER, spender: SHOP, value: '0', nonce: '2', deadline: String(MAX) }),
    }),
    ends(TIN, fromAbi(endings, 'permit', [OWNER, SHOP, 5n, 0n, false, 0, zero32, zero32]), [daiPermit], {
      ...again,
      ...message('Permit', { holder: 'address', spender: 'address', nonce: 'uint256', expiry: 'uint256', allowed: 'bool' },
        { ...goldDomain, verifyingContract: TIN }, { holder: OWNER, spender: SHOP, nonce: '5', expiry: '0', allowed: false }),
    }),
  ],
  cannot: [[far, { id: 'revoke_far_nonce' }], [endless, { id: 'revoke_endless' }]],
  signed: {
    signature: `0x${'11'.repeat(32)}${'22'.repeat(32)}01`,
    data: fromAbi(endings, 'cancelAuthorization', [OWNER, pad('0xabc', { size: 32 }), 28, `0x${'11'.repeat(32)}`, `0x${'22'.repeat(32)}`]),
  },
}
const topics = [
  'Approval(address,address,uint256)', 'ApprovalForAll(address,address,bool)',
  'Approval(address,address,address,uint160,uint48)', 'Permit(address,address,address,uint160,uint48,uint48)',
  'Lockdown(address,address,address)', 'Approval(address,address,uint256,uint256)', 'OperatorSet(address,address,bool)',
  'BorrowAllowanceDelegated(address,address,address,uint256)',
].map((signature) => toEventSelector(signature))
// Those that have the owner as the third topic.
const held = [
  'AuthorizedOperator(address,address)', 'SetAuthorization(address,address,address,bool)',
  'RelayerApprovalChanged(address,address,bool)', 'LogSetMasterContractApproval(address,address,bool)',
].map((signature) => toEventSelector(signature))

const write = (name, value) => writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(value, null, 1)}\n`)
write('abi.json', { topics, held, ...calls, revocations, signatures })
write('scans.json', { plan: { chain: CHAIN, owner: OWNER, now: NOW, endpoints: 1 }, worlds, cases })
