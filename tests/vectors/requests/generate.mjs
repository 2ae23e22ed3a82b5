// Writes surface.json: requests of every method that carries authority, beside what they ask for; and
// messages.json: messages to sign, beside what is to be noticed of them.
// Run it from the repository's root: node tests/vectors/requests/generate.mjs
import { writeFileSync } from 'node:fs';
import { concatHex, encodeFunctionData, hashTypedData, parseAbi, serializeTransaction, stringToHex, toHex, toRlp } from 'viem';
import { createSiweMessage } from 'viem/siwe';

const account = '0x1111111111111111111111111111111111111111';
const spender = '0x2222222222222222222222222222222222222222';
const token = '0x4444444444444444444444444444444444444444';
const other = '0x5555555555555555555555555555555555555555';
const delegate = '0x7777777777777777777777777777777777777777';
const nobody = '0x0000000000000000000000000000000000000000';
const abi = parseAbi(['function approve(address,uint256)', 'function execute(address,uint256,bytes)']);
const approve = encodeFunctionData({ abi, functionName: 'approve', args: [spender, 1n] });
const execute = encodeFunctionData({ abi, functionName: 'execute', args: [token, 0n, approve] });

const vectors = [];

/** A request that is read as `requests`. */
function reads(name, method, params, ...requests) {
  vectors.push({ name, snapshot: JSON.stringify({ method, params }), requests });
}

/** A request that is malformed. */
function refuses(name, method, params, field, problem) {
  vectors.push({ name, snapshot: JSON.stringify({ method, params }), malformed: { field, problem } });
}

const authority = (effects, more = {}) => ({ authority: { account: null, chain: null, effects, ...more } });
const scoped = (chain, request) => ({ scoped: [chain, request] });
const named = (method) => ({ other: method });
const call = (more = {}) => ({
  from: null, to: token, value: '0x0', data: approve, chain: null, ...more,
});
const transaction = (more) => ({ transaction: call(more) });
const calls = (list, more = {}) => ({ calls: { from: null, chain: null, calls: list, effects: [], ...more } });
const message = (bytes, from = account) => ({ message: { account: from, bytes } });
const opaque = (name) => ({ effect: 'opaque', opaque: 'permission', name });
const control = (more = {}) => ({
  effect: 'control', account: null, who: delegate, power: 'code', everywhere: false, by: 'signature', ...more,
});
const number = (value) => toHex(value);
const exact = (value) => ({ amount: 'exact', value: number(value) });
const coin = { asset: 'coin' };
const erc20 = { asset: 'token', address: token };
const nft = (id) => ({ asset: 'nft', address: token, id: number(id) });
const never = { expiry: 'never' };
const until = (time) => ({ expiry: 'at', time: number(time) });
const grant = (asset, amount, more = {}) => ({
  effect: 'grant', kind: 'permission', asset, owner: null, spender, amount, period: null, expiry: never,
  deadline: null, nonce: null, by: 'signature', keeper: nobody, ...more,
});

// --- transactions and EIP-7702 lists ---
const tx = { to: token, data: approve };
const entry = { chainId: '0x1', address: delegate, nonce: '0x0' };
const r = `0x${'aa'.repeat(32)}`;
const list = (effects, more = {}) => calls([call(more)], { ...more, effects });
reads('authorizations', 'eth_sendTransaction', [{ ...tx, type: '0x4', authorizationList: [entry] }],
  list([control({ by: 'transaction' })]));
reads('an authorization by the name of contractAddress', 'wallet_sendTransaction',
  [{ ...tx, from: account, chainId: 1, authorizationList: [{ contractAddress: delegate }] }],
  list([control({ by: 'transaction' })], { from: account, chain: '0x1' }));
for (const chainId of ['0x0', '0x', 0, '0', '0x000']) {
  reads(`an authorization for every chain: ${JSON.stringify(chainId)}`, 'eth_signTransaction',
    [{ ...tx, authorizationList: [{ ...entry, chainId }] }],
    list([control({ by: 'transaction', everywhere: true })]));
}
reads('an authorization that was signed before', 'eth_sendTransaction',
  [{ ...tx, authorizationList: [{ ...entry, yParity: '0x0', r, s: r }] }],
  list([control({ by: 'submittedSignature' })]));
reads('an authorization that takes code away', 'eth_sendTransaction',
  [{ ...tx, authorizationList: [{ ...entry, address: nobody }] }],
  list([control({ by: 'transaction', who: nobody })]));
reads('two authorizations', 'eth_sendTransaction', [{ ...tx, authorizationList: [entry, { address: other }] }],
  list([control({ by: 'transaction' }), control({ by: 'transaction', who: other })]));
refuses('an authorization that is null', 'eth_sendTransaction', [{ ...tx, authorizationList: [null] }],
  'params[0].authorizationList[0]', 'missing');
refuses('an authorization without an address', 'eth_sendTransaction',
  [{ ...tx, authorizationList: [entry, { chainId: 1 }] }], 'params[0].authorizationList[1].address', 'missing');
refuses('an authorization of two addresses', 'eth_sendTransaction',
  [{ ...tx, authorizationList: [{ address: delegate, contractAddress: other }] }],
  'params[0].authorizationList[0].contractAddress', 'conflict');
refuses('257 authorizations', 'eth_sendTransaction', [{ ...tx, authorizationList: Array(257).fill(entry) }],
  'params[0].authorizationList', 'tooMany');

// --- EIP-7702 authorizations to sign ---
for (const method of ['eth_signAuthorization', 'wallet_signAuthorization', 'eth_sign7702Authorization',
  'wallet_sign7702Authorization', 'eth_sign_authorization']) {
  reads(`authorization by ${method}`, method, [{ contractAddress: delegate, chainId: 1, nonce: 0 }],
    authority([control()], { chain: '0x1' }));
}
const sign7702 = 'wallet_signAuthorization';
reads('an authorization of an account', sign7702, [{ address: delegate, chainId: '0xa', from: account }],
  authority([control({ account })], { account, chain: '0xa' }));
reads('an authorization beside its account', sign7702, [account, { address: delegate, chainId: '0xa' }],
  authority([control()], { account, chain: '0xa' }));
reads('an authorization before its account', sign7702, [{ address: delegate, chainId: '0xa' }, account],
  authority([control()], { account, chain: '0xa' }));
reads('an authorization for every chain to sign', sign7702, [{ address: delegate, chainId: 0 }],
  authority([control({ everywhere: true })]));
reads('an authorization for no named chain', sign7702, [{ address: delegate }], authority([control()]));
reads('an authorization by position', sign7702, [delegate, '0x1', '0x0'],
  authority([control()], { chain: '0x1' }));
reads('an authorization by position for every chain', sign7702, [delegate, 0, 5],
  authority([control({ everywhere: true })]));
refuses('two addresses by position', sign7702, [account, delegate, 1], 'params', 'conflict');
refuses('two authorizations to sign', sign7702, [{ address: delegate }, { address: other }], 'params', 'conflict');
refuses('an authorization of two accounts', sign7702, [account, { address: delegate, from: other }],
  'params[1].account', 'conflict');
