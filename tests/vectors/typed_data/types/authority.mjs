// Permits, managers, delegations, votes, signed transfers.
import {
  CONTRACT, EMPTY_WORD, MAX, NFTS, OTHER, PERMIT2, SIGNER, SPENDER, TOKEN, TOKEN_2, WORD, ZERO,
  account, at, collection, exact, grant, nft, once, request, revoke, token, transfer,
} from './payload.mjs'

const MANAGED = account(CONTRACT)
const manager = (fields) => grant({ kind: 'manager', asset: MANAGED, spender: SPENDER, ...fields })
const notManager = revoke('manager', MANAGED, SPENDER)
const permit2 = { domain: { name: 'Permit2', chainId: 1, verifyingContract: PERMIT2 } }
const byPermit2 = (fields) => grant({ spender: SPENDER, keeper: PERMIT2, nonce: '0x4', deadline: '0x63', ...fields })

const tokens = [
  request('eip2612', '', { owner: SIGNER, spender: SPENDER, value: 5, nonce: 7, deadline: 99 }, [
    grant({ kind: 'allowance', asset: token(CONTRACT), owner: SIGNER, spender: SPENDER, amount: exact(5), nonce: '0x7', deadline: '0x63' }),
  ]),
  request('dai', '', { holder: SIGNER, spender: SPENDER, nonce: 7, expiry: 99, allowed: true }, [
    grant({ kind: 'allowance', asset: token(CONTRACT), owner: SIGNER, spender: SPENDER, amount: { amount: 'unlimited', value: MAX }, nonce: '0x7', deadline: '0x63' }),
  ]),
  request('nft-permit-v3', '', { spender: SPENDER, tokenId: 9, nonce: 7, deadline: 99 }, [
    grant({ kind: 'nft', asset: nft(CONTRACT, 9), spender: SPENDER, amount: exact(1), nonce: '0x7', deadline: '0x63' }),
  ]),
  request('nft-permitforall-v4', '', { operator: SPENDER, approved: true, nonce: 7, deadline: 99 }, [
    grant({ kind: 'operator', asset: collection(CONTRACT), spender: SPENDER, nonce: '0x7', deadline: '0x63' }),
  ]),
  request('permit2-single', '', { details: { token: TOKEN, amount: 5, expiration: 88, nonce: 4 }, spender: SPENDER, sigDeadline: 99 }, [
    byPermit2({ kind: 'permit2', asset: token(TOKEN), amount: exact(5), expiry: at(88) }),
  ], permit2),
  request('permit2-batch', '', {
    details: [{ token: TOKEN, amount: 5, expiration: 88, nonce: 4 }, { token: TOKEN_2, amount: 6, expiration: 0, nonce: 4 }],
    spender: SPENDER,
    sigDeadline: 99,
  }, [
    byPermit2({ kind: 'permit2', asset: token(TOKEN), amount: exact(5), expiry: at(88) }),
    byPermit2({ kind: 'permit2', asset: token(TOKEN_2), amount: exact(6), expiry: { expiry: 'thisBlock' } }),
  ], permit2),
  request('permit2-transfer', '', { permitted: { token: TOKEN, amount: 5 }, spender: SPENDER, nonce: 4, deadline: 99 }, [
    byPermit2({ kind: 'permit2Transfer', asset: token(TOKEN), amount: exact(5), expiry: once }),
  ], permit2),
  request('permit2-batch-transfer', '', {
    permitted: [{ token: TOKEN, amount: 5 }, { token: TOKEN_2, amount: 6 }], spender: SPENDER, nonce: 4, deadline: 99,
  }, [
    byPermit2({ kind: 'permit2Transfer', asset: token(TOKEN), amount: exact(5), expiry: once }),
    byPermit2({ kind: 'permit2Transfer', asset: token(TOKEN_2), amount: exact(6), expiry: once }),
  ], permit2),
]

const TRANSFER = 'TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline'
const witnesses = [
  request('permit2-witness-stub', 'of an unknown type', {
    permitted: { token: TOKEN, amount: 5 }, spender: SPENDER, nonce: 4, deadline: 99, witness: { a: 1 },
  }, [
    byPermit2({ kind: 'permit2Transfer', asset: token(TOKEN), amount: exact(5), expiry: once }),
  ], {
    ...permit2,
    recognised: 'permit2-witness',
    encodeType: `PermitWitnessTransferFrom(${TRANSFER},Thing witness)Thing(uint8 a)TokenPermissions(address token,uint256 amount)`,
  }),
  request('permit2-batch-witness-stub', 'of an unknown type', {
    permitted: [{ token: TOKEN, amount: 5 }], spender: SPENDER, nonce: 4, deadline: 99, id: WORD,
  }, [
    byPermit2({ kind: 'permit2Transfer', asset: token(TOKEN), amount: exact(5), expiry: once }),
  ], {
    ...permit2,
    recognised: 'permit2-batch-witness',
    encodeType: `PermitBatchWitnessTransferFrom(${TRANSFER.replace(' ', '[] ')},bytes32 id)TokenPermissions(address token,uint256 amount)`,
  }),
]

