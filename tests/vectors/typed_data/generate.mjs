// Makes the typed-data vectors from the libraries that wallets and applications really use.
// The digest of eth-sig-util (MetaMask) is the truth; viem's and ethers' are kept beside it.
// Run from the repository's root: node tests/vectors/typed_data/generate.mjs
import { writeFileSync } from 'node:fs'
import { TypedDataUtils } from '@metamask/eth-sig-util'
import { TypedDataEncoder } from 'ethers'
import { hashTypedData, keccak256, toHex } from 'viem'
import { coercions } from './cases/coercions.mjs'
import { honest } from './cases/honest.mjs'
import { structure } from './cases/structure.mjs'
import { knownTypes } from './cases/types.mjs'

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`

/** The digest that a library signs, or `error` where it refuses. */
function attempt(sign) {
  try {
    return sign()
  } catch {
    return 'error'
  }
}

/** Each library on its own copy of the payload, as a page's JSON would reach it. */
function libraries(text, version) {
  const copy = () => JSON.parse(text)
  return {
    ethSigUtil: attempt(() => hex(TypedDataUtils.eip712Hash(copy(), version))),
    viem: attempt(() => hashTypedData(copy())),
    ethers: attempt(() => {
      const { domain, types, message } = copy()
      delete types.EIP712Domain
      return TypedDataEncoder.hash(domain, types, message)
    }),
  }
}

function vector({ name, version = 'V4', payload, text = JSON.stringify(payload), ...expected }) {
  const signed = libraries(text, version)
  const about = { name, version: version.toLowerCase(), text, libraries: signed }
  if (expected.malformed) return { ...about, ...expected }
  const { tolerates = [], ...rest } = expected
  for (const library of ['viem', 'ethers']) {
    const agrees = signed[library] === signed.ethSigUtil
    if (agrees === tolerates.includes(library)) {
      throw new Error(`${name}: ${library} ${agrees ? 'agrees after all' : `says ${signed[library]}`}`)
    }
  }
  if (signed.ethSigUtil === 'error') throw new Error(`${name}: eth-sig-util refuses`)
  const data = JSON.parse(text)
  const typeHash = hex(TypedDataUtils.hashType(data.primaryType, data.types))
  const encodeType = TypedDataUtils.encodeType(data.primaryType, data.types)
  const domainHash = hex(TypedDataUtils.eip712DomainHash(data, version))
  return { ...about, digest: signed.ethSigUtil, domainHash, typeHash, encodeType, ...rest }
}

function write(name, rows) {
  const path = new URL(`./${name}.json`, import.meta.url)
  writeFileSync(path, `${JSON.stringify(rows, null, 1)}\n`)
  console.log(`${name}: ${rows.length}`)
}

write('honest', honest.map(vector))
write('coercions', coercions.map(vector))
write('structure', structure.map(vector))
write('type_hashes', knownTypes.map((row) => {
  const typeHash = keccak256(toHex(row.encodeType))
  if (typeHash !== row.typeHash) throw new Error(`${row.name}: the constant is not the type's hash`)
  return row
}))