refuses('no authorization', sign7702, [], 'params[0]', 'missing');
refuses('an authorization of nothing', sign7702, [{ chainId: 1 }], 'params[0].address', 'missing');
refuses('an authorization for a name', sign7702, [{ address: 'safe.eth' }], 'params[0].address', 'badAddress');
refuses('an authorization by name', sign7702, { address: delegate }, 'params', 'wrongType');

const chosen = control({ who: null, by: 'transaction' });
reads('an upgrade', 'wallet_upgradeAccount', [{ account, chainId: '0x1' }],
  authority([{ ...chosen, account }], { account, chain: '0x1' }));
reads('an upgrade of whichever account', 'wallet_upgradeAccount', [], authority([chosen]));
refuses('an upgrade of no account', 'wallet_upgradeAccount', [{ account: 1 }], 'params[0].account', 'wrongType');

// --- calls ---
const send = { version: '2.0.0', from: account, chainId: '0x1', atomicRequired: true };
const sent = { from: account, chain: '0x1' };
for (const method of ['wallet_sendCalls', 'wallet_prepareCalls', 'wallet_send_calls', 'walletSendCalls']) {
  reads(`calls by ${method}`, method, [{ ...send, calls: [tx, { to: other, value: '0x1' }] }],
    calls([call(), call({ to: other, value: '0x1', data: '0x' })], sent));
}
const sendCalls = (more) => [{ ...send, calls: [tx], ...more }];
reads('calls of version 1.0', 'wallet_sendCalls', [{ version: '1.0', from: account, calls: [{ ...tx, chainId: '0x1' }] }],
  calls([call({ chain: '0x1' })], sent));
reads('no calls', 'wallet_sendCalls', sendCalls({ calls: [] }), calls([], sent));
reads('a call with authorizations', 'wallet_sendCalls', sendCalls({ calls: [{ ...tx, authorizationList: [entry] }] }),
  calls([call({  })], { ...sent, effects: [control({ by: 'transaction' })] }));
reads('256 calls', 'wallet_sendCalls', sendCalls({ calls: Array(256).fill(tx) }), calls(Array(256).fill(call()), sent));
refuses('257 calls', 'wallet_sendCalls', sendCalls({ calls: Array(257).fill(tx) }), 'params[0].calls', 'tooMany');
refuses('calls that are missing', 'wallet_sendCalls', [send], 'params[0].calls', 'missing');
refuses('calls that are no list', 'wallet_sendCalls', sendCalls({ calls: tx }), 'params[0].calls', 'wrongType');
refuses('a call that is null', 'wallet_sendCalls', sendCalls({ calls: [tx, null] }), 'params[0].calls[1]', 'missing');
refuses('a call with bad data', 'wallet_sendCalls', sendCalls({ calls: [{ ...tx, data: '0xzz' }] }),
  'params[0].calls[0].data', 'badHex');
refuses('calls on two chains', 'wallet_sendCalls',
  [{ version: '1.0', calls: [{ ...tx, chainId: '0x1' }, { ...tx, chainId: '0xa' }] }],
  'params[0].calls[1].chainId', 'conflict');
refuses('a call on another chain', 'wallet_sendCalls', sendCalls({ calls: [{ ...tx, chainId: '0xa' }] }),
  'params[0].calls[0].chainId', 'conflict');
refuses('a call from another account', 'wallet_sendCalls', sendCalls({ calls: [{ ...tx, from: other }] }),
  'params[0].calls[0].from', 'conflict');
refuses('calls by position', 'wallet_sendCalls', ['2.0.0', [tx]], 'params[0]', 'wrongType');
reads('prepared calls', 'wallet_sendPreparedCalls', [{ context: {}, signature: '0x' }], named('wallet_sendPreparedCalls'));

// --- capabilities ---
const with_ = (effects, ...requests) => [calls([call()], { ...sent, effects }), ...requests];
const capable = (name, capabilities, ...expected) =>
  reads(`capability: ${name}`, 'wallet_sendCalls', sendCalls({ capabilities }), ...expected);
const refusesCapability = (name, capabilities, field, problem) =>
  refuses(`capability: ${name}`, 'wallet_sendCalls', sendCalls({ capabilities }), `params[0].capabilities.${field}`, problem);
capable('none that matters', {
  atomic: { status: 'ready' }, atomicBatch: true, auxiliaryFunds: { optional: true }, flowControl: {},
  erc20MinBalance: { token }, validityTimeRange: {}, multiDimensionalNonce: {}, dataSuffix: '0x',
}, ...with_([]));
const suffixed = (name, suffix, data, each) => reads(`data suffix: ${name}`, 'wallet_sendCalls',
  sendCalls({ ...(each || { capabilities: { dataSuffix: suffix } }), calls: [{ to: token, ...(each && { capabilities: { dataSuffix: suffix } }) }] }),
  calls([call({ data })], sent));
const attribution = concatHex([stringToHex('app'), '0x0300', `0x${'8021'.repeat(8)}`]);
suffixed('where there is no data it is the call', approve, approve);
suffixed('in an object', { value: approve, optional: true }, approve);
suffixed('of one call', { value: approve }, approve, {});
suffixed('who referred the person', { value: attribution }, '0x');
const attributed = (names) => concatHex([stringToHex(names), toHex(names.length, { size: 1 }), '0x00', `0x${'8021'.repeat(8)}`]);
suffixed('who referred the person, with all that names may have', { value: attributed('app_2-b.c,d') }, '0x');
suffixed('names in capitals', { value: attributed('App') }, attributed('App'));
suffixed('a call that ends as that does', { value: concatHex([approve, attribution]) }, concatHex([approve, attribution]));
suffixed('of a length that is not so', { value: concatHex([stringToHex('app'), '0x0200', `0x${'8021'.repeat(8)}`]) },
  concatHex([stringToHex('app'), '0x0200', `0x${'8021'.repeat(8)}`]));
capable('a data suffix after data', { dataSuffix: { value: attribution } }, calls([call({ data: concatHex([approve, attribution]) })], { ...sent, effects: [] }));
capable('a data suffix that is off', { dataSuffix: null }, ...with_([]));
refusesCapability('a data suffix that is too long', { dataSuffix: `0x${'00'.repeat(1025)}` }, 'dataSuffix', 'tooLarge');
refusesCapability('a data suffix that is no hex', { dataSuffix: { value: 'abc!' } }, 'dataSuffix', 'badHex');
capable('a paymaster', { paymasterService: { url: 'https://paymaster.example', context: { policyId: 'abc' } } }, ...with_([]));
capable('a paymaster that takes tokens', { paymasterService: { url: 'https://p.example', context: { token } } },
  ...with_([opaque('paymasterService')]));
capable('a paymaster that names an address', { paymasterService: { url: 'https://p.example', context: { of: [token] } } },
  ...with_([opaque('paymasterService')]));
capable('a paymaster by mode', { paymasterService: { url: 'https://p.example', context: { mode: 'ERC20' } } },
  ...with_([opaque('paymasterService')]));
for (const context of [{ feeToken: 'USDC' }, { erc20: 'USDC' }]) {
  capable(`a paymaster that takes ${Object.keys(context)}`, { paymasterService: { url: 'https://p.example', context } }, ...with_([opaque('paymasterService')]));
}
capable('a data suffix of the longest', { dataSuffix: `0x${'00'.repeat(1024)}` },
  calls([call({ data: concatHex([approve, `0x${'00'.repeat(1024)}`]) })], { ...sent, effects: [] }));
