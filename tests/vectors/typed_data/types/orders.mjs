// Orders of marketplaces and of 0x: what leaves the signer at most, and what comes back at least.
import { encodeAbiParameters, parseAbiParameters } from 'viem'
import {
  CONTRACT, EMPTY_WORD, MAX, NATIVE, NFTS, OTHER, SIGNER, SPENDER, TOKEN, TOKEN_2, WORD, ZERO,
  at, coin, collection, encodeTypeOf, hex, hidden, leg, nft, order, request, token,
} from './payload.mjs'

const abi = (types, values) => encodeAbiParameters(parseAbiParameters(types), values).slice(2)
const ITEM = nft(NFTS, 9)
const ANY = collection(NFTS)
const MONEY = token(TOKEN)

const offer = (itemType, of, id, start, end) => ({ itemType, token: of, identifierOrCriteria: id, startAmount: start, endAmount: end })
const SEAPORT = {
  offerer: SIGNER, zone: ZERO, offer: [offer(2, NFTS, 9, 1, 1)],
  consideration: [
    { ...offer(0, ZERO, 0, 100, 90), recipient: SIGNER },
    { ...offer(0, ZERO, 0, 3, 5), recipient: OTHER },
  ],
  orderType: 0, startTime: 0, endTime: 99, zoneHash: EMPTY_WORD, salt: 1, conduitKey: EMPTY_WORD, counter: 0,
}
const SEAPORT_EMPTY = {
  offerer: ZERO, zone: ZERO, offer: [], consideration: [],
  orderType: 0, startTime: 0, endTime: 0, zoneHash: EMPTY_WORD, salt: 0, conduitKey: EMPTY_WORD, counter: 0,
}
const SEAPORT_MEANS = order({ gives: [leg(ITEM, 1)], gets: [leg(coin, 90), leg(coin, 3, OTHER)] })
const GIVEAWAY = { ...SEAPORT, consideration: [] }
const GIVEAWAY_MEANS = order({ gives: [leg(ITEM, 1)], gets: [] })

/** A tree of the given height whose first leaves are `orders`, filled up with empty ones. */
function treeOf(height, orders, empty) {
  let level = [...orders]
  while (level.length < 2 ** height) level.push(empty)
  for (let depth = 0; depth < height; depth += 1) {
    level = level.flatMap((_, index) => (index % 2 ? [] : [[level[index], level[index + 1]]]))
  }
  return level[0]
}
const taller = (id, height) => encodeTypeOf(id).replace('[2] tree', `${'[2]'.repeat(height)} tree`)
const seaportTree = (height, about, orders, meaning, options) =>
  request('seaport-bulk-h1', `height ${height}${about}`, { tree: treeOf(height, orders, SEAPORT_EMPTY) }, meaning, {
    recognised: 'seaport-bulk', encodeType: taller('seaport-bulk-h1', height), ...options,
  })

const seaport = [
  request('seaport-order', 'a sale', SEAPORT, [SEAPORT_MEANS]),
  request('seaport-order', 'a giveaway', GIVEAWAY, [GIVEAWAY_MEANS]),
  request('seaport-order', 'a bid on any item', {
    ...SEAPORT, offer: [offer(1, TOKEN, 0, 5, 7)], consideration: [{ ...offer(4, NFTS, 0, 1, 1), recipient: SIGNER }],
  }, [order({ gives: [leg(MONEY, 7)], gets: [leg(ANY, 1)] })]),
  seaportTree(1, '', [SEAPORT, GIVEAWAY], [SEAPORT_MEANS, GIVEAWAY_MEANS]),
  seaportTree(3, ', filled up', [SEAPORT, SEAPORT, GIVEAWAY], [SEAPORT_MEANS, SEAPORT_MEANS, GIVEAWAY_MEANS]),
]

