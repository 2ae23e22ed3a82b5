// Swaps: 1inch, CoW, ERC-7683, and Permit2 transfers whose witness is an order.
import {
  CONTRACT, NATIVE, OTHER, PERMIT2, SIGNER, SPENDER, TOKEN, TOKEN_2, WORD, ZERO,
  coin, exact, grant, hex, hidden, leg, never, once, order, request, token,
} from './payload.mjs'

const MONEY = token(TOKEN)
const FOR_TOKEN_2 = [leg(token(TOKEN_2), 6)]
const SWAP = order({ gives: [leg(MONEY, 5)], gets: FOR_TOKEN_2 })
const INCH = { salt: 1, maker: SIGNER, receiver: ZERO, makerAsset: TOKEN, takerAsset: TOKEN_2, makingAmount: 5, takingAmount: 6 }
const INCH_3 = { ...INCH, allowedSender: ZERO, offsets: 0, interactions: '0x' }
const PAID_AWAY = order({ gives: [leg(MONEY, 5)], gets: [leg(token(TOKEN_2), 6, OTHER)] })
const COW = {
  sellToken: TOKEN, buyToken: TOKEN_2, receiver: ZERO, sellAmount: 5, buyAmount: 6, validTo: 99, appData: WORD, feeAmount: 0,
  kind: 'sell', partiallyFillable: false, sellTokenBalance: 'erc20', buyTokenBalance: 'erc20',
}
const limits = [
  request('1inch-v4', '', { ...INCH, makerTraits: hex(99n << 80n) }, [SWAP]),
  request('1inch-v4', 'paid to another, without end', { ...INCH, receiver: OTHER, makerTraits: 0 }, [{ ...PAID_AWAY, expiry: never }]),
  request('1inch-v4', 'with an extension', { ...INCH, makerTraits: hex((99n << 80n) | (1n << 249n)) }, [SWAP, hidden]),
  request('1inch-v3', '', INCH_3, [{ ...SWAP, expiry: never }]),
  request('1inch-v3', 'paid to another, by one sender', { ...INCH_3, receiver: OTHER, allowedSender: SPENDER }, [
    { ...PAID_AWAY, expiry: never, taker: SPENDER },
  ]),
  request('1inch-v3', 'with a predicate', { ...INCH_3, offsets: hex(5n << 128n), interactions: '0x1234567890' }, [{ ...SWAP, expiry: never }]),
  request('1inch-v3', 'that is all or nothing', { ...INCH_3, offsets: hex((1n << 64n) | (1n << 96n)), interactions: '0x01' }, [{ ...SWAP, expiry: never }]),
  request('1inch-v3', 'with other amounts', {
    ...INCH_3, offsets: hex((5n << 64n) | (5n << 96n) | (5n << 128n)), interactions: '0x1234567890',
  }, [{ ...SWAP, expiry: never }, hidden]),
  request('cow', '', COW, [order({ maker: null, gives: [leg(MONEY, 5)], gets: FOR_TOKEN_2 })]),
  request('cow', 'paid to another, for coin, with a fee', { ...COW, receiver: OTHER, buyToken: NATIVE, feeAmount: 1, kind: 'buy' }, [
    order({ maker: null, gives: [leg(MONEY, 5), leg(MONEY, 1)], gets: [leg(coin, 6, OTHER)] }),
  ]),
  request('erc7683-gasless-2024', '', {
    originSettler: CONTRACT, user: SIGNER, nonce: 7, originChainId: 1, openDeadline: 99, fillDeadline: 99, orderDataType: WORD, orderData: '0x1234',
  }, [hidden]),
]

const INFO = { reactor: SPENDER, swapper: SIGNER, nonce: 4, deadline: 99, additionalValidationContract: ZERO, additionalValidationData: '0x' }
const CURVE = { relativeBlocks: 0, relativeAmounts: [-1] }
const DECAY = { decayStartTime: 0, decayEndTime: 50 }
const dutchOutputs = [
  { token: TOKEN_2, startAmount: 9, endAmount: 6, recipient: SIGNER },
  { token: ZERO, startAmount: 2, endAmount: 1, recipient: OTHER },
]
const outputs = dutchOutputs.map(({ token: of, endAmount, recipient }) => ({ token: of, amount: endAmount, recipient }))
const INPUT = { inputToken: TOKEN, inputStartAmount: 5, inputEndAmount: 5 }
const GRANT = grant({ kind: 'permit2Transfer', asset: MONEY, spender: SPENDER, amount: exact(5), nonce: '0x4', deadline: '0x63', expiry: once, keeper: PERMIT2 })
const SWAPPED = order({ gives: [leg(MONEY, 5)], gets: [leg(token(TOKEN_2), 6), leg(coin, 1, OTHER)], keeper: SPENDER })
const witnessed = (id, about, witness, meaning, name = 'witness') =>
  request(id, about, { permitted: { token: TOKEN, amount: 5 }, spender: SPENDER, nonce: 4, deadline: 99, [name]: witness }, meaning, {
    domain: { name: 'Permit2', chainId: 1, verifyingContract: PERMIT2 },
  })
const uniswapx = (id, witness) => witnessed(id, '', { info: INFO, ...witness }, [GRANT, SWAPPED])
const SLIPPAGE = { recipient: SIGNER, buyToken: TOKEN_2, minAmountOut: 6, actions: ['0x1234'] }
const settler = (about, slippage, maker, gets) =>
  witnessed('0x-settler-witness', about, { ...SLIPPAGE, ...slippage }, [
    GRANT, order({ maker, gives: [leg(MONEY, 5)], gets, keeper: SPENDER }),
  ], 'slippageAndActions')
const witnesses = [
  uniswapx('uniswapx-dutch', { ...DECAY, ...INPUT, outputs: dutchOutputs }),
  uniswapx('uniswapx-exclusive', { ...DECAY, ...INPUT, exclusiveFiller: OTHER, exclusivityOverrideBps: 100, outputs: dutchOutputs }),
  uniswapx('uniswapx-v2', { cosigner: OTHER, baseInputToken: TOKEN, baseInputStartAmount: 5, baseInputEndAmount: 5, baseOutputs: dutchOutputs }),
  uniswapx('uniswapx-v3', {
    cosigner: OTHER, startingBaseFee: 0,
    baseInput: { token: TOKEN, startAmount: 5, curve: CURVE, maxAmount: 5, adjustmentPerGweiBaseFee: 0 },
    baseOutputs: dutchOutputs.map(({ endAmount, ...output }) => ({ ...output, curve: CURVE, minAmount: endAmount, adjustmentPerGweiBaseFee: 0 })),
  }),
  uniswapx('uniswapx-priority', {
    cosigner: OTHER, auctionStartBlock: 1, baselinePriorityFeeWei: 0, input: { token: TOKEN, amount: 5, mpsPerPriorityFeeWei: 0 },
    outputs: outputs.map((output) => ({ ...output, mpsPerPriorityFeeWei: 1 })),
  }),
  uniswapx('uniswapx-limit', { inputToken: TOKEN, inputAmount: 5, outputs }),
  settler('', {}, null, [leg(token(TOKEN_2), 6, SIGNER)]),
  settler('for nothing', { recipient: ZERO, buyToken: ZERO, minAmountOut: 0 }, null, [leg(coin, 0, ZERO)]),
]

export const swaps = [...limits, ...witnesses]