capable('a paymaster without a service', { staticPaymasterConfiguration: { paymaster: other } },
  ...with_([opaque('staticPaymasterConfiguration')]));
capable('unknown', { giveEverything: {} }, ...with_([opaque('giveEverything')]));
capable('unknown but optional', { giveEverything: { optional: true } }, ...with_([opaque('giveEverything')]));
capable('off', { giveEverything: false, nothing: null }, ...with_([]));
capable('a permission in use', { permissions: { context: '0x12' } }, ...with_([opaque('permissions')]));
capable('limits of spending', { spendLimits: [{ token, allowance: '0x1' }] }, ...with_([opaque('spendLimits')]));
capable('a sub-account', { addSubAccount: {} }, ...with_([opaque('addSubAccount')]));
capable('a delegation', { eip7702Auth: { account, delegation: delegate } },
  ...with_([control({ account, by: 'transaction' })]));
capable('two delegations', { eip7702Auth: [{ delegation: delegate }, { delegation: other, chainId: '0x0' }] },
  ...with_([control({ by: 'transaction' }), control({ who: other, everywhere: true, by: 'transaction' })]));
refusesCapability('a delegation of nothing', { eip7702Auth: {} }, 'eip7702Auth.address', 'missing');
const approval = { version: '1.0', chainId: '0x1', owner: account, operator: spender, token };
const approved = (kind, asset, amount) =>
  grant(asset, amount, { kind, owner: account, by: 'transaction', keeper: token });
capable('an allowance', { erc20MinAllowance: { ...approval, minAmount: '0x5' } },
  ...with_([approved('allowance', erc20, exact(5n))]));
capable('an allowance of one item', { erc721Approval: { ...approval, tokenId: '0x10' } },
  ...with_([approved('nft', nft(16n), exact(1n))]));
capable('an allowance of ERC-1155', { erc1155MinAllowance: { ...approval, tokenId: '0x10', minAmount: '0x1' } },
  ...with_([approved('operator', { asset: 'collection', address: token }, { amount: 'all' })]));
refusesCapability('an allowance on another chain', { erc20MinAllowance: { ...approval, chainId: '0xa', minAmount: '0x5' } },
  'erc20MinAllowance.chainId', 'conflict');
refusesCapability('an allowance of no amount', { erc20MinAllowance: approval }, 'erc20MinAllowance.minAmount', 'missing');
refuses('capabilities that are a list', 'wallet_sendCalls', sendCalls({ capabilities: [] }), 'params[0].capabilities', 'wrongType');
reads('capability: of one call', 'wallet_sendCalls',
  sendCalls({ calls: [{ ...tx, capabilities: { eip7702Auth: { delegation: delegate } } }, tx] }),
  calls([call(), call()], { ...sent, effects: [control({ by: 'transaction' })] }));
refuses('capability: bad, of one call', 'wallet_sendCalls',
  sendCalls({ calls: [tx, { ...tx, capabilities: { eip7702Auth: 1 } }] }),
  'params[0].calls[1].capabilities.eip7702Auth', 'wrongType');

// --- permissions ---
const rule = (timestamp) => ({ type: 'expiry', data: { timestamp } });
const asks = (type, data, more = {}) => ({
  chainId: '0x1', to: spender, permission: { type, isAdjustmentAllowed: true, data }, rules: [rule(1800000000)], ...more,
});
const ends = until(1800000000n);
const permitted = (effects, more = {}) => authority(effects, { chain: '0x1', ...more });
const permits = 'wallet_requestExecutionPermissions';
const types = [
  ['native-token-allowance', { allowance: '0x5' }, [grant(coin, exact(5n), { expiry: ends })]],
  ['native-token-allowance', { allowanceAmount: '0x5' }, [grant(coin, exact(5n), { expiry: ends })]],
  ['native-token-transfer', { allowance: '0x5' }, [grant(coin, exact(5n), { expiry: ends })]],
  ['native-token-periodic', { periodAmount: '0x5', periodDuration: 86400 },
    [grant(coin, exact(5n), { expiry: ends, period: '0x15180' })]],
  ['native-token-stream', { amountPerSecond: '0x2', maxAmount: '0x64', initialAmount: '0x5' },
    [grant(coin, exact(100n), { expiry: ends })]],
  ['native-token-stream', { amountPerSecond: '0x2', initialAmount: '0x5' },
    [grant(coin, exact(5n), { expiry: ends }), grant(coin, exact(2n), { expiry: ends, period: '0x1' })]],
  ['erc20-token-allowance', { tokenAddress: token, allowanceAmount: '0x5' }, [grant(erc20, exact(5n), { expiry: ends })]],
  ['erc20-token-transfer', { address: token, allowance: '0x5' }, [grant(erc20, exact(5n), { expiry: ends })]],
  ['erc20-token-periodic', { tokenAddress: token, periodAmount: '0x5', periodDuration: '0x15180' },
    [grant(erc20, exact(5n), { expiry: ends, period: '0x15180' })]],
  ['erc20-token-stream', { tokenAddress: token, amountPerSecond: '0x2' },
    [grant(erc20, exact(2n), { expiry: ends, period: '0x1' })]],
  ['erc20-token-stream', { tokenAddress: token, amountPerSecond: '0x2', maxAmount: `0x${'f'.repeat(64)}` },
    [grant(erc20, { amount: 'unlimited', value: `0x${'f'.repeat(64)}` }, { expiry: ends })]],
  ['erc721-token-transfer', { address: token, tokenIds: ['0x1', '0x2'] },
    [grant(nft(1n), exact(1n), { expiry: ends }), grant(nft(2n), exact(1n), { expiry: ends })]],
  ['erc1155-token-transfer', { address: token, allowances: { 7: '0x5', '0x8': '0x6' } },
    [grant(nft(7n), exact(5n), { expiry: ends }), grant(nft(8n), exact(6n), { expiry: ends })]],
  ['token-approval-revocation', { erc20Approve: true },
    [control({ who: spender, power: 'limitedDelegation' })]],
  ['erc20-token-revocation', {}, [control({ who: spender, power: 'limitedDelegation' })]],
  ['contract-call', { address: token, calls: [] }, [opaque('contract-call')]],
  ['Erc20-token-allowance', { address: token, allowance: '0x5' }, [opaque('Erc20-token-allowance')]],
  ['gas-limit', { limit: '0x5' }, [opaque('permission')]],
];
for (const [index, [type, data, effects]] of types.entries()) {
  reads(`permission ${index}: ${type}`, permits, [asks(type, data)], permitted(effects));
}
const one = grant(coin, exact(5n));
const five = ['native-token-allowance', { allowance: '0x5' }];
reads('a permission without an end', permits, [asks(...five, { rules: undefined })], permitted([one]));
reads('a permission of an account', permits, [asks(...five, { from: account, rules: [] })],
  permitted([{ ...one, owner: account }], { account }));
reads('rules of other types only limit', permits,
  [asks(...five, { rules: [{ type: 'redeemer', data: {} }, rule('0x6b49d200')] })], permitted([{ ...one, expiry: ends }]));
