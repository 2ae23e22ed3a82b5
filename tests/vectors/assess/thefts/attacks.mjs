// Thefts that no honest request becomes: control over the account, carriers, opaque digests, and requests that wallets
// and guards read differently. They follow the catalogue of attacks in docs/attacks.md.
import { concatHex, encodeAbiParameters, hashTypedData, keccak256, maxUint256, pad, stringToHex, toHex } from 'viem';
import { encodeMultiSendData } from '@safe-global/protocol-kit';
import { batch, call, encode, tx, typed, typesOf } from '../lib/ask.mjs';
import { steal } from '../lib/entry.mjs';
import { NOW } from '../lib/fixed.mjs';
import { OTHER_THIEF, THIEF, drainer, site } from '../lib/thief.mjs';
import * as w from '../lib/world.mjs';

const ALL = maxUint256;
const NOBODY = '0x0000000000000000000000000000000000000000';
/** A theft of its own; `attack` is its row of the catalogue. */
const attack = (row, name, request, takes, more = {}) => steal(name, request, { attack: row, takes, origin: site(), madeWith: 'viem 2.57.0', ...more });
const thiefs = (token = w.USDC, amount = ALL) => encode('approve(address,uint256)', [THIEF, amount]);
const permitTypes = typesOf('Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)');
const usdc = { name: 'USD Coin', version: '2', chainId: w.ETH, verifyingContract: w.USDC };
const stolen = { owner: w.me, spender: THIEF, value: ALL.toString(), nonce: '0', deadline: String(NOW + 86400 * 365) };
const permit = (domain = usdc, value = stolen) => typed(domain, permitTypes, 'Permit', value);
/** The same request with its typed data's text changed, as a page may write it. */
const rewritten = (request, change) => ({ ...request, params: [request.params[0], change(request.params[1])] });
const dai = typed({ name: 'Dai Stablecoin', version: '1', chainId: w.ETH, verifyingContract: w.DAI }, typesOf('Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)'), 'Permit', { holder: w.me, spender: THIEF, nonce: '0', expiry: '0', allowed: true });