const permitC = (fields) => grant({ kind: 'permitC', spender: SPENDER, nonce: '0x4', deadline: '0x63', ...fields })
const limitBreak = [
  request('permitc-transfer', 'an item', {
    tokenType: 721, token: NFTS, id: 9, amount: 1, nonce: 4, operator: SPENDER, expiration: 99, masterNonce: 0,
  }, [permitC({ asset: nft(NFTS, 9), amount: exact(1), expiry: once })]),
  request('permitc-transfer', 'nothing', {
    tokenType: 20, token: TOKEN, id: 0, amount: 0, nonce: 4, operator: SPENDER, expiration: 99, masterNonce: 0,
  }, [permitC({ asset: token(TOKEN), amount: exact(0), expiry: once })]),
  request('permitc-approval', '', {
    tokenType: 20, token: TOKEN, id: 0, amount: 5, nonce: 4, operator: SPENDER, approvalExpiration: 88, sigDeadline: 99, masterNonce: 0,
  }, [permitC({ asset: token(TOKEN), amount: exact(5), expiry: at(88) })]),
]

const AUTHORIZATION = { from: SIGNER, to: OTHER, value: 5, validAfter: 0, validBefore: 99, nonce: WORD }
const signedTransfers = ['TransferWithAuthorization', 'ReceiveWithAuthorization'].map((name) =>
  request(`eip3009-${name}`, '', AUTHORIZATION, [
    transfer({ asset: token(CONTRACT), from: SIGNER, to: OTHER, amount: '0x5', deadline: '0x63' }),
  ]))
const cancelled = request('eip3009-cancel', '', { authorizer: SIGNER, nonce: WORD }, [
  { effect: 'revoke', revoke: 'authorization', keeper: CONTRACT, nonce: WORD },
])

const managers = [
  request('comet', '', { owner: SIGNER, manager: SPENDER, isAllowed: true, nonce: 7, expiry: 99 }, [
    manager({ owner: SIGNER, nonce: '0x7', deadline: '0x63' }),
  ]),
  request('comet', 'ended', { owner: SIGNER, manager: SPENDER, isAllowed: false, nonce: 7, expiry: 99 }, [notManager]),
  request('morpho', '', { authorizer: SIGNER, authorized: SPENDER, isAuthorized: true, nonce: 7, deadline: 99 }, [
    manager({ owner: SIGNER, nonce: '0x7', deadline: '0x63' }),
  ], { domain: { chainId: 1, verifyingContract: CONTRACT } }),
  request('bentobox', '', { warning: 'Give FULL access?', user: SIGNER, masterContract: SPENDER, approved: true, nonce: 7 }, [
    manager({ owner: SIGNER, nonce: '0x7' }),
  ], { domain: { name: 'BentoBox V1', chainId: 1, verifyingContract: CONTRACT } }),
  request('erc7741-operator', '', { controller: SIGNER, operator: SPENDER, approved: true, nonce: WORD, deadline: 99 }, [
    manager({ owner: SIGNER, nonce: WORD, deadline: '0x63' }),
  ]),
  request('erc7741-operator', 'ended', { controller: SIGNER, operator: SPENDER, approved: false, nonce: WORD, deadline: 99 }, [notManager]),
  request('hyperliquid-agent', '', { hyperliquidChain: 'Mainnet', agentAddress: SPENDER, agentName: 'bot', nonce: 7 }, [
    grant({ kind: 'orderSigner', asset: account(ZERO), spender: SPENDER, amount: { amount: 'all' }, keeper: ZERO, nonce: '0x7' }),
  ], { domain: { name: 'HyperliquidSignTransaction', version: '1', chainId: 42161, verifyingContract: ZERO } }),
  request('aave-v3-credit', '', { delegatee: SPENDER, value: 5, nonce: 7, deadline: 99 }, [
    grant({ kind: 'credit', asset: token(CONTRACT), spender: SPENDER, amount: exact(5), nonce: '0x7', deadline: '0x63' }),
  ]),
]