reads('permissions on two chains', permits, [asks(...five), asks(...five, { chainId: '0xa', rules: [] })],
  permitted([{ ...one, expiry: ends }]), permitted([one], { chain: '0xa' }));
const signer = { type: 'account', data: { address: spender } };
const older = (more) => ({ chainId: '0x1', address: account, expiry: 1800000000, signer,
  permissions: [{ type: 'native-token-transfer', data: { allowance: '0x5' } }, { type: 'gas-limit', data: {} },
    { type: 'erc20-token-transfer', data: { address: token, allowance: '0x6' } }], ...more });
const olderEffects = [{ ...one, owner: account, expiry: ends }, grant(erc20, exact(6n), { owner: account, expiry: ends })];
for (const method of ['wallet_grantPermissions', 'wallet_issuePermissions', permits, 'wallet_grant_permissions']) {
  reads(`permissions of the older shape by ${method}`, method, [older()], permitted(olderEffects, { account }));
}
reads('a permission of the shape between', 'wallet_grantPermissions',
  [{ chainId: 1, expiry: 1800000000, signer, permission: { type: 'native-token-stream', data: { amountPerSecond: '0x1', maxAmount: '0xa' } } }],
  permitted([grant(coin, exact(10n), { expiry: ends })]));
reads('a signer by id', 'wallet_grantPermissions',
  [older({ signer: { type: 'account', data: { id: spender } } })], permitted(olderEffects, { account }));
for (const type of ['key', 'keys', 'wallet', 'passkey']) {
  reads(`a signer of type ${type}`, 'wallet_grantPermissions', [older({ signer: { type, data: { id: 'did:key:z' } } })],
    permitted([opaque('native-token-transfer'), opaque('erc20-token-transfer')], { account }));
}
reads('a permission to nobody', permits, [asks(...five, { to: undefined })], permitted([opaque('native-token-allowance')]));
reads('permissions in an object', 'wallet_grantPermissions',
  [{ expiry: 1800000000, key: { type: 'p256', publicKey: '0x12' }, permissions: { calls: [], spend: [] } }],
  authority([opaque('permissions')]));
refuses('a permission to a name', permits, [asks(...five, { to: 'safe.eth' })], 'params[0].to', 'badAddress');
refuses('a permission to two', permits, [asks(...five, { signer: { type: 'account', data: { address: other } } })],
  'params[0].to', 'conflict');
refuses('a permission of two accounts', permits, [asks(...five, { from: account, address: other })], 'params[0].address', 'conflict');
refuses('a permission with two ends', permits, [asks(...five, { rules: [rule(1), rule(2)] })], 'params[0].rules', 'conflict');
refuses('a permission with an end in text', permits, [asks(...five, { rules: [rule('1800000000')] })],
  'params[0].rules[0].data.timestamp', 'badHex');
refuses('a permission of two amounts', permits, [asks('native-token-allowance', { allowance: '0x5', allowanceAmount: '0x6' })],
  'params[0].permission.data.allowanceAmount', 'conflict');
refuses('a permission of no amount', permits, [asks('native-token-allowance', {})], 'params[0].permission.data.allowance', 'missing');
refuses('a permission of a negative amount', permits, [asks('native-token-allowance', { allowance: -1 })],
  'params[0].permission.data.allowance', 'badNumber');
refuses('a permission above 256 bits', permits, [asks('native-token-allowance', { allowance: `0x1${'0'.repeat(64)}` })],
  'params[0].permission.data.allowance', 'outOfRange');
refuses('a permission of no token', permits, [asks('erc20-token-allowance', { allowance: '0x5' })],
  'params[0].permission.data.tokenAddress', 'missing');
refuses('a permission without a period', permits, [asks('native-token-periodic', { periodAmount: '0x5' })],
  'params[0].permission.data.periodDuration', 'missing');
refuses('a permission with a period of nothing', permits, [asks('native-token-periodic', { periodAmount: '0x5', periodDuration: 0 })],
  'params[0].permission.data.periodDuration', 'outOfRange');
reads('a permission beside null', permits, [{ ...asks(...five), permissions: null }], permitted([{ ...one, expiry: ends }]));
refuses('a permission without a type', permits, [asks(undefined, {})], 'params[0].permission.type', 'missing');
refuses('no permission', permits, [{ chainId: 1, to: spender }], 'params[0].permissions', 'missing');
refuses('one permission and several', permits, [{ ...asks(...five), permissions: [] }], 'params[0].permission', 'conflict');
refuses('no permissions at all', permits, [], 'params[0]', 'missing');
refuses('257 permissions', permits, Array(257).fill(asks(...five)), 'params', 'tooMany');
refuses('an item without ids', permits, [asks('erc721-token-transfer', { address: token })], 'params[0].permission.data.tokenIds', 'missing');
refuses('an item of a bad id', permits, [asks('erc1155-token-transfer', { address: token, allowances: { x: '0x1' } })],
  'params[0].permission.data.allowances.x', 'badNumber');
const ended = { effect: 'revoke', revoke: 'permission' };
reads('the end of a permission', 'wallet_revokeExecutionPermission', { permissionContext: '0x12' }, authority([ended]));
reads('the end of a permission in a list', 'wallet_revokeExecutionPermission', [{ permissionContext: '0x12' }], authority([ended]));

// --- user operations ---
const operation = { sender: account, nonce: '0x0', callData: execute, signature: '0x' };
const operated = (more) => calls([call({ from: account, to: account, data: execute })], { from: account, ...more });
for (const method of ['eth_sendUserOperation', 'eth_signUserOperation', 'eth_send_user_operation']) {
  reads(`user operation 0.6 by ${method}`, method, [{ ...operation, initCode: '0x', paymasterAndData: '0x' }, other], operated());
  reads(`user operation 0.7 by ${method}`, method, [{ ...operation, factory: other, factoryData: '0x12' }, other], operated());
}
const userOp = 'eth_sendUserOperation';
reads('a user operation that calls nothing', userOp, [{ ...operation, callData: '0x' }, other], calls([], { from: account }));
reads('a user operation with an authorization', userOp, [{ ...operation, eip7702Auth: { ...entry, r, s: r } }, other],
  operated({ effects: [control({ account, by: 'submittedSignature' })] }));
reads('a user operation beside an authorization', userOp, [operation, other, entry],
  operated({ effects: [control({ account, by: 'transaction' })] }));
reads('a user operation of a delegated account', userOp, [{ ...operation, factory: '0x7702' }, other],
  operated({ effects: [control({ account, who: null, by: 'submittedSignature' })] }));
reads('a user operation of a delegated account, padded', userOp, [{ ...operation, initCode: `0x7702${'00'.repeat(18)}ab` }, other],
  operated({ effects: [control({ account, who: null, by: 'submittedSignature' })] }));
