// Payloads of known types, and the words for what they mean.
import { knownTypes, shapes } from '../cases/types.mjs'

const address = (byte) => `0x${byte.repeat(20)}`
export const ZERO = address('00')
export const SIGNER = address('0a')
export const SPENDER = address('0b')
export const OTHER = address('0c')
export const CONTRACT = address('cc')
export const TOKEN = '0x6b175474e89094c44da98b954eedeac495271d0f'
export const TOKEN_2 = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
export const NFTS = '0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d'
export const PERMIT2 = '0x000000000022d473030f116ddee9f6b43ac78ba3'
export const NATIVE = address('ee')
export const MAX = `0x${'f'.repeat(64)}`
export const WORD = `0x${'44'.repeat(32)}`
export const EMPTY_WORD = `0x${'00'.repeat(32)}`

/** A number as the guard writes it. */
export const hex = (number) => `0x${BigInt(number).toString(16)}`

/** `Name(type member,…)Other(…)` as the `types` of a payload. */
export function typesOf(encodeType) {
  const types = {}
  for (const [, name, members] of encodeType.matchAll(/([\w:]+)\(([^)]*)\)/g)) {
    types[name] = members.split(',').filter(Boolean).map((member) => {
      const [type, memberName] = member.split(' ')
      return { type, name: memberName }
    })
  }
  return types
}

export const encodeTypeOf = (id) => [...knownTypes, ...shapes].find(({ name }) => name === id).encodeType

const DOMAIN_TYPES = { name: 'string', version: 'string', chainId: 'uint256', verifyingContract: 'address', salt: 'bytes32' }
const DOMAIN = { name: 'Contract', version: '1', chainId: 1, verifyingContract: CONTRACT }

/**
 * One case: the row's id, what is special about it, the message, and what it means by hand.
 * `domain` replaces the usual domain, and `encodeType` the row's.
 */
export function request(id, about, message, meaning, { domain = DOMAIN, encodeType = encodeTypeOf(id), recognised = id } = {}) {
  const types = typesOf(encodeType)
  const EIP712Domain = Object.keys(DOMAIN_TYPES).filter((name) => name in domain).map((name) => ({ name, type: DOMAIN_TYPES[name] }))
  const payload = { types: { EIP712Domain, ...types }, primaryType: encodeType.slice(0, encodeType.indexOf('(')), domain, message }
  return { id, name: about ? `${id}, ${about}` : id, recognised, payload, meaning }
}

export const token = (of) => ({ asset: 'token', address: of })
export const nft = (of, id) => ({ asset: 'nft', address: of, id: hex(id) })
export const collection = (of) => ({ asset: 'collection', address: of })
export const account = (of) => ({ asset: 'account', address: of })
export const coin = { asset: 'coin' }
export const exact = (value) => ({ amount: 'exact', value: hex(value) })
export const at = (time) => ({ expiry: 'at', time: hex(time) })
export const never = { expiry: 'never' }
export const once = { expiry: 'once' }

export const grant = (fields) => ({
  effect: 'grant', owner: null, amount: { amount: 'all' }, period: null, expiry: never,
  deadline: null, nonce: null, by: 'signature', keeper: CONTRACT, ...fields,
})
export const revoke = (kind, asset, spender) => ({ effect: 'revoke', revoke: 'grant', kind, asset, spender, keeper: CONTRACT })
export const transfer = (fields) => ({ effect: 'transfer', by: 'signature', deadline: null, ...fields })
export const leg = (asset, amount, to = null) => ({ asset, amount: hex(amount), to })
export const order = (fields) => ({
  effect: 'order', maker: SIGNER, taker: null, expiry: at(99), by: 'signature', keeper: CONTRACT, ...fields,
})
export const hidden = { effect: 'opaque', opaque: 'orders', keeper: CONTRACT }
export const bareHash = { effect: 'opaque', opaque: 'hash' }