// --- control over the account ---
const authorization = (chainId, address) => ({ chainId, address, nonce: '0x5', yParity: '0x0', r: `0x${'11'.repeat(32)}`, s: `0x${'22'.repeat(32)}` });
attack('7702', 'the account runs a sweeper', { method: 'eth_sendTransaction', params: [{ from: w.me, to: w.me, data: '0x', type: '0x4', authorizationList: [authorization('0x1', drainer(w.ETH))] }] }, 'the whole account');
attack('7702', 'the account runs a sweeper on every chain', { method: 'eth_sendTransaction', params: [{ from: w.me, to: w.FRIEND, value: '0x1', type: '0x4', authorizationList: [authorization('0x0', drainer(w.ETH))] }] }, 'the whole account, everywhere');
attack('7702', 'a signed authorization of a sweeper', { method: 'wallet_signAuthorization', params: [{ chainId: '0x1', contractAddress: drainer(w.ETH), nonce: '0x5', account: w.me }] }, 'the whole account');
attack('7702', 'a batch through a delegator to five transfers', call(w.me, 'execute(bytes32,bytes)', [pad('0x01', { dir: 'right' }), encodeAbiParameters([{ type: 'tuple[]', components: [{ type: 'address', name: 'to' }, { type: 'uint256', name: 'value' }, { type: 'bytes', name: 'data' }] }], [[w.USDC, w.DAI, w.WETH].map((token) => ({ to: token, value: 0n, data: encode('transfer(address,uint256)', [THIEF, BigInt(w.at(w.ETH, token).token.balance)]) }))])]), 'three tokens');
attack('carrier-context', 'an approval by the account\'s own executeBatch', call(w.me, 'executeBatch((address,uint256,bytes)[])', [[[w.USDC, 0n, thiefs()]]]), 'all USDC');
attack('carrier-context', 'an approval by the account\'s own multicall', call(w.me, 'multicall(bytes[])', [[encode('execute(address,uint256,bytes)', [w.USDC, 0n, thiefs()])]]), 'all USDC');
attack('carrier-context', 'the Safe approves the thief', call(w.MY_SAFE, 'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)', [w.USDC, 0n, thiefs(), 0, 0n, 0n, 0n, NOBODY, NOBODY, `0x${'11'.repeat(65)}`]), 'the Safe\'s USDC');
attack('carrier-context', 'the Safe runs the thief\'s code', call(w.MY_SAFE, 'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)', [drainer(w.ETH), 0n, '0x12345678', 1, 0n, 0n, 0n, NOBODY, NOBODY, `0x${'11'.repeat(65)}`]), 'the whole Safe');
const safeTx = typesOf('SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)');
const safe = (to, data, operation = 0) => typed({ chainId: w.ETH, verifyingContract: w.MY_SAFE }, safeTx, 'SafeTx', { to, value: '0', data, operation, safeTxGas: '0', baseGas: '0', gasPrice: '0', gasToken: NOBODY, refundReceiver: NOBODY, nonce: 13 });
attack('carrier-context', 'the Safe gets a module of the thief', safe(w.MY_SAFE, encode('enableModule(address)', [drainer(w.ETH)])), 'the whole Safe');
attack('carrier-context', 'the Safe changes its implementation by a delegatecall', safe(drainer(w.ETH), encode('transfer(address,uint256)', [drainer(w.ETH), 0n]), 1), 'the whole Safe', { origin: 'https://app.safe.global' });
attack('carrier-context', 'an approval hidden in the Safe\'s batch', safe(w.SAFE_MULTISEND, encode('multiSend(bytes)', [encodeMultiSendData([
  { operation: 0, to: w.DAI, value: '0', data: encode('transfer(address,uint256)', [w.FRIEND, 1n]) }, { operation: 0, to: w.WETH, value: '0', data: thiefs() },
])]), 1), 'the Safe\'s WETH', { origin: 'https://app.safe.global' });
attack('carrier-context', 'the router sends what Permit2 lets it', call(w.UNIVERSAL_ROUTER, 'execute(bytes,bytes[],uint256) payable', ['0x02', [encodeAbiParameters([{ type: 'address' }, { type: 'address' }, { type: 'uint160' }], [w.USDC, THIEF, 12_500_000_000n])], BigInt(NOW + 600)]), 'all USDC');
attack('carrier-context', 'the router sweeps what was wrapped to the thief', call(w.UNIVERSAL_ROUTER, 'execute(bytes,bytes[],uint256) payable', ['0x0b04', [encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], ['0x0000000000000000000000000000000000000002', 2n * 10n ** 18n]), encodeAbiParameters([{ type: 'address' }, { type: 'address' }, { type: 'uint256' }], [w.WETH, THIEF, 0n])], BigInt(NOW + 600)], 2n * 10n ** 18n), 'the ether');
attack('carrier-context', 'a permit to the thief inside a multicall of positions', call(w.V3_POSITIONS, 'multicall(bytes[]) payable', [[encode('setApprovalForAll(address,bool)', [THIEF, true]), encode('refundETH() payable', [])]]), 'the positions');
attack('public-spender', 'an approval to a contract that anybody drives', call(w.USDC, 'approve(address,uint256)', [w.MULTICALL3, ALL]), 'all USDC');
attack('public-spender', 'a permit to a contract that anybody drives', permit(usdc, { ...stolen, spender: w.MULTICALL3, value: '12500000000', deadline: String(NOW + 600) }), 'all USDC');
attack('public-spender', 'a collection to a contract that anybody drives', call(w.PUDGY, 'setApprovalForAll(address,bool)', [w.MULTICALL3, true]), 'the penguins');