// At 10^18 units of gas and 1 gwei: whoever submits it gets a billion coins, if the account has them.
const costly = { ...operation, callData: '0x', preVerificationGas: number(10n ** 18n), maxFeePerGas: number(10n ** 9n) };
const pays = (value) => ({ effect: 'transfer', asset: coin, from: account, to: null, amount: number(value), by: 'signature', deadline: null });
const spent = (value, effects = [pays(value)]) => calls([], { from: account, effects });
reads('a user operation that pays its submitter', 'eth_signUserOperation', [costly, other], spent(10n ** 27n));
reads('a user operation that pays its submitter for calls', userOp, [{ ...costly, callGasLimit: 1, verificationGasLimit: '0x1' }, other],
  spent((10n ** 18n + 2n) * 10n ** 9n));
reads('a packed user operation that pays its submitter', userOp, [{ sender: account, callData: '0x', preVerificationGas: '0x5',
  accountGasLimits: concatHex([toHex(10n ** 9n, { size: 16 }), toHex(10n ** 9n, { size: 16 })]),
  gasFees: concatHex([toHex(0, { size: 16 }), toHex(10n ** 9n, { size: 16 })]) }, other], spent((2n * 10n ** 9n + 5n) * 10n ** 9n));
reads('a user operation that a paymaster pays', userOp, [{ ...costly, paymaster: other, paymasterData: '0x' }, other], spent(0n, []));
reads('a user operation that a paymaster of version 0.6 pays', userOp, [{ ...costly, paymasterAndData: other }, other], spent(0n, []));
reads('a user operation of a usual price', userOp, [{ ...costly, preVerificationGas: number(10n ** 8n) }, other], spent(0n, []));
refuses('a user operation at a price in words', userOp, [{ ...costly, maxFeePerGas: 'high' }, other], 'params[0].maxFeePerGas', 'badHex');
refuses('a user operation without a sender', userOp, [{ callData: execute }], 'params[0].sender', 'missing');
refuses('a user operation without calldata', userOp, [{ sender: account }], 'params[0].callData', 'missing');
refuses('a user operation as text', userOp, ['0x'], 'params[0]', 'wrongType');

// --- signatures by version ---
const typed = { types: {}, domain: {}, primaryType: 'X', message: {} };
const sign = (type, data, more = {}) => [{ version: '1.0', address: account, request: { type, data }, ...more }];
const typedData = { typedData: { version: 'v4', account, payload: JSON.stringify(typed) } };
const hash = (from = account) => ({ hash: { account: from, hash: null } });
reads('a message by version', 'wallet_sign', sign('0x45', { message: 'hello' }), message('0x68656c6c6f'));
reads('a message by version, as text', 'wallet_sign', sign('0x45', 'hello', { address: undefined }), message('0x68656c6c6f', null));
reads('a message by version, in hex', 'wallet_sign', sign('0x45', { message: r }), message(r));
reads('typed data by version', 'wallet_sign', sign('0x01', typed), typedData);
reads('typed data by version, short', 'wallet_sign', sign('0x1', JSON.stringify(typed)), typedData);
reads('data for a validator by version', 'wallet_sign', sign('0x00', { validator: other, data: '0x12' }), hash());
reads('an unknown version', 'wallet_sign', sign('0x46', {}), named('wallet_sign'));
reads('a message with a capability', 'wallet_sign', sign('0x45', { message: 'hello' }, { capabilities: { grab: {} } }),
  message('0x68656c6c6f'), authority([opaque('grab')], { account }));
refuses('a version that is missing', 'wallet_sign', sign(undefined, {}), 'params[0].request.type', 'missing');
refuses('a version in words', 'wallet_sign', sign('personal', {}), 'params[0].request.type', 'badHex');
refuses('typed data that is missing', 'wallet_sign', sign('0x01'), 'params[0].request.data', 'missing');
refuses('a message that is a number', 'wallet_sign', sign('0x45', { message: 1 }), 'params[0].request.data.message', 'wrongType');
reads('data for a validator', 'wallet_signIntendedValidatorData', [account, other, '0x12'], hash());
reads('data for a validator of nobody', 'wallet_signIntendedValidatorData', [], hash(null));
refuses('data for a validator of a name', 'wallet_signIntendedValidatorData', ['me', other, '0x12'], 'params[0]', 'badAddress');

reads('typed data that is written back', 'eth_signTypedData_v4', [account, { 'a b': ['c\n\u001f "\\', -1.5, null, true, {}] }],
  { typedData: { version: 'v4', account, payload: '{"a b":["c\\u000a\\u001f \\"\\\\",-1.5,null,true,{}]}' } });
reads('typed values as text', 'eth_signTypedData', [' [{"type":"string"}]', account], { typedData: { version: 'v1', account, payload: ' [{"type":"string"}]' } });
const oldest = { typedData: { version: 'v1', account, payload: '[]' } };
for (const method of ['eth_signTypedData', 'eth_signTypedData_v1', 'eth_signTypedData_v2', 'ethSignTypedData']) {
  reads(`a list of values by ${method}`, method, [[], account], oldest);
  reads(`a list of values by ${method}, signer first`, method, [account, []], oldest);
  reads(`typed data by ${method}`, method, [typed, account], typedData);
  reads(`typed data by ${method}, signer first`, method, [account, typed], typedData);
}
for (const method of ['eth_signTypedData_v4', 'eth_signTypedData_v5', 'personal_signTypedData', 'ethSignTypedDataV4', 'eth_sign_typed_data_v4']) {
  reads(`typed data by ${method}, signer first`, method, [account, typed], typedData);
  reads(`typed data by ${method}, payload first, as text`, method, [JSON.stringify(typed), account], typedData);
}
for (const method of ['personal_sign', 'eth_personalSign', 'personalSign']) {
  reads(`a message by ${method}`, method, ['hello', account], message('0x68656c6c6f'));
  reads(`a message by ${method}, signer first`, method, [account, 'hello'], message('0x68656c6c6f'));
}

// --- connecting ---
const signIn = (more) => ({ signIn: { scheme: null, domain: null, account: null, ...more } });
const connect = (capabilities) => [{ version: '1', capabilities }];
reads('connecting', 'wallet_connect', connect(), 'harmless');
reads('connecting without parameters', 'wallet_connect', [], 'harmless');
reads('connecting, by name', 'wallet_connect', { version: '1' }, 'harmless');
reads('connecting and signing in', 'wallet_connect', connect({ signInWithEthereum: { nonce: '12345678', chainId: '0x1' } }), signIn());
reads('connecting and signing in elsewhere', 'wallet_connect',
  connect({ signInWithEthereum: { nonce: '12345678', chainId: '0x1', domain: 'bank.example', scheme: 'https' } }),
  signIn({ domain: 'bank.example', scheme: 'https' }));
reads('connecting and a permission', 'wallet_connect', connect({ grantPermissions: asks(...five), signInWithEthereum: {} }),
  permitted([{ ...one, expiry: ends }]), signIn());
reads('connecting and permissions', 'wallet_connect', connect({ grantPermissions: [older()] }), permitted(olderEffects, { account }));
reads('connecting and a permission in another shape', 'wallet_connect', connect({ grantPermissions: { key: {}, permissions: { calls: [] } } }),
  authority([opaque('grantPermissions')]));
reads('connecting and more', 'wallet_connect', connect({ addSubAccount: {}, spendLimits: {} }),
  authority([opaque('addSubAccount'), opaque('spendLimits')]));
