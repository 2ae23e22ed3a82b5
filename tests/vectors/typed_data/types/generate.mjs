// Makes the vectors of what known types mean: payloads, digests by eth-sig-util (MetaMask), effects by hand.
// Run from the repository's root: node tests/vectors/typed_data/types/generate.mjs
import { writeFileSync } from 'node:fs'
import { SignTypedDataVersion, TypedDataUtils } from '@metamask/eth-sig-util'
import { knownTypes, shapes } from '../cases/types.mjs'
import { authority } from './authority.mjs'
import { calls } from './calls.mjs'
import { nearMisses } from './near_misses.mjs'
import { orders } from './orders.mjs'
import { swaps } from './swaps.mjs'

const toHex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`
const published = new Map([...knownTypes, ...shapes].map((row) => [row.encodeType, row.typeHash]))

function vector({ id, name, recognised, payload, meaning }) {
  const { primaryType, types } = payload
  const typeHash = toHex(TypedDataUtils.hashType(primaryType, types))
  const encodeType = TypedDataUtils.encodeType(primaryType, types)
  const constant = published.get(encodeType)
  if (constant && constant !== typeHash) throw new Error(`${name}: the constant is not the type's hash`)
  const digest = toHex(TypedDataUtils.eip712Hash(structuredClone(payload), SignTypedDataVersion.V4))
  return { id, name, recognised, text: JSON.stringify(payload), encodeType, typeHash, digest, meaning }
}

const vectors = [...authority, ...calls, ...orders, ...swaps].map(vector)
for (const { name, encodeType, typeHash } of [...knownTypes, ...shapes]) {
  const reached = vectors.some((row) => row.id === name && row.encodeType === encodeType && row.typeHash === typeHash)
  if (!reached) throw new Error(`${name}: no vector has its type`)
}
const path = (name) => new URL(`../${name}.json`, import.meta.url)
writeFileSync(path('types'), `${JSON.stringify(vectors, null, 1)}\n`)
writeFileSync(path('near_misses'), `${JSON.stringify(nearMisses.map(vector), null, 1)}\n`)
console.log(`types: ${vectors.length}, near misses: ${nearMisses.length}`)