// --- rights besides allowances ---
attack('permit-phish', 'ownership of the person\'s contract', call(w.fresh(w.ETH, 'a contract of the person'), 'transferOwnership(address)', [THIEF]), 'the contract');
attack('permit-phish', 'an upgrade of the person\'s proxy', call(w.fresh(w.ETH, 'a contract of the person'), 'upgradeToAndCall(address,bytes)', [drainer(w.ETH), '0x']), 'the contract');
attack('permit-phish', 'the manager of a Compound account', call(w.CUSDC, 'allow(address,bool)', [THIEF, true]), 'the whole position');
attack('permit-phish', 'credit at Aave', call('0xeA51d7853EEFb32b6ee06b1C12E6dcCA88Be0fFE', 'approveDelegation(address,uint256)', [THIEF, ALL]), 'a loan on the collateral');
attack('permit-phish', 'a relayer at Balancer', call(w.BALANCER_VAULT, 'setRelayerApproval(address,address,bool)', [w.me, drainer(w.ETH), true]), 'all that the vault may take');
attack('permit-phish', 'a delegation without caveats', typed({ name: 'DelegationManager', version: '1', chainId: w.ETH, verifyingContract: '0xdb9B1e94B5b69Df7e401DDbedE43491141047dB3' }, typesOf('Delegation(address delegate,address delegator,bytes32 authority,Caveat[] caveats,uint256 salt)Caveat(address enforcer,bytes terms)'), 'Delegation', { delegate: THIEF, delegator: w.me, authority: `0x${'ff'.repeat(32)}`, caveats: [], salt: '1' }), 'the whole account');
attack('permit-phish', 'names to the thief', call(w.ENS_NAMES, 'setApprovalForAll(address,bool)', [THIEF, true]), 'the names', { origin: 'https://ens-renewal.example' });
attack('permit-phish', 'the controller of a name', call('0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e', 'setOwner(bytes32,address)', [keccak256('0x01'), THIEF]), 'the name', { origin: 'https://ens-renewal.example' });
attack('permit-phish', 'a Permit2 approval by transaction', call(w.PERMIT2, 'approve(address,address,uint160,uint48)', [w.WETH, THIEF, 2n ** 160n - 1n, 2 ** 48 - 1]), 'all WETH');
attack('permit-phish', 'a permit that the thief\'s site sends itself', call(w.USDC, 'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)', [w.me, THIEF, ALL, BigInt(NOW + 3600), 27, pad('0x11'), pad('0x22')]), 'all USDC');
attack('permit-phish', 'an operator of an ERC-777 token', call(w.fresh(w.ETH, 'an ERC-777 token'), 'authorizeOperator(address)', [THIEF]), 'all of the token');
attack('permit-phish', 'a transfer by authorization of all EURC', typed({ name: 'EURC', version: '2', chainId: w.ETH, verifyingContract: w.EURC }, typesOf('ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)'), 'ReceiveWithAuthorization', { from: w.me, to: drainer(w.ETH), value: '1500000000', validAfter: '0', validBefore: ALL.toString(), nonce: `0x${'9a'.repeat(32)}` }), 'all EURC');
attack('permit-phish', 'a forwarder runs an approval', typed({ name: 'MinimalForwarder', version: '0.0.1', chainId: w.ETH, verifyingContract: w.fresh(w.ETH, 'a forwarder') }, typesOf('ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data)'), 'ForwardRequest', { from: w.me, to: w.fresh(w.ETH, 'a token that trusts it'), value: '0', gas: '100000', nonce: '0', data: thiefs() }), 'all of the token');
attack('permit-phish', 'a meta-transaction of a bridged token', typed({ name: 'USD Coin (PoS)', version: '1', verifyingContract: w.USDCE_POLYGON, salt: pad('0x89') }, typesOf('MetaTransaction(uint256 nonce,address from,bytes functionSignature)'), 'MetaTransaction', { nonce: '0', from: w.me, functionSignature: thiefs() }), 'all USDC.e', { chain: w.POLYGON });
attack('permit2-batch', 'four tokens to a contract made for the victim', typed({ name: 'Permit2', chainId: w.ETH, verifyingContract: w.PERMIT2 }, typesOf('PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)'), 'PermitBatch', { details: [w.USDC, w.DAI, w.LINK, w.UNI].map((token) => ({ token, amount: (2n ** 160n - 1n).toString(), expiration: String(NOW + 86400 * 3650), nonce: '0' })), spender: drainer(w.ETH), sigDeadline: ALL.toString() }), 'four tokens', { state: { approvedToPermit2: [w.USDC, w.DAI, w.LINK, w.UNI] } });
attack('permit2-batch', 'three tokens at once, transferred', typed({ name: 'Permit2', chainId: w.ETH, verifyingContract: w.PERMIT2 }, typesOf('PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline)TokenPermissions(address token,uint256 amount)'), 'PermitBatchTransferFrom', { permitted: [w.USDC, w.WETH, w.WBTC].map((token) => ({ token, amount: BigInt(w.at(w.ETH, token).token.balance).toString() })), spender: THIEF, nonce: '55', deadline: String(NOW + 600) }), 'three tokens', { state: { approvedToPermit2: [w.USDC, w.WETH, w.WBTC] } });