refuses('connecting with a bad domain', 'wallet_connect', connect({ signInWithEthereum: { domain: 5 } }),
  'params[0].capabilities.signInWithEthereum.domain', 'wrongType');
refuses('connecting with text', 'wallet_connect', ['1'], 'params[0]', 'wrongType');
reads('a sub-account', 'wallet_addSubAccount', [{ version: '1', account: { type: 'create', keys: [{ type: 'address', publicKey: other }] } }],
  authority([opaque('addSubAccount')]));
reads('a session', 'wallet_createSession', { optionalScopes: { 'eip155:1': { methods: ['personal_sign'], notifications: [] } } }, 'harmless');
reads('a session with eth_sign', 'wallet_createSession', { requiredScopes: { 'eip155:1': { methods: ['eth_call', 'eth_sign'] } } },
  named('wallet_createSession'));
reads('a session with eth_sign in other letters', 'wallet_createSession', { scopes: { 'eip155:1': { methods: ['ETHSIGN'] } } },
  named('wallet_createSession'));
reads('permission to connect', 'wallet_requestPermissions', [{ eth_accounts: {} }], 'harmless');
reads('permission for eth_sign', 'wallet_requestPermissions', [{ eth_sign: {} }], named('wallet_requestPermissions'));
reads('permission for a snap', 'wallet_requestPermissions', [{ wallet_snap: { 'npm:x': {} } }], named('wallet_requestPermissions'));
reads('permission to connect on chains', 'wallet_requestPermissions', [{ eth_accounts: {}, 'endowment:permitted-chains': {} }], 'harmless');
reads('permission for what nobody knows', 'wallet_requestPermissions', [{ eth_accounts: {}, 'erc20-token-periodic': {} }], named('wallet_requestPermissions'));
reads('permission by a name alone', 'wallet_requestPermissions', ['eth_accounts'], named('wallet_requestPermissions'));

// --- by name only, and reads of the wallet ---
for (const method of ['wallet_invokeSnap', 'wallet_snap', 'wallet_requestSnaps', 'wallet_silentSendTransaction',
  'wallet_requestSilentSign', 'wallet_sendPreparedCalls', 'wallet_signTypedData']) {
  reads(`by name: ${method}`, method, [{}], named(method));
  reads(`by name without parameters: ${method}`, method, undefined, named(method));
}
for (const method of ['wallet_getSession', 'wallet_revokeSession', 'wallet_disconnect', 'wallet_getSubAccounts', 'wallet_getAssets',
  'wallet_getSupportedExecutionPermissions', 'wallet_getGrantedExecutionPermissions', 'eth_sendRawTransaction',
  'eth_sendRawTransactionSync', 'eth_sendRawTransactionConditional', 'eth_getEncryptionPublicKey', 'eth_accounts',
  'eth_requestAccounts', 'wallet_watchAsset', 'eth_call', 'wallet_switchEthereumChain']) {
  reads(`harmless: ${method}`, method, [{ anything: [] }], 'harmless');
}

// --- what the wallet shows, and what it reads for the page ---
const rpcUrls = ['https://rpc.example'];
for (const chainId of ['0x1', '0x01', 1, '1']) {
  reads(`an endpoint for a chain that every wallet has: ${JSON.stringify(chainId)}`, 'wallet_addEthereumChain', [{ chainId, rpcUrls }],
    { chain: { chain: '0x1', endpoint: rpcUrls[0] } });
}
reads('an endpoint for another chain', 'wallet_addEthereumChain', [{ chainId: '0x2105', rpcUrls }], 'harmless');
reads('a chain that every wallet has, without an endpoint', 'wallet_addEthereumChain', [{ chainId: '0x1' }], 'harmless');
reads('a chain without a number', 'wallet_addEthereumChain', [{ rpcUrls }], 'harmless');
reads('something to decrypt', 'eth_decrypt', ['0x7b7d', account], { decrypt: { account } });
reads('something to decrypt for nobody', 'eth_decrypt', ['0x7b7d'], { decrypt: { account: null } });

// --- envelopes ---
const request = { method: 'eth_sendTransaction', params: [tx] };
for (const method of ['wallet_invokeMethod', 'provider_request', 'wallet_invoke_method']) {
  reads(`envelope by ${method}`, method, { scope: 'eip155:1', request }, scoped('0x1', transaction()));
  reads(`envelope by ${method}, chainId`, method, { sessionId: '0x1', chainId: 'eip155:10', request }, scoped('0xa', transaction()));
  reads(`envelope by ${method}, in a list`, method, [{ scope: 'eip155:1', request }], scoped('0x1', transaction()));
}
const invoke = 'wallet_invokeMethod';
const within = (inner, more = {}) => ({ scope: 'eip155:1', request: inner, ...more });
reads('an envelope with a bare chain', invoke, { chainId: '0x1', request }, scoped('0x1', transaction()));
reads('an envelope with a chain in digits', invoke, { chainId: '1', request }, scoped('0x1', transaction()));
reads('an envelope that says the chain twice', invoke, { scope: 'eip155:1', chainId: '0x1', request }, scoped('0x1', transaction()));
reads('an envelope of a read', invoke, within({ method: 'eth_call', params: [] }), 'harmless');
reads('an envelope of an unknown method', invoke, within({ method: 'wallet_giveEverything' }), scoped('0x1', named('wallet_giveEverything')));
reads('an envelope of a message', invoke, within({ method: 'personal_sign', params: ['hello', account] }), scoped('0x1', message('0x68656c6c6f')));
reads('an envelope of typed data', invoke, within({ method: 'eth_signTypedData_v4', params: [account, typed] }), scoped('0x1', typedData));
reads('an envelope of calls', invoke, within({ method: 'wallet_sendCalls', params: sendCalls() }), scoped('0x1', calls([call()], sent)));
reads('an envelope of the wallet', invoke, { scope: 'wallet:eip155', request }, transaction());
reads('an envelope of connecting for eth_sign', invoke, within({ method: 'wallet_requestPermissions', params: [{ eth_sign: {} }] }),
  scoped('0x1', named('wallet_requestPermissions')));
reads('an envelope with a capability', invoke, within(request, { capabilities: { grab: {} } }),
  scoped('0x1', transaction()), scoped('0x1', authority([opaque('grab')], { chain: '0x1' })));
for (const scope of ['solana:mainnet', 'eip155', 'wallet', 'EIP155:1', '', 'bip122:0']) {
  reads(`an envelope elsewhere: ${scope}`, invoke, { scope, request }, named(invoke));
}
refuses('an envelope with two chains', invoke, { scope: 'eip155:1', chainId: 'eip155:10', request }, 'params.scope', 'conflict');
refuses('an envelope without a chain', invoke, { request }, 'params.scope', 'missing');
refuses('an envelope on a chain of letters', invoke, { scope: 'eip155:x', request }, 'params.scope', 'badNumber');
refuses('an envelope on a chain that is too high', invoke, { scope: 'eip155:99999999999999999999', request }, 'params.scope', 'outOfRange');
refuses('an empty envelope', invoke, { scope: 'eip155:1' }, 'params.request', 'missing');
refuses('an envelope of text', invoke, { scope: 'eip155:1', request: JSON.stringify(request) }, 'params.request', 'wrongType');
refuses('an envelope without a method', invoke, within({ params: [] }), 'params.request.method', 'missing');
refuses('no envelope', invoke, undefined, 'params', 'missing');
refuses('an envelope of bad data', invoke, within({ method: 'eth_sendTransaction', params: [{ data: '0xzz' }] }),
  'params.request.params[0].data', 'badHex');
