// Signatures that carry calls, and messages that stand for something else.
import { encodeAbiParameters, encodeFunctionData, parseAbi, parseAbiParameters, stringToHex } from 'viem'
import {
  CONTRACT, NFTS, OTHER, SIGNER, SPENDER, TOKEN, TOKEN_2, WORD, ZERO,
  account, bareHash, coin, collection, exact, grant, hex, leg, order, request, token, transfer,
} from './payload.mjs'

const encode = (signature, args) => encodeFunctionData({ abi: parseAbi([`function ${signature}`]), args })
const SEND = encode('transfer(address to,uint256 value)', [OTHER, 5n])
const APPROVE = encode('approve(address spender,uint256 value)', [SPENDER, 5n])
const FOR_ALL = encode('setApprovalForAll(address operator,bool approved)', [SPENDER, true])
const EXECUTE = encode('execute(address to,uint256 value,bytes data)', [TOKEN, 0n, SEND])
const AUTHORIZED = encode('transferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,bytes signature)', [SIGNER, OTHER, 5n, 0n, 99n, WORD, '0x'])
const UNKNOWN = '0x12345678'

const sent = (from, of = TOKEN) => transfer({ asset: token(of), from, to: OTHER, amount: '0x5' })
const unknownCall = (to) => ({ effect: 'opaque', opaque: 'call', to, selector: UNKNOWN })

const SAFE = { to: TOKEN, value: 0, data: '0x', operation: 0, safeTxGas: 0, baseGas: 0, gasPrice: 0, gasToken: ZERO, refundReceiver: ZERO, nonce: 7 }
const MULTI_SEND = '0x38869bf66a61cf6bdb996a6ae40d5853fd43b526'
const packed = `0x00${TOKEN.slice(2)}${'0'.repeat(64)}${(68).toString(16).padStart(64, '0')}${SEND.slice(2)}`
const safe = (about, message, meaning) =>
  request('safe-tx', about, { ...SAFE, ...message }, meaning, { domain: { chainId: 1, verifyingContract: CONTRACT } })
const safes = [
  safe('a transfer', { data: SEND }, [sent(CONTRACT)]),
  safe('coin', { to: OTHER, value: 5 }, [transfer({ asset: coin, from: CONTRACT, to: OTHER, amount: '0x5' })]),
  safe('nothing', {}, []),
  safe('an unknown call', { data: UNKNOWN }, [unknownCall(TOKEN)]),
  safe('foreign code', { data: SEND, operation: 1 }, [{ effect: 'opaque', opaque: 'delegateCall', account: CONTRACT, to: TOKEN }]),
  safe('a batch', { to: MULTI_SEND, data: encode('multiSend(bytes transactions)', [packed]), operation: 1 }, [sent(CONTRACT)]),
  safe('a refund', { safeTxGas: 100, baseGas: 11, gasPrice: 2, gasToken: TOKEN_2, refundReceiver: OTHER }, [
    transfer({ asset: token(TOKEN_2), from: CONTRACT, to: OTHER, amount: '0xde' }),
  ]),
  safe('a refund for whoever submits it', { baseGas: 1, gasPrice: 2 }, [
    transfer({ asset: coin, from: CONTRACT, to: null, amount: '0x2' }),
  ]),
]

const FORWARD = { from: SIGNER, to: NFTS, value: 0, gas: 100, nonce: 7, data: FOR_ALL }
const OPERATOR = grant({ kind: 'operator', asset: collection(NFTS), owner: SIGNER, spender: SPENDER, keeper: NFTS })
const salted = { name: 'Token', version: '1', verifyingContract: CONTRACT, salt: `0x${'00'.repeat(31)}89` }
const forwarders = [
  request('gsn-v3-forward', '', { ...FORWARD, validUntilTime: 99 }, [OPERATOR]),
  request('gsn-v3-relay', '', {
    ...FORWARD, validUntilTime: 99, relayData: {
      maxFeePerGas: 1, maxPriorityFeePerGas: 1, transactionCalldataGasUsed: 1, relayWorker: OTHER, paymaster: OTHER, forwarder: CONTRACT, paymasterData: '0x', clientId: 1,
    },
  }, [OPERATOR]),
  request('oz4-minimal-forwarder', '', FORWARD, [OPERATOR]),
  request('oz4-minimal-forwarder', 'an unknown call', { ...FORWARD, data: UNKNOWN }, [unknownCall(NFTS)]),
  request('oz4-minimal-forwarder', 'an approval that ends where the sender is appended', { ...FORWARD, to: TOKEN, data: APPROVE.slice(0, 74) }, [
    { effect: 'opaque', opaque: 'call', to: TOKEN, selector: APPROVE.slice(0, 10) },
  ]),
  request('oz4-minimal-forwarder', 'a transfer by a signature that was made before', { ...FORWARD, to: TOKEN, data: AUTHORIZED }, [
    transfer({ asset: token(TOKEN), from: SIGNER, to: OTHER, amount: '0x5', deadline: '0x63' }),
  ]),
  request('oz5-forwarder', '', { ...FORWARD, deadline: 99 }, [OPERATOR]),
  request('biconomy-erc20-forward', '', {
    from: SIGNER, to: NFTS, token: TOKEN, txGas: 100, tokenGasPrice: 3, batchId: 0, batchNonce: 7, deadline: 99, data: FOR_ALL,
  }, [
    OPERATOR,
    transfer({ asset: token(TOKEN), from: SIGNER, to: null, amount: '0x12c', deadline: '0x63' }),
  ], { domain: salted }),
  request('native-metatx', 'an approval', { nonce: 7, from: SIGNER, functionSignature: APPROVE }, [
    grant({ kind: 'approve', asset: { asset: 'either', address: CONTRACT, value: '0x5' }, owner: SIGNER, spender: SPENDER, amount: exact(5) }),
  ], { domain: salted }),
  request('native-metatx', 'a transfer', { nonce: 7, from: SIGNER, functionSignature: SEND }, [sent(SIGNER, CONTRACT)], { domain: salted }),
]