const LOOKS_1 = {
  isOrderAsk: true, signer: SIGNER, collection: NFTS, price: 1000, tokenId: 9, amount: 1, strategy: '0x56244bb70cbd3ea9dc8007399f61dfc065190031',
  currency: TOKEN, nonce: 7, startTime: 0, endTime: 99, minPercentageToAsk: 9800, params: '0x',
}
const LOOKS_2 = {
  quoteType: 1, globalNonce: 0, subsetNonce: 0, orderNonce: 7, strategyId: 0, collectionType: 0, collection: NFTS, currency: ZERO,
  signer: SIGNER, startTime: 0, endTime: 99, price: 1000, itemIds: [9, 10], amounts: [1, 2], additionalParameters: '0x',
}
const LOOKS_EMPTY = Object.fromEntries(Object.entries(LOOKS_2).map(([name, value]) => {
  if (Array.isArray(value)) return [name, []]
  return [name, typeof value === 'number' ? 0 : name === 'additionalParameters' ? '0x' : ZERO]
}))
const LOOKS_MEANS = order({ gives: [leg(ITEM, 1), leg(nft(NFTS, 10), 2)], gets: [leg(coin, 1000)] })
const looksTree = (id, height, orders, meaning) =>
  request(id, height > 2 ? `height ${height}` : '', { tree: treeOf(height, orders, LOOKS_EMPTY) }, meaning, {
    recognised: 'looksrare-v2-batch', encodeType: height > 2 ? taller(id, height) : encodeTypeOf(id),
  })
const looksrare = [
  request('looksrare-v1', 'an ask', LOOKS_1, [order({ gives: [leg(ITEM, 1)], gets: [leg(MONEY, 980)] })]),
  request('looksrare-v1', 'a bid', { ...LOOKS_1, isOrderAsk: false }, [order({ gives: [leg(MONEY, 1000)], gets: [leg(ITEM, 1)] })]),
  request('looksrare-v1', 'a bid on any item', { ...LOOKS_1, isOrderAsk: false, strategy: OTHER }, [
    order({ gives: [leg(MONEY, 1000)], gets: [leg(ANY, 1)] }),
  ]),
  request('looksrare-v2', 'an ask', LOOKS_2, [LOOKS_MEANS]),
  request('looksrare-v2', 'a bid', { ...LOOKS_2, quoteType: 0, currency: TOKEN }, [
    order({ gives: [leg(MONEY, 1000)], gets: [leg(ITEM, 1), leg(nft(NFTS, 10), 2)] }),
  ]),
  request('looksrare-v2', 'a bid on any item', { ...LOOKS_2, quoteType: 0, currency: TOKEN, strategyId: 1, itemIds: [], amounts: [] }, [
    order({ gives: [leg(MONEY, 1000)], gets: [leg(ANY, 1)] }),
  ]),
  request('looksrare-v2', 'lists that do not match', { ...LOOKS_2, amounts: [1] }, 'lookAlike'),
  looksTree('looksrare-v2-batch-h1', 1, [LOOKS_2], [LOOKS_MEANS]),
  looksTree('looksrare-v2-batch-h2', 2, [LOOKS_2, LOOKS_2], [LOOKS_MEANS, LOOKS_MEANS]),
  looksTree('looksrare-v2-batch-h1', 4, [LOOKS_2], [LOOKS_MEANS]),
]

const BLUR = {
  trader: SIGNER, side: 1, matchingPolicy: OTHER, collection: NFTS, tokenId: 9, amount: 1, paymentToken: ZERO, price: 1000, listingTime: 0,
  expirationTime: 99, fees: [{ rate: 250, recipient: OTHER }], salt: 1, extraParams: '0x01', nonce: 7,
}
const blur = [
  request('blur-v1', 'a sale', BLUR, [order({ gives: [leg(ITEM, 1)], gets: [leg(coin, 975), leg(coin, 25, OTHER)] })]),
  request('blur-v1', 'a sale of which all is fees', { ...BLUR, fees: [{ rate: 10000, recipient: OTHER }] }, [
    order({ gives: [leg(ITEM, 1)], gets: [leg(coin, 0), leg(coin, 1000, OTHER)] }),
  ]),
  request('blur-v1', 'a bid', { ...BLUR, side: 0, paymentToken: TOKEN }, [order({ gives: [leg(MONEY, 1000)], gets: [leg(ANY, 1)] })]),
  request('blur-v1-root', '', { root: WORD }, [hidden]),
  request('blur-v2', '', {
    trader: SIGNER, collection: NFTS, listingsRoot: WORD, numberOfListings: 3, expirationTime: 99, assetType: 0,
    makerFee: { recipient: OTHER, rate: 50 }, salt: 1, orderType: 0, nonce: 7,
  }, [hidden]),
]