// --- nobody can tell ---
const digest = hashTypedData({ domain: usdc, types: permitTypes, primaryType: 'Permit', message: stolen });
attack('opaque-root', 'eth_sign of a digest', { method: 'eth_sign', params: [w.me, digest] }, 'whatever the digest stands for');
attack('opaque-root', 'a message that is a digest', { method: 'personal_sign', params: [digest, w.me] }, 'what a Safe or a contract account reads in it');
attack('opaque-root', 'a root of Blur listings', typed({ name: 'Blur Exchange', version: '1.0', chainId: w.ETH, verifyingContract: '0x000000000000Ad05Ccc4F10045630fb830B95127' }, { Root: [{ name: 'root', type: 'bytes32' }] }, 'Root', { root: keccak256('0x02') }), 'all that Blur may move');
attack('opaque-root', 'a message of the Safe that is a digest', typed({ chainId: w.ETH, verifyingContract: w.MY_SAFE }, { SafeMessage: [{ name: 'message', type: 'bytes' }] }, 'SafeMessage', { message: digest }), 'what the Safe may sign');
attack('opaque-root', 'a user operation that drains', typed({ name: 'ERC4337', version: '1', chainId: w.ETH, verifyingContract: '0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108' }, typesOf('PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData)'), 'PackedUserOperation', { sender: w.me, nonce: '0', initCode: '0x', callData: encode('execute(address,uint256,bytes)', [w.USDC, 0n, thiefs()]), accountGasLimits: pad('0x01'), preVerificationGas: '50000', gasFees: pad('0x01'), paymasterAndData: '0x' }), 'all USDC');
attack('name-shadow', 'a permit of an unknown shape', typed({ name: 'Rewards', version: '1', chainId: w.ETH, verifyingContract: drainer(w.ETH) }, { Claim: [{ name: 'holder', type: 'address' }, { name: 'operator', type: 'address' }, { name: 'amount', type: 'uint256' }, { name: 'deadline', type: 'uint256' }] }, 'Claim', { holder: w.me, operator: THIEF, amount: ALL.toString(), deadline: ALL.toString() }), 'what the contract makes of it');
attack('create2-spender', 'a spender that does not exist yet', call(w.USDT, 'approve(address,uint256)', [`0x${keccak256(stringToHex('a CREATE2 address')).slice(26)}`, ALL]), 'all USDT');
attack('increaseAllowance', 'an allowance raised instead of approved', call(w.LINK, 'increaseAllowance(address,uint256)', [THIEF, ALL - 1n]), 'all LINK');
attack('increaseAllowance', 'an approval by LINK\'s own name for it', call(w.LINK, 'increaseApproval(address,uint256)', [THIEF, 10n ** 30n]), 'all LINK');
attack('lure-payable', 'a security update', { method: 'eth_sendTransaction', params: [{ from: w.me, to: drainer(w.ETH), data: '0x5fba79f5', value: toHex(5n * 10n ** 18n) }] }, 'the ether');
attack('lure-payable', 'a claim with a little data and much ether', call(drainer(w.ETH), 'Claim(address) payable', [w.me], 7n * 10n ** 18n), 'the ether');
attack('rpc-spoof', 'another endpoint for mainnet', { method: 'wallet_addEthereumChain', params: [{ chainId: '0x1', chainName: 'Ethereum Mainnet', nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 }, rpcUrls: ['https://rpc.thief.example'] }] }, 'what the wallet shows and believes');