/** Of Hyperliquid's forms none is checked by a contract. */
const HYPERLIQUID = { domain: { name: 'HyperliquidSignTransaction', version: '1', chainId: 1, verifyingContract: ZERO } }
const VOTE = { from: SIGNER, space: 'ens.eth', timestamp: 1, reason: '', app: 'snapshot', metadata: '{}' }
const SNAPSHOT = { domain: { name: 'snapshot', version: '0.1.4' } }
const harmless = [
  request('hyperliquid-builder-fee', '', { hyperliquidChain: 'Mainnet', maxFeeRate: '0.05%', builder: OTHER, nonce: 7 }, [], HYPERLIQUID),
  request('hyperliquid-class-transfer', '', { hyperliquidChain: 'Mainnet', amount: '100', toPerp: true, nonce: 7 }, [], HYPERLIQUID),
  ...[['', 'prop'], ['-hash', WORD]].flatMap(([kind, proposal]) => [['', 1], ['-many', [2, 1]], ['-text', '{"1":1}']].map(([how, choice]) =>
    request(`snapshot-vote${kind}${how}`, '', { ...VOTE, proposal, choice }, [], SNAPSHOT))),
]

const permission = (fields) => grant({ kind: 'permission', owner: SIGNER, period: '0x3c', expiry: at(99), ...fields })
const accounts = [
  request('coinbase-spend', '', {
    account: SIGNER, spender: SPENDER, token: TOKEN, allowance: 5, period: 60, start: 0, end: 99, salt: 1, extraData: '0x',
  }, [permission({ asset: token(TOKEN), spender: SPENDER, amount: exact(5) })]),
  request('coinbase-spend-batch', '', {
    account: SIGNER, period: 60, start: 0, end: 99, permissions: [
      { spender: SPENDER, token: TOKEN, allowance: 5, salt: 1, extraData: '0x' },
      { spender: OTHER, token: `0x${'ee'.repeat(20)}`, allowance: 6, salt: 2, extraData: '0x' },
    ],
  }, [
    permission({ asset: token(TOKEN), spender: SPENDER, amount: exact(5) }),
    permission({ asset: { asset: 'coin' }, spender: OTHER, amount: exact(6) }),
  ]),
  ...[
    ['without caveats', SPENDER, [], SPENDER, 'delegation'],
    ['with a caveat', SPENDER, [{ enforcer: OTHER, terms: '0x1234' }], SPENDER, 'limitedDelegation'],
    ['to anyone', '0x0000000000000000000000000000000000000a11', [], null, 'delegation'],
  ].map(([about, delegate, caveats, who, power]) =>
    request('mm-delegation', about, { delegate, delegator: SIGNER, authority: MAX, caveats, salt: 1 }, [
      { effect: 'control', account: SIGNER, who, power, everywhere: false, by: 'signature' },
    ])),
]

const voting = [
  request('votes', '', { delegatee: SPENDER, nonce: 7, expiry: 99 }, [
    grant({ kind: 'votes', asset: token(CONTRACT), spender: SPENDER, nonce: '0x7', deadline: '0x63' }),
  ]),
  request('ballot', '', { proposalId: 1, support: 1, voter: SIGNER, nonce: 7 }, []),
]

const wrapped = request('erc7739-typed', 'a permit', {
  contents: { owner: SIGNER, spender: SPENDER, value: 5, nonce: 7, deadline: 99 },
  name: 'Account', version: '1', chainId: 1, verifyingContract: OTHER, salt: EMPTY_WORD,
}, [
  grant({ kind: 'allowance', asset: token(CONTRACT), owner: SIGNER, spender: SPENDER, amount: exact(5), nonce: '0x7', deadline: '0x63' }),
], {
  recognised: 'eip2612',
  encodeType: 'TypedDataSign(Permit contents,string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)',
})
const wrappedWitness = request('erc7739-typed', 'a Permit2 transfer with a witness', {
  contents: { permitted: { token: TOKEN, amount: 5 }, spender: SPENDER, nonce: 4, deadline: 99, id: WORD },
  name: 'Account', version: '1', chainId: 1, verifyingContract: OTHER, salt: EMPTY_WORD,
}, [
  byPermit2({ kind: 'permit2Transfer', asset: token(TOKEN), amount: exact(5), expiry: once }),
], {
  ...permit2,
  recognised: 'permit2-witness',
  encodeType: `TypedDataSign(PermitWitnessTransferFrom contents,string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)PermitWitnessTransferFrom(${TRANSFER},bytes32 id)TokenPermissions(address token,uint256 amount)`,
})

export const authority = [
  ...tokens, ...witnesses, ...limitBreak, ...signedTransfers, cancelled, ...managers, ...harmless, ...accounts, ...voting, wrapped, wrappedWitness,
]