const nested = (depth) => (depth === 0 ? request : { method: invoke, params: within(nested(depth - 1)) });
const scopes = (depth) => (depth === 0 ? transaction() : scoped('0x1', scopes(depth - 1)));
reads('envelopes in envelopes', invoke, nested(4).params, scopes(4));
refuses('one envelope too many', invoke, nested(5).params, 'params.request.params.request.params.request.params.request.params', 'tooDeep');
reads('a signed request', 'wallet_signedRequest', [request, '0x12', '1'], transaction());
reads('a signed request with its signature inside', 'wallet_signedRequest', [{ ...request, origin: 'https://app.example', signature: '0x12' }],
  transaction());
reads('a signed read', 'wallet_signedRequest', [{ method: 'eth_call', params: [] }, '0x12', '1'], 'harmless');
refuses('a signed request of nothing', 'wallet_signedRequest', ['0x12'], 'params[0]', 'wrongType');
const signed = (depth) => (depth === 0 ? request : { method: 'wallet_signedRequest', params: [signed(depth - 1)] });
reads('signed requests in signed requests', 'wallet_signedRequest', signed(4).params, transaction());
refuses('one signed request too many', 'wallet_signedRequest', signed(5).params, Array(5).fill('params[0]').join('.'), 'tooDeep');
vectors.push({
  name: 'a batch of several things each',
  snapshot: JSON.stringify([{ method: 'wallet_connect', params: connect({ signInWithEthereum: {}, grab: {} }) }, request]),
  requests: [signIn(), authority([opaque('grab')]), transaction()],
});

// --- Coinbase's own names ---
const linked = { fromAddress: account, toAddress: token, weiValue: '16', data: approve, chainId: 1, shouldSubmit: true, nonce: null };
reads('named parameters', 'signEthereumTransaction', linked, transaction({ from: account, value: '0x10', chain: '0x1' }));
reads('named parameters, in hex', 'signEthereumTransaction', { ...linked, weiValue: '0x10', chainId: '0x1' },
  transaction({ from: account, value: '0x10', chain: '0x1' }));
reads('named parameters, as few as can be', 'signEthereumTransaction', { toAddress: token, data: approve }, transaction());
refuses('wei in words', 'signEthereumTransaction', { ...linked, weiValue: 'ten' }, 'params.weiValue', 'badNumber');
refuses('more wei than there can be', 'signEthereumTransaction', { ...linked, weiValue: '9'.repeat(80) }, 'params.weiValue', 'outOfRange');
refuses('a list in place of named parameters', 'signEthereumTransaction', [linked], 'params', 'wrongType');
const memo = {
  types: { EIP712Domain: [{ name: 'name', type: 'string' }], Note: [{ name: 'text', type: 'string' }] },
  primaryType: 'Note',
  domain: { name: 'x' },
  message: { text: 'hello' },
};
const typedText = JSON.stringify(memo);
const signing = { address: account, message: '0x68656c6c6f', addPrefix: true, typedDataJson: null };
const typedSigning = { address: account, message: hashTypedData(memo), addPrefix: false, typedDataJson: typedText };
reads('a message', 'signEthereumMessage', signing, message('0x68656c6c6f'));
reads('a hash', 'signEthereumMessage', { ...signing, addPrefix: false, message: r }, { hash: { account, hash: r } });
reads('no hash', 'signEthereumMessage', { ...signing, addPrefix: null }, { hash: { account, hash: null } });
reads('typed data and its digest', 'signEthereumMessage', typedSigning, { typedData: { version: 'v4', account, payload: typedText } });
refuses('typed data and another digest', 'signEthereumMessage', { ...typedSigning, message: r }, 'params.message', 'conflict');
refuses('typed data as a message', 'signEthereumMessage', { ...typedSigning, addPrefix: true }, 'params.addPrefix', 'conflict');
refuses('typed data that is none', 'signEthereumMessage', { ...typedSigning, typedDataJson: '{}' }, 'params.typedDataJson.types', 'missing');
refuses('a prefix that is neither', 'signEthereumMessage', { ...signing, addPrefix: 1 }, 'params.addPrefix', 'wrongType');
refuses('nothing to sign', 'signEthereumMessage', { address: account }, 'params.message', 'missing');

// --- messages ---
const messages = [];
const app = 'https://app.example';

/** A message in hex, what is noticed of it on a page of `origin`, and whether it could be a hash. */
function noticed(name, hex, notes, { origin = app, reading = 'notApproval' } = {}) {
  messages.push({ name, message: hex, origin, account, reading, notes });
}
const says = (name, text, notes, more) => noticed(name, stringToHex(text), notes, more);
const looksHashed = (name, hex) => noticed(name, hex, ['hashLike'], { reading: 'unknown' });

says('plain text', 'hello', []);
says('lines and tabs', 'one\n\ttwo\r\n', []);
says('letters of all kinds', 'Ünïcödé, 日本語, العربية 🎉', []);
says('two letters that would be a list in RLP', 'éab', []);
const noText = ['deceptiveText message'];
noticed('bytes that are no text', '0xfffefd', noText);
says('text that turns around', 'pay \u202e001 to me', ['deceptiveText message']);
says('text with nothing in it', 'pay\u200bpal', ['deceptiveText message']);
says('31 bytes of text', 'x'.repeat(31), []);
looksHashed('32 bytes', r);
says('64 letters', 'x'.repeat(64), []);
says('hex of another length', 'abcdef0123456789', []);
says('a hash among words', `Nonce: ${r}`, []);
looksHashed('a hash as text', stringToHex(r));
looksHashed('a hash as text without 0x', stringToHex(`${r.slice(2).toUpperCase()}\n`));
looksHashed('32 bytes of text', stringToHex('x'.repeat(32)));
noticed('33 bytes', concatHex([r, '0x61']), noText);
looksHashed('typed data as it is hashed', concatHex(['0x1901', r, r]));
looksHashed('data for a validator as it is hashed', concatHex(['0x1900', account, '0x1234']));
looksHashed('a message as it is hashed', stringToHex('\x19Ethereum Signed Message:\n5hello'));
const fees = { chainId: 1, nonce: 3, gas: 50_000n, to: token, value: 0n, data: approve };
looksHashed('a legacy transaction', serializeTransaction({ ...fees, type: 'legacy', gasPrice: 5n }));
looksHashed('a transaction of type 1', serializeTransaction({ ...fees, type: 'eip2930', gasPrice: 5n }));
looksHashed('a transaction of type 2', serializeTransaction({ ...fees, type: 'eip1559', maxFeePerGas: 5n, maxPriorityFeePerGas: 1n }));
looksHashed('a transaction of type 4', serializeTransaction({ ...fees, type: 'eip7702', maxFeePerGas: 5n, authorizationList: [] }));
looksHashed('a short transaction', toRlp(['0x01', '0x05', '0xc350', token, '0x', '0x']));
looksHashed('a list of 55 bytes', toRlp(['0x01', `0x${'ff'.repeat(53)}`]));
looksHashed('a list of 56 bytes', toRlp(['0x01', `0x${'ff'.repeat(54)}`]));
looksHashed('an authorization of code', concatHex(['0x05', toRlp(['0x01', delegate, '0x'])]));
noticed('a list that is too long', concatHex([toRlp(['0x01', token, '0xffff']), '0xff']), noText);
noticed('a list that is too short', '0xf8ff1234', noText);
noticed('a list of a length beyond all', `0xff${'ff'.repeat(8)}00`, noText);
noticed('a type without a list', '0x02616263', ['deceptiveText message']);

