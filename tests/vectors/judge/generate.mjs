// Writes protocols.json: requests of many protocols, encoded by viem, with the judgement they must get.
// The other files of this folder are written by hand. Run: node tests/vectors/judge/generate.mjs

import { writeFileSync } from 'node:fs';
import { encodeFunctionData, parseAbi } from 'viem';

const ME = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';
const CONTRACT = '0x66a9893cc07d91d95644aedd05d03f95e1dba8af';
const PERSON = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const PLACE = '0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const APES = '0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d';
const SAFE = '0x5afe5afe5afe5afe5afe5afe5afe5afe5afe5afe';
const NOW = 1_800_000_000;
const UNLIMITED = 2n ** 256n - 1n;

const context = { origin: 'https://app.example', chain: '0x1', account: ME, now: NOW };
const answers = [
  code(CONTRACT, 'contract'),
  code(PERSON, 'none'),
  token(USDC, 'erc20', 'USDC', 6),
  token(APES, 'erc721', 'BAYC', null),
  token(PLACE, 'other', null, null),
];

function code(address, found) {
  return { answer: 'code', chain: '0x1', address, found: { code: found } };
}

function token(address, standard, symbol, decimals) {
  const found = { standard, symbol, decimals, totalSupply: '0x38d7ea4c68000', balance: '0x3b9aca00' };
  return { answer: 'token', chain: '0x1', address, owner: ME, found };
}

/** A transaction that calls `signature` of `to`. */
function call(to, signature, args, value = 0n) {
  const data = encodeFunctionData({ abi: parseAbi([`function ${signature}`]), args });
  return {
    method: 'eth_sendTransaction',
    params: [{ from: ME, to, data, ...(value > 0n && { value: `0x${value.toString(16)}` }) }],
  };
}

const vectors = [];

/** `rules` are the ids that must be told, worst first. */
function expect(name, request, verdict, headline, rules, { reading = 'approval', action = 'prompt' } = {}) {
  vectors.push({ name, request, context, answers, expect: { reading, verdict, action, headline, rules } });
}

const lending = 'allow(address manager, bool isAllowed)';
expect('a manager of a lending account', call(PLACE, lending, [CONTRACT, true]), 'high', 'headline_manager', ['manager']);
expect('a person as manager of a lending account', call(PLACE, lending, [PERSON, true]), 'critical', 'headline_manager', [
  'spender-no-code', 'manager',
]);
expect('a manager no more', call(PLACE, lending, [CONTRACT, false]), 'low', 'headline_power_ended', [], { action: 'pass' });
expect(
  'credit without limit',
  call(PLACE, 'approveDelegation(address delegatee, uint256 amount)', [CONTRACT, UNLIMITED]),
  'high', 'headline_credit_unlimited', ['credit'],
);
expect(
  'a signer of orders',
  call(PLACE, 'registerAllowedOrderSigner(address signer, bool allowed)', [CONTRACT, true]),
  'high', 'headline_order_signer', ['order-signer'],
);
expect(
  'a delegate for everything',
  call(PLACE, 'delegateAll(address to, bytes32 rights, bool enable)', [PERSON, `0x${'0'.repeat(64)}`, true]),
  'medium', 'headline_delegate', ['delegate'],
);
expect('votes', call(USDC, 'delegate(address delegatee)', [PERSON]), 'low', 'headline_votes', ['votes']);
expect(
  'a rental',
  call(APES, 'setUser(uint256 tokenId, address user, uint64 expires)', [12n, PERSON, BigInt(NOW + 3600)]),
  'medium', 'headline_rental_at', ['rental'],
);
expect(
  'transferOwnership',
  call(PLACE, 'transferOwnership(address newOwner)', [PERSON]),
  'high', 'headline_control_owner', ['control-owner'],
);
expect('upgradeTo', call(PLACE, 'upgradeTo(address newImplementation)', [CONTRACT]), 'high', 'headline_control_code', [
  'control-code',
]);
expect('enableModule', call(PLACE, 'enableModule(address module)', [CONTRACT]), 'high', 'headline_control_module', [
  'control-module',
]);
expect('enableModule of the account itself', call(ME, 'enableModule(address module)', [CONTRACT]), 'critical',
  'headline_control_module', ['control-module']);
expect(
  'a punk for nothing',
  call(APES, 'offerPunkForSale(uint256 punkIndex, uint256 minSalePriceInWei)', [12n, 0n]),
  'critical', 'headline_gift', ['order-for-nothing'],
);
expect(
  'a punk for one buyer',
  call(APES, 'offerPunkForSaleToAddress(uint256 punkIndex, uint256 minSalePriceInWei, address toAddress)', [12n, 9n * 10n ** 18n, PERSON]),
  'medium', 'headline_order', ['order'],
);
expect('coin for claim()', call(PLACE, 'claim()', [], 10n ** 18n), 'high', 'headline_unknown_call_paid', ['lure', 'unknown-call'], {
  reading: 'unknown',
});

/** A Safe's transaction that makes this call. */
function bySafe(to, signature, args) {
  const data = encodeFunctionData({ abi: parseAbi([`function ${signature}`]), args });
  const none = '0x0000000000000000000000000000000000000000';
  const exec = 'execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)';
  return call(SAFE, exec, [to, 0n, data, 0, 0n, 0n, 0n, none, none, '0x']);
}
expect('a manager of a Safe’s lending account', bySafe(PLACE, lending, [CONTRACT, true]), 'high', 'headline_manager_foreign', ['manager', 'owner-not-account']);
expect('a Safe’s credit', bySafe(PLACE, 'approveDelegation(address delegatee, uint256 amount)', [CONTRACT, UNLIMITED]), 'high', 'headline_power_foreign', ['credit', 'owner-not-account', 'unread-token']);

const replacer = (_, value) => (typeof value === 'bigint' ? value.toString() : value);
writeFileSync(new URL('protocols.json', import.meta.url), `${JSON.stringify(vectors, replacer, 1)}\n`);