const zeroEx = [
  request('0x-v3-tx', '', { salt: 1, expirationTimeSeconds: 99, gasPrice: 1, signerAddress: SIGNER, data: UNKNOWN }, [unknownCall(CONTRACT)]),
  request('0x-v4-mtx', '', {
    signer: SIGNER, sender: ZERO, minGasPrice: 0, maxGasPrice: 1, expirationTimeSeconds: 99, salt: 1, callData: UNKNOWN, value: 0, feeToken: TOKEN, feeAmount: 3,
  }, [
    unknownCall(CONTRACT),
    transfer({ asset: token(TOKEN), from: SIGNER, to: null, amount: '0x3', deadline: '0x63' }),
  ]),
  request('0x-v4-mtx', 'without a fee', {
    signer: SIGNER, sender: OTHER, minGasPrice: 0, maxGasPrice: 1, expirationTimeSeconds: 99, salt: 1, callData: UNKNOWN, value: 0, feeToken: ZERO, feeAmount: 0,
  }, [unknownCall(CONTRACT)]),
]

const RELAYER = encode('setRelayerApproval(address sender,address relayer,bool approved)', [SIGNER, SPENDER, true])
const OPERATES = encode('setAccountOperator(address account,address operator,bool authorized)', [SIGNER, SPENDER, true])
const manager = grant({ kind: 'manager', asset: account(CONTRACT), owner: SIGNER, spender: SPENDER })
const EVC = { signer: SIGNER, sender: OTHER, nonceNamespace: 0, nonce: 7, deadline: 99, value: 0 }
const evc = { domain: { name: 'Ethereum Vault Connector', chainId: 1, verifyingContract: CONTRACT } }
const selfCalls = [
  request('balancer-relayer', '', { calldata: RELAYER, sender: SPENDER, nonce: 7, deadline: 99 }, [manager]),
  request('evc-permit', 'an operator', { ...EVC, data: OPERATES }, [manager], evc),
  request('evc-permit', 'a batch', {
    ...EVC,
    data: encode('batch((address targetContract,address onBehalfOfAccount,uint256 value,bytes data)[] items)', [[
      { targetContract: TOKEN, onBehalfOfAccount: SIGNER, value: 0n, data: SEND },
    ]]),
  }, [sent(SIGNER)], evc),
]

const pair = (first, second) => `0x${[first, second].map((half) => half.toString(16).padStart(32, '0')).join('')}`
const GWEI = 10 ** 9
const OPERATION = {
  sender: SIGNER, nonce: 7, initCode: '0x', accountGasLimits: pair(100000, 200000), preVerificationGas: 50000, gasFees: pair(GWEI, 2 * GWEI), paymasterAndData: '0x',
}
const accounts = [
  request('erc4337-userop-v08', '', { ...OPERATION, callData: EXECUTE }, [sent(SIGNER)]),
  request('erc4337-userop-v08', 'a fee of ten coins', { ...OPERATION, callData: EXECUTE, preVerificationGas: 4999700000 }, [
    sent(SIGNER),
    transfer({ asset: coin, from: SIGNER, to: null, amount: hex(10n ** 19n) }),
  ]),
  request('erc4337-userop-v08', 'a fee of ten coins by a paymaster', {
    ...OPERATION, callData: EXECUTE, preVerificationGas: 4999700000, paymasterAndData: OTHER,
  }, [sent(SIGNER)]),
  request('erc4337-userop-v08', 'an unknown call', { ...OPERATION, callData: UNKNOWN }, [unknownCall(SIGNER)]),
]

const ROUTED = { intent: WORD, data: WORD, sender: ZERO, nonce: WORD, deadline: 99 }
const routers = [
  request('ur-executesigned', 'no commands', { commands: '0x', inputs: [], ...ROUTED }, []),
  request('ur-executesigned', 'PERMIT2_TRANSFER_FROM', {
    commands: '0x02', inputs: [encodeAbiParameters(parseAbiParameters('address, address, uint160'), [TOKEN, OTHER, 5n])], ...ROUTED,
  }, [order({ maker: null, gives: [leg(token(TOKEN), 5)], gets: [leg(token(TOKEN), 5, OTHER), leg(token(TOKEN), 2n ** 256n - 1n, OTHER)] })]),
]

const PREFIX = '\x19Ethereum Signed Message:\n'
const personal = (about, prefixed, meaning) => request('erc7739-personal', about, { prefixed }, meaning)
const LOGIN = 'bank.example wants you to sign in with your Ethereum account:\n'
const messages = [
  request('safe-message', '', { message: WORD }, [bareHash], { domain: { chainId: 1, verifyingContract: CONTRACT } }),
  personal('a text', stringToHex(`${PREFIX}5hello`), []),
  personal('a text with a wrong length', stringToHex(`${PREFIX}6hello`), [bareHash]),
  personal('a hash', `${stringToHex(`${PREFIX}32`)}${WORD.slice(2)}`, [bareHash]),
  personal('a hash as text', stringToHex(`${PREFIX}66${WORD}`), [bareHash]),
  personal('a sign-in', stringToHex(`${PREFIX}${LOGIN.length}${LOGIN}`), [bareHash]),
  personal('typed data', `0x1901${WORD.slice(2)}${WORD.slice(2)}`, [bareHash]),
]

export const calls = [...safes, ...forwarders, ...zeroEx, ...selfCalls, ...accounts, ...routers, ...messages]