const fields4361 = {
  address: account, chainId: 1, domain: 'app.example', nonce: '32891756abc', uri: 'https://app.example/login', version: '1',
  issuedAt: new Date('2026-11-21T00:00:00Z'),
};
const siwe = (more = {}) => createSiweMessage({ ...fields4361, ...more });
const here = ['signIn app.example'];
says('signing in', siwe(), here);
says('signing in with everything', siwe({
  statement: 'I accept the terms.', scheme: 'https', expirationTime: new Date('2026-11-22T00:00:00Z'),
  notBefore: new Date('2026-11-20T00:00:00Z'), requestId: 'abc-1', resources: ['https://app.example/terms', 'ipfs://abc'],
}), here);
says('signing in and letting somebody act', siwe({ resources: ['https://app.example/', 'urn:recap:eyJhdHQiOnt9fQ'] }), here, { reading: 'unknown' });
says('signing in and letting somebody act, in capitals', siwe({ resources: ['URN:ReCap:eyJhdHQiOnt9fQ'] }), here, { reading: 'unknown' });
says('signing in with a resource named alike', siwe({ resources: ['urn:recaps:1'] }), here);
says('signing in without resources in the list', `${siwe()}\nResources:`, here);
says('signing in with its port', siwe({ domain: 'app.example:8443' }), ['signIn app.example:8443'], { origin: 'https://app.example:8443' });
says('signing in with the usual port', siwe({ domain: 'app.example:443' }), ['signIn app.example:443']);
says('signing in on this machine', siwe({ domain: 'localhost:3000', uri: 'http://localhost:3000/' }), ['signIn localhost:3000'], { origin: 'http://localhost:3000' });
says('signing in without a name', siwe().replace('app.example wants', '[::1]:3000 wants'), ['signIn [::1]:3000'], { origin: 'http://[::1]:3000' });
says('signing in without a name or a port', siwe().replace('app.example wants', '[::1] wants'), ['signIn [::1]'], { origin: 'https://[::1]' });
says('signing in with a sign before its port', siwe().replace('app.example wants', 'app.example:+443 wants'), ['signInElsewhere app.example:+443']);
says('signing in in capitals', siwe().replace('app.example wants', 'App.Example wants'), ['signIn App.Example']);
const away = (domain) => [`signInElsewhere ${domain}`];
says('signing in elsewhere', siwe({ domain: 'bank.example' }), away('bank.example'));
says('signing in to the domain above', siwe({ domain: 'example.com' }), away('example.com'), { origin: 'https://app.example.com' });
says('signing in to the domain below', siwe({ domain: 'www.app.example' }), away('www.app.example'));
says('signing in to another port', siwe({ domain: 'app.example:8443' }), away('app.example:8443'));
says('signing in from another port', siwe(), away('app.example'), { origin: 'https://app.example:8443' });
says('signing in by another scheme', siwe({ scheme: 'http' }), away('app.example'));
says('signing in to a name that begins alike', siwe({ domain: 'app.example.evil.com' }), away('app.example.evil.com'));
says('signing in to a user of another site', siwe().replace('app.example wants', 'app.example@bank.example wants'), away('app.example@bank.example'));
says('signing in to a user of this site', siwe().replace('app.example wants', 'bank.example@app.example wants'), away('bank.example@app.example'));
for (const origin of ['', 'null', 'app.example', 'file://', 'ftp://app.example', 'https://']) {
  says(`signing in from ${JSON.stringify(origin)}`, siwe(), away('app.example'), { origin });
}
says('signing in as another', siwe({ address: token }), [...here, `signInForAnother ${token}`]);
const broken = (name, text, notes = []) => says(`broken: ${name}`, text, ['signInMalformed', ...notes]);
broken('no address', siwe().replace(account, 'me'));
broken('an address without 0x', siwe().replace(account, account.slice(2)));
broken('one empty line too few', siwe().replace('\n\n\n', '\n\n'));
broken('another version', siwe().replace('Version: 1', 'Version: 2'));
broken('a chain in words', siwe().replace('Chain ID: 1', 'Chain ID: one'));
broken('a place without a colon', siwe().replace(/URI: .*/, 'URI: https//app.example'));
broken('a place with a space', siwe().replace(/URI: .*/, 'URI: https://app.example/a b'));
broken('a short nonce', siwe().replace('32891756abc', '1234567'));
broken('a date in words', siwe().replace(/Issued At: .*/, 'Issued At: today'));
broken('a date without a zone', siwe().replace('.000Z', ''));
broken('a date of letters', siwe().replace(/Issued At: .*/, 'Issued At: 2026-11-20Taa:00:00Z'));
broken('a date in other signs', siwe().replace(/Issued At: .*/, 'Issued At: 2026/11/20T00:00:00Z'));
broken('a zone without its colon', siwe().replace('.000Z', '+0100'));
broken('a zone that is too long', siwe().replace('.000Z', '+01:000'));
broken('more after the end', `${siwe()}\nI also give everything away`);
broken('resources that are none', `${siwe()}\nResources:\nhttps://app.example`);
broken('parts in another order', `${siwe()}\nRequest ID: 1\nNot Before: 2026-11-20T00:00:00Z`);
broken('lines of another system', siwe().replaceAll('\n', '\r\n'));
broken('a statement of two lines', siwe({ statement: 'one' }).replace('one', 'one\ntwo'));
broken('somewhere in the text', `Hello\n${siwe()}`);
broken('without a domain', siwe().replace('app.example wants', ' wants'), away(''));
broken('a domain in other letters', siwe().replace('app.example wants', 'аpp.example wants'), away('аpp.example'));
broken('a domain with a space', siwe().replace('app.example wants', 'app.example bank.example wants'), away('app.example bank.example'));
broken('elsewhere', siwe({ domain: 'bank.example' }).replace('Version: 1', 'Version: 2'), away('bank.example'));
broken('elsewhere, in the first line alone', 'https://bank.example wants you to sign in with your Ethereum account:', away('bank.example'));
broken('a domain with a path', siwe().replace('app.example wants', 'bank.example/app.example wants'), away('bank.example/app.example'));
broken('a domain of many letters', siwe().replace('app.example wants', `${'a'.repeat(300)} wants`), away(`${'a'.repeat(199)}…`));
broken('a scheme that is none', siwe().replace('app.example wants', '1://app.example wants'), away('app.example'));

const write = (name, list) => {
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(list, null, 1)}\n`);
  console.log(`${name}: ${list.length}`);
};
write('surface.json', vectors);
write('messages.json', messages);