/** At Polymarket's exchange, of Polygon's money and Polymarket's shares. */
const POLYMARKET = {
  salt: 1, maker: SIGNER, signer: SIGNER, taker: ZERO, tokenId: 9, makerAmount: 50, takerAmount: 21, expiration: 0, nonce: 7, feeRateBps: 0,
  side: 1, signatureType: 0,
}
const polymarketDomain = (verifyingContract) => ({
  domain: { name: 'Polymarket CTF Exchange', version: '1', chainId: 137, verifyingContract },
})
const EXCHANGE = '0x4bfb41d5b3570defd03c39a9a4d8de6bd8b8982e'
const SHARES = nft('0x4d97dcd97ec945f40cf65f87097ace5ea0476045', 9)
const DOLLARS = token('0x2791bca1f2de4661ed88a30c99a7a9449aa84174')
const polymarket = [
  request('polymarket', 'a sale', POLYMARKET, [
    order({ gives: [leg(SHARES, 50)], gets: [leg(DOLLARS, 21)], keeper: EXCHANGE, expiry: at(MAX) }),
  ], polymarketDomain(EXCHANGE)),
  request('polymarket', 'a purchase until a time', { ...POLYMARKET, side: 0, taker: OTHER, expiration: 99 }, [
    order({ gives: [leg(DOLLARS, 50)], gets: [leg(SHARES, 21)], keeper: EXCHANGE, taker: OTHER }),
  ], polymarketDomain(EXCHANGE)),
  request('polymarket', 'at another exchange', POLYMARKET, [hidden], polymarketDomain(CONTRACT)),
  request('cow-cancel', '', { orderUids: ['0xabab'] }, []),
]

const CLASSES = { ETH: '0xaaaebeba', ERC20: '0x8ae85d84', ERC721: '0x73ad2146', ERC1155: '0x973bb640', COLLECTION: '0xf63c2825' }
const rareAsset = (assetClass, data, value) => ({ assetType: { assetClass: CLASSES[assetClass] ?? assetClass, data: `0x${data}` }, value })
const RARE_ITEM = rareAsset('ERC721', abi('address, uint256', [NFTS, 9n]), 1)
const RARE_MONEY = rareAsset('ERC20', abi('address', [TOKEN]), 1000)
const RARIBLE = { maker: SIGNER, makeAsset: RARE_ITEM, taker: ZERO, takeAsset: RARE_MONEY, salt: 1, start: 0, end: 99, dataType: '0xffffffff', data: '0x' }
const shares = (payouts, fees) => `0x${abi('((address account, uint96 value)[] payouts, (address account, uint96 value)[] originFees, bool isMakeFill)', [
  { payouts, originFees: fees, isMakeFill: true },
])}`
const rarible = [
  request('rarible-v2', 'a sale', RARIBLE, [order({ gives: [leg(ITEM, 1)], gets: [leg(MONEY, 1000)] })]),
  request('rarible-v2', 'for coin and one taker, without end', { ...RARIBLE, takeAsset: rareAsset('ETH', '', 1000), taker: OTHER, end: 0 }, [
    order({ gives: [leg(ITEM, 1)], gets: [leg(coin, 1000)], taker: OTHER, expiry: at(`0x${'f'.repeat(64)}`) }),
  ]),
  request('rarible-v2', 'paid to another', { ...RARIBLE, dataType: '0x23d235ef', data: shares([{ account: OTHER, value: 10000n }], []) }, [
    order({ gives: [leg(ITEM, 1)], gets: [leg(MONEY, 1000, OTHER)] }),
  ]),
  request('rarible-v2', 'shared, with a fee', {
    ...RARIBLE, dataType: '0x23d235ef',
    data: shares([{ account: SIGNER, value: 6000n }, { account: OTHER, value: 4000n }], [{ account: SPENDER, value: 1000n }]),
  }, [order({ gives: [leg(ITEM, 1)], gets: [leg(MONEY, 100, SPENDER), leg(MONEY, 540), leg(MONEY, 360, OTHER)] })]),
  request('rarible-v2', 'a bid on any item, with a fee', {
    ...RARIBLE, makeAsset: RARE_MONEY, takeAsset: rareAsset('COLLECTION', abi('address', [NFTS]), 1),
    dataType: '0x23d235ef', data: shares([], [{ account: SPENDER, value: 1000n }]),
  }, [order({ gives: [leg(MONEY, 1000), leg(MONEY, 100, SPENDER)], gets: [leg(ANY, 1)] })]),
  request('rarible-v2', 'of an unknown class', { ...RARIBLE, takeAsset: rareAsset('0x12345678', '', 1) }, [hidden]),
]

