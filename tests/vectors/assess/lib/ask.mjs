// Requests as a dapp's libraries hand them to a wallet.
import { encodeFunctionData, parseAbi, stringToHex, toHex } from 'viem';
import { me } from './world.mjs';

/** A transaction. */
export const tx = (to, data, value = 0n, from = me) => ({ method: 'eth_sendTransaction', params: [{ from, to, data, ...(value ? { value: toHex(value) } : {}) }] });
/** The calldata of a function that is given in Solidity. */
export const encode = (signature, args) => encodeFunctionData({ abi: parseAbi([`function ${signature}`]), args });
/** A call of a function that is given in Solidity. */
export const call = (to, signature, args, value = 0n) => tx(to, encode(signature, args), value);
/** A batch (EIP-5792), of transactions. */
export const batch = (chain, transactions, more = {}) => ({
  method: 'wallet_sendCalls',
  params: [{ version: '2.0.0', chainId: toHex(chain), from: me, atomicRequired: true, calls: transactions.map(({ params: [{ to, data, value }] }) => ({ to, ...(data ? { data } : {}), ...(value ? { value } : {}) })), ...more }],
});
/** A message to sign. */
export const message = (text, from = me) => ({ method: 'personal_sign', params: [stringToHex(text), from] });

const DOMAIN = [['name', 'string'], ['version', 'string'], ['chainId', 'uint256'], ['verifyingContract', 'address'], ['salt', 'bytes32']];

/** Numbers as decimal text, as libraries write them; big numbers of ethers too. */
export const plainJson = (value) => JSON.parse(JSON.stringify(value, (_, item) => {
  if (typeof item === 'bigint') return item.toString();
  if (item?.type === 'BigNumber') return BigInt(item.hex).toString();
  if (item?._isBigNumber) return item.toString();
  return item;
}));

/** Typed data to sign. */
export function typed(domain, types, primaryType, value, from = me) {
  const fields = DOMAIN.filter(([name]) => domain[name] !== undefined).map(([name, type]) => ({ name, type }));
  const data = plainJson({ types: { EIP712Domain: fields, ...types }, domain, primaryType, message: value });
  return { method: 'eth_signTypedData_v4', params: [from, JSON.stringify(data)] };
}

/** The typed data of a request, and the request with other typed data. */
export const typedDataOf = (request) => JSON.parse(request.params[1]);
export const withTypedData = (request, data) => ({ ...request, params: [request.params[0], JSON.stringify(data)] });

/** Types from encodeType's own text, such as `Permit(address owner,uint256 value)`. */
export function typesOf(text) {
  const types = {};
  for (const [, name, members] of text.matchAll(/([\w:]+)\(([^)]*)\)/g)) {
    types[name] = members ? members.split(',').map((member) => ({ type: member.split(' ')[0], name: member.split(' ')[1] })) : [];
  }
  return types;
}