// --- read differently ---
attack('method-alias', 'a permit under another spelling of its method', { ...permit(), method: 'eth_sign_typed_data_v4' }, 'all USDC');
attack('method-alias', 'a transaction under another spelling', { method: 'ethSendTransaction', params: [{ from: w.me, to: w.USDC, data: thiefs() }] }, 'all USDC');
attack('bool-coercion', 'a DAI permit that says "false"', rewritten(dai, (text) => text.replace('"allowed":true', '"allowed":"false"')), 'all DAI, where wallets read true');
attack('bool-coercion', 'a DAI permit that says 1', rewritten(dai, (text) => text.replace('"allowed":true', '"allowed":1')), 'all DAI');
attack('addr-coercion', 'a permit whose spender is a number', rewritten(permit(), (text) => text.replace(`"spender":"${THIEF}"`, `"spender":"${BigInt(THIEF)}"`)), 'all USDC');
attack('int-coercion', 'a permit whose amount is padded with spaces', rewritten(permit(), (text) => text.replace(`"value":"${ALL}"`, `"value":" ${ALL} "`)), 'all USDC');
attack('int-coercion', 'a permit whose amount is 1e30', rewritten(permit(), (text) => text.replace(`"value":"${ALL}"`, '"value":1e30')), 'all USDC');
attack('domain-shape', 'a permit without the type of its domain', rewritten(permit(), (text) => text.replace(/"EIP712Domain":\[[^\]]*\],/, '')), 'all USDC');
attack('extra-types', 'a permit with a reassuring message beside it', rewritten(permit(), (text) => text.replace('"owner":', '"notice":"This only signs you in","owner":')), 'all USDC');
attack('extra-types', 'a permit with types that nobody uses', typed(usdc, { ...permitTypes, Mail: [{ name: 'contents', type: 'string' }] }, 'Permit', stolen), 'all USDC');
attack('dup-keys', 'a permit that names two spenders', rewritten(permit(), (text) => text.replace(`"spender":"${THIEF}"`, `"spender":"${w.ONEINCH}","spender":"${THIEF}"`)), 'all USDC');
attack('padded-chainid', 'a permit for a padded chain id', permit({ ...usdc, chainId: pad('0x1') }), 'all USDC');
attack('missing-chainid', 'an order that holds on every chain', typed({ name: '0x Protocol', version: '2', verifyingContract: w.known(w.ETH, '0x V2 Exchange', '0x080bf510FCbF18b91105470639e9561022937712', 'marketplace') }, typesOf('Order(address makerAddress,address takerAddress,address feeRecipientAddress,address senderAddress,uint256 makerAssetAmount,uint256 takerAssetAmount,uint256 makerFee,uint256 takerFee,uint256 expirationTimeSeconds,uint256 salt,bytes makerAssetData,bytes takerAssetData)'), 'Order', { makerAddress: w.me, takerAddress: THIEF, feeRecipientAddress: NOBODY, senderAddress: NOBODY, makerAssetAmount: (3n * 10n ** 18n).toString(), takerAssetAmount: '1', makerFee: '0', takerFee: '0', expirationTimeSeconds: String(NOW + 86400 * 365), salt: '9', makerAssetData: encode('ERC20Token(address)', [w.WETH]), takerAssetData: encode('ERC20Token(address)', [w.USDC]) }), 'three WETH');
attack('int-verifyingContract', 'a permit whose contract is a number', permit({ ...usdc, verifyingContract: BigInt(w.USDC).toString() }), 'all USDC');
attack('domain-shape', 'a permit for another chain than the wallet\'s', permit(), 'all USDC on mainnet', { chain: w.ARBITRUM });
attack('param-swap', 'a permit with its parameters swapped', { method: 'eth_signTypedData_v4', params: [permit().params[1], w.me] }, 'all USDC');
attack('param-swap', 'a digest signed with its parameters swapped', { method: 'personal_sign', params: [w.me, digest] }, 'whatever the digest stands for');
attack('batch-jsonrpc', 'a read with an approval behind it', [{ method: 'eth_chainId', params: [] }, { method: 'eth_sendTransaction', params: [{ from: w.me, to: w.USDC, data: thiefs() }] }], 'all USDC');
attack('odd-hex', 'an approval that lost its first digit', { method: 'eth_sendTransaction', params: [{ from: w.me, to: w.USDC, data: `0x${thiefs().slice(3)}` }] }, 'all USDC');
attack('value-hex', 'ether written without 0x', { method: 'eth_sendTransaction', params: [{ from: w.me, to: THIEF, value: '4563918244f40000' }] }, 'five ether');
attack('dirty-words', 'an approval with dirt above the address', tx(w.MKR, thiefs().replace(/^(0x.{8}).{24}/, `$1${'ab'.repeat(12)}`)), 'all MKR');
attack('short-calldata', 'an approval that ends early', tx(w.MKR, `${encode('approve(address,uint256)', [THIEF, 0n]).slice(0, 74)}ff`), 'almost all MKR');
attack('trailing', 'an approval with bytes behind it', tx(w.DAI, concatHex([thiefs(), pad(stringToHex('Verify your wallet'), { size: 64 })])), 'all DAI');
attack('offset-tricks', 'a multicall with a gap before its calls', tx(w.V3_POSITIONS, gapped()), 'the positions');
attack('carrier-context', 'data under the name input', { method: 'eth_sendTransaction', params: [{ from: w.me, to: w.USDC, input: thiefs() }] }, 'all USDC');
attack('carrier-context', 'data and input that differ', { method: 'eth_sendTransaction', params: [{ from: w.me, to: w.USDC, data: encode('transfer(address,uint256)', [w.me, 0n]), input: thiefs() }] }, 'all USDC, where input is read');
attack('carrier-context', 'an approval that the wallet is to sign only', { method: 'eth_signTransaction', params: [{ from: w.me, to: w.WBTC, data: thiefs(), gas: '0x186a0', nonce: '0x5' }] }, 'all WBTC');
attack('seaport-zero', 'a Seaport order sent as a call', call(w.SEAPORT, 'matchOrders(((address,address,(uint8,address,uint256,uint256,uint256)[],(uint8,address,uint256,uint256,uint256,address)[],uint8,uint256,uint256,bytes32,uint256,bytes32,uint256),bytes)[],((uint256,uint256)[],(uint256,uint256)[])[]) payable', [[[[w.me, NOBODY, [[2, w.BAYC, 4711n, 1n, 1n]], [], 0, BigInt(NOW), BigInt(NOW + 86400), pad('0x0'), 7n, pad('0x0'), 0n], '0x']], []]), 'the ape');
attack('seaport-zero', 'a Wyvern-fashion order for a nothing', typed({ name: 'LooksRareProtocol', version: '2', chainId: w.ETH, verifyingContract: w.LOOKSRARE }, typesOf('Maker(uint8 quoteType,uint256 globalNonce,uint256 subsetNonce,uint256 orderNonce,uint256 strategyId,uint8 collectionType,address collection,address currency,address signer,uint256 startTime,uint256 endTime,uint256 price,uint256[] itemIds,uint256[] amounts,bytes additionalParameters)'), 'Maker', { quoteType: 1, globalNonce: '0', subsetNonce: '0', orderNonce: '0', strategyId: '0', collectionType: 0, collection: w.AZUKI, currency: w.WETH, signer: w.me, startTime: String(NOW), endTime: String(NOW + 86400), price: '1', itemIds: ['88'], amounts: ['1'], additionalParameters: '0x' }), 'the azuki');
attack('carrier-context', 'a batch of a wallet by its old name', batch(w.ETH, [call(w.STETH, 'transfer(address,uint256)', [OTHER_THIEF, 6n * 10n ** 18n])], { version: '1.0' }), 'all stETH');
attack('permit-phish', 'a permission to spend by ERC-7715', { method: 'wallet_grantPermissions', params: [{ chainId: '0x1', address: w.me, expiry: NOW + 86400 * 3650, signer: { type: 'account', data: { address: THIEF } }, permissions: [{ type: 'erc20-token-transfer', data: { address: w.USDC, allowance: toHex(ALL) } }] }] }, 'all USDC');
attack('permit-phish', 'the key to read what was encrypted', { method: 'eth_decrypt', params: [stringToHex(JSON.stringify({ version: 'x25519-xsalsa20-poly1305', nonce: 'AAAA', ephemPublicKey: 'AAAA', ciphertext: 'AAAA' })), w.me] }, 'the secrets in it');

/** A multicall whose array of calls begins one word later than it need. */
function gapped() {
  const whole = encode('multicall(bytes[])', [[encode('setApprovalForAll(address,bool)', [THIEF, true])]]);
  return `${whole.slice(0, 10)}${pad('0x40').slice(2)}${'00'.repeat(32)}${whole.slice(74)}`;
}