const erc20 = (of) => `0xf47261b0${abi('address', [of])}`
const erc721 = `0x02571792${abi('address, uint256', [NFTS, 9n])}`
const erc1155 = `0xa7cb5fb7${abi('address, uint256[], uint256[], bytes', [NFTS, [9n, 10n], [1n, 2n], '0x'])}`
const multi = `0x94cfcdd7${abi('uint256[], bytes[]', [[1n, 3n], [erc721, erc20(TOKEN)]])}`
const ZERO_EX = {
  makerAddress: SIGNER, takerAddress: ZERO, feeRecipientAddress: ZERO, senderAddress: ZERO, makerAssetAmount: 5, takerAssetAmount: 6,
  makerFee: 0, takerFee: 0, expirationTimeSeconds: 99, salt: 1, makerAssetData: erc20(TOKEN), takerAssetData: erc20(TOKEN_2),
}
const ZERO_EX_3 = { ...ZERO_EX, makerFeeAssetData: '0x', takerFeeAssetData: '0x' }
const noChain = { domain: { name: '0x Protocol', version: '2', verifyingContract: CONTRACT } }
const FOR_TOKEN_2 = [leg(token(TOKEN_2), 6)]
const zeroEx = [
  request('0x-v2', '', ZERO_EX, [order({ gives: [leg(MONEY, 5)], gets: FOR_TOKEN_2 })], noChain),
  request('0x-v2', 'with a fee, for one taker', { ...ZERO_EX, makerFee: 2, feeRecipientAddress: OTHER, takerAddress: SPENDER }, [
    order({ gives: [leg(MONEY, 5), leg(token('0xe41d2489571d322189246dafa5ebde1f4699f498'), 2, OTHER)], gets: FOR_TOKEN_2, taker: SPENDER }),
  ], noChain),
  request('0x-v3', 'an item', { ...ZERO_EX_3, makerAssetData: erc721, makerAssetAmount: 1 }, [
    order({ gives: [leg(ITEM, 1)], gets: FOR_TOKEN_2 }),
  ]),
  request('0x-v3', 'items', { ...ZERO_EX_3, makerAssetData: erc1155 }, [
    order({ gives: [leg(ITEM, 5), leg(nft(NFTS, 10), 10)], gets: FOR_TOKEN_2 }),
  ]),
  request('0x-v3', 'a bundle, with a fee', { ...ZERO_EX_3, makerAssetData: multi, makerFee: 2, makerFeeAssetData: erc20(TOKEN_2), feeRecipientAddress: OTHER }, [
    order({ gives: [leg(ITEM, 5), leg(MONEY, 15), leg(token(TOKEN_2), 2, OTHER)], gets: FOR_TOKEN_2 }),
  ]),
  request('0x-v3', 'for a look at the chain', { ...ZERO_EX_3, takerAssetData: `0xc339d10a${abi('address, bytes, bytes32', [OTHER, '0x', WORD])}` }, [
    order({ gives: [leg(MONEY, 5)], gets: [] }),
  ]),
  request('0x-v3', 'an asset of unknown kind', { ...ZERO_EX_3, makerAssetData: '0x12345678' }, [hidden]),
]

const ZERO_EX_4 = { makerToken: TOKEN, takerToken: TOKEN_2, makerAmount: 5, takerAmount: 6, maker: SIGNER, taker: ZERO }
const SWAP = order({ gives: [leg(MONEY, 5)], gets: FOR_TOKEN_2 })
const NFT_ORDER = {
  direction: 0, maker: SIGNER, taker: ZERO, expiry: 99, nonce: 7, erc20Token: NATIVE, erc20TokenAmount: 1000,
  fees: [{ recipient: OTHER, amount: 25, feeData: '0x' }],
}
const ITEM_721 = { erc721Token: NFTS, erc721TokenId: 9, erc721TokenProperties: [] }
const ITEM_1155 = { erc1155Token: NFTS, erc1155TokenId: 9, erc1155TokenProperties: [], erc1155TokenAmount: 3 }
const PROPERTIES = [{ propertyValidator: ZERO, propertyData: '0x' }]
const PRICE = [leg(coin, 1000), leg(coin, 25, OTHER)]
const zeroEx4 = [
  request('0x-v4-limit', '', { ...ZERO_EX_4, takerTokenFeeAmount: 0, sender: ZERO, feeRecipient: ZERO, pool: WORD, expiry: 99, salt: 1 }, [SWAP]),
  request('0x-v4-rfq', 'for one taker', { ...ZERO_EX_4, taker: OTHER, txOrigin: OTHER, pool: WORD, expiry: 99, salt: 1 }, [{ ...SWAP, taker: OTHER }]),
  request('0x-v4-otc', '', { ...ZERO_EX_4, txOrigin: OTHER, expiryAndNonce: hex((99n << 192n) | 7n) }, [SWAP]),
  request('0x-v4-erc721', 'a sale', { ...NFT_ORDER, ...ITEM_721 }, [order({ gives: [leg(ITEM, 1)], gets: PRICE })]),
  request('0x-v4-erc721', 'a bid', { ...NFT_ORDER, ...ITEM_721, direction: 1 }, [order({ gives: PRICE, gets: [leg(ITEM, 1)] })]),
  request('0x-v4-erc721', 'a bid on any item', { ...NFT_ORDER, ...ITEM_721, direction: 1, erc721TokenProperties: PROPERTIES }, [
    order({ gives: PRICE, gets: [leg(ANY, 1)] }),
  ]),
  request('0x-v4-erc1155', 'a sale', { ...NFT_ORDER, ...ITEM_1155 }, [order({ gives: [leg(ITEM, 3)], gets: PRICE })]),
  request('0x-v4-erc1155', 'a bid', { ...NFT_ORDER, ...ITEM_1155, direction: 1 }, [order({ gives: PRICE, gets: [leg(ITEM, 3)] })]),
  request('0x-v4-erc1155', 'a bid on any item', { ...NFT_ORDER, ...ITEM_1155, direction: 1, erc1155TokenProperties: PROPERTIES }, [
    order({ gives: PRICE, gets: [leg(ANY, 3)] }),
  ]),
  request('0x-v4-erc1155', 'neither', { ...NFT_ORDER, ...ITEM_1155, direction: 2 }, 'lookAlike'),
]

export const orders = [...seaport, ...looksrare, ...blur, ...polymarket, ...rarible, ...zeroEx, ...zeroEx4]
