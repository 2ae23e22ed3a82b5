import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeAbiParameters, encodeFunctionData, keccak256, maxUint256, parseSignature, toBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { startChain } from './index.js';
import { MULTICALL3, PERMIT2 } from './deploy.js';
import { receiptOf } from './receipt.js';

/** @typedef {import('./index.js').Chain} Chain */
/** @typedef {keyof Chain['contracts']} Name */

/** @type {Chain} */
let chain;
/** @type {import('viem').PrivateKeyAccount} */
let user;
/** @type {import('viem').PrivateKeyAccount} */
let other;

before(async () => {
  chain = await startChain({ port: 0 });
  const [first, second] = chain.accounts;
  assert(first && second);
  user = privateKeyToAccount(first.privateKey);
  other = privateKeyToAccount(second.privateKey);
});
after(() => chain?.stop());

/**
 * @param {Name} name
 * @param {string} functionName
 * @param {unknown[]} args
 * @returns {Promise<any>}
 */
const read = (name, functionName, args = []) =>
  chain.client.readContract({ address: chain.contracts[name], abi: chain.abis[name], functionName, args });

/**
 * Sends a transaction and waits for it; throws the revert reason.
 * @param {import('viem').PrivateKeyAccount} account
 * @param {Name} name
 * @param {string} functionName
 * @param {unknown[]} args
 */
async function write(account, name, functionName, args) {
  const call = { address: chain.contracts[name], abi: chain.abis[name], functionName, args };
  const { request } = await chain.client.simulateContract({ ...call, account });
  const hash = await chain.client.writeContract(/** @type {any} */ (request));
  const { status } = await receiptOf(chain.client, hash);
  assert.equal(status, 'success');
}

describe('the canonical contracts', () => {
  it('has Permit2 with the domain separator of this chain', async () => {
    assert.equal(chain.contracts.permit2, PERMIT2);
    const expected = encodeAbiParameters(
      [{ type: 'bytes32' }, { type: 'bytes32' }, { type: 'uint256' }, { type: 'address' }],
      [
        keccak256(toBytes('EIP712Domain(string name,uint256 chainId,address verifyingContract)')),
        keccak256(toBytes('Permit2')),
        BigInt(chain.chainId),
        PERMIT2,
      ],
    );
    assert.equal(await read('permit2', 'DOMAIN_SEPARATOR'), keccak256(expected));
  });

  it('has Multicall3, which batches reads', async () => {
    assert.equal(chain.contracts.multicall3, MULTICALL3);
    const calls = /** @type {const} */ (['plain', 'tether', 'dai', 'noZero']).map((name) => ({
      target: chain.contracts[name],
      allowFailure: false,
      callData: encodeFunctionData({ abi: chain.abis[name], functionName: 'balanceOf', args: [user.address] }),
    }));
    const results = await read('multicall3', 'aggregate3', [calls]);
    const amounts = results.map((/** @type {any} */ result) => BigInt(result.returnData));
    assert.deepEqual(amounts, [10n ** 12n, 10n ** 12n, 10n ** 24n, 10n ** 24n]);
  });

  it('puts the contracts at the same addresses each time', async () => {
    const again = await startChain({ port: 0, chainId: 1337 });
    await again.stop();
    assert.deepEqual(again.contracts, chain.contracts);
  });
});

describe('the tokens', () => {
  it('PUSD: an EIP-2612 permit sets the allowance, and the spender uses it', async () => {
    const message = { owner: user.address, spender: chain.contracts.spender, value: 5n, nonce: 0n, deadline: maxUint256 };
    const signature = await user.signTypedData({
      domain: domainOf('plain', 'Plain Dollar'),
      types: { Permit: fields('address owner,address spender,uint256 value,uint256 nonce,uint256 deadline') },
      primaryType: 'Permit',
      message,
    });
    await write(other, 'plain', 'permit', [message.owner, message.spender, 5n, maxUint256, ...vrs(signature)]);
    await write(other, 'spender', 'pull', [chain.contracts.plain, user.address, 5n]);
    assert.equal(await read('plain', 'balanceOf', [chain.contracts.spender]), 5n);
  });

  it('SUSD: returns nothing and refuses non-zero to non-zero', async () => {
    await write(user, 'tether', 'approve', [chain.contracts.spender, 7n]);
    await assert.rejects(write(user, 'tether', 'approve', [chain.contracts.spender, 8n]), /set the allowance to zero/);
    await write(other, 'spender', 'pull', [chain.contracts.tether, user.address, 3n]);
    const call = { functionName: 'approve', args: [chain.contracts.spender, 0n] };
    const data = encodeFunctionData({ abi: chain.abis.tether, ...call });
    const answer = await chain.client.call({ account: user.address, to: chain.contracts.tether, data });
    assert.equal(answer.data, undefined);
    await write(user, 'tether', 'approve', [chain.contracts.spender, 0n]);
    await write(user, 'tether', 'approve', [chain.contracts.spender, 8n]);
  });

  it('PDAI: a permit with allowed=true is unlimited, false ends it, and a nonce works once', async () => {
    /** @type {(nonce: bigint, allowed: boolean) => Promise<void>} */
    const permit = async (nonce, allowed) => {
      const message = { holder: user.address, spender: other.address, nonce, expiry: 0n, allowed };
      const signature = await user.signTypedData({
        domain: domainOf('dai', 'Permit Dai'),
        types: { Permit: fields('address holder,address spender,uint256 nonce,uint256 expiry,bool allowed') },
        primaryType: 'Permit',
        message,
      });
      const args = [message.holder, message.spender, nonce, 0n, allowed, ...vrs(signature)];
      await write(other, 'dai', 'permit', args);
    };
    await permit(0n, true);
    assert.equal(await read('dai', 'allowance', [user.address, other.address]), maxUint256);
    await assert.rejects(permit(0n, true), /wrong nonce/);
    await permit(1n, false);
    assert.equal(await read('dai', 'allowance', [user.address, other.address]), 0n);
    const typeHash = '0xea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb';
    assert.equal(await read('dai', 'PERMIT_TYPEHASH'), typeHash);
  });

  it('NOZ: refuses an allowance of zero', async () => {
    await write(user, 'noZero', 'approve', [other.address, 9n]);
    await assert.rejects(write(user, 'noZero', 'approve', [other.address, 0n]), /zero allowance refused/);
    await write(user, 'noZero', 'approve', [other.address, 1n]);
  });

  it('ERC-721 and ERC-1155: the user holds ids 1 to 3, and operators move them', async () => {
    assert.equal(await read('nft', 'ownerOf', [3n]), user.address);
    await write(user, 'nft', 'approve', [chain.contracts.spender, 3n]);
    await write(other, 'spender', 'pullNft', [chain.contracts.nft, user.address, 3n]);
    await write(user, 'multi', 'setApprovalForAll', [chain.contracts.spender, true]);
    await write(other, 'spender', 'pullMulti', [chain.contracts.multi, user.address, 2n, 4n]);
    assert.equal(await read('multi', 'balanceOf', [user.address, 2n]), 6n);
  });
});

describe('Permit2 used by the spender contract', () => {
  const details = fields('address token,uint160 amount,uint48 expiration,uint48 nonce');

  it('accepts a PermitSingle and a PermitTransferFrom', async () => {
    const { plain, spender } = chain.contracts;
    await write(user, 'plain', 'approve', [PERMIT2, maxUint256]);
    const before = await read('plain', 'balanceOf', [spender]);

    const sigDeadline = BigInt(Number.MAX_SAFE_INTEGER);
    const single = { details: { token: plain, amount: 6n, expiration: 2 ** 40, nonce: 0 }, spender, sigDeadline };
    const allowance = await user.signTypedData({
      domain: permit2Domain(),
      types: {
        PermitSingle: fields('PermitDetails details,address spender,uint256 sigDeadline'),
        PermitDetails: details,
      },
      primaryType: 'PermitSingle',
      message: single,
    });
    await write(other, 'spender', 'permitAndPull', [user.address, single, allowance, 6n]);

    const transfer = { permitted: { token: plain, amount: 4n }, nonce: 77n, deadline: sigDeadline };
    const once = await user.signTypedData({
      domain: permit2Domain(),
      types: {
        PermitTransferFrom: fields('TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline'),
        TokenPermissions: fields('address token,uint256 amount'),
      },
      primaryType: 'PermitTransferFrom',
      message: { ...transfer, spender },
    });
    await write(other, 'spender', 'permitTransferFrom', [transfer, user.address, 4n, once]);
    assert.equal(await read('plain', 'balanceOf', [spender]), before + 10n);
    await assert.rejects(write(other, 'spender', 'permitTransferFrom', [transfer, user.address, 4n, once]));
  });

  it('accepts a PermitBatch over unlike tokens', async () => {
    const { plain, tether, spender } = chain.contracts;
    const sigDeadline = BigInt(Number.MAX_SAFE_INTEGER);
    await write(user, 'tether', 'approve', [PERMIT2, maxUint256]);
    const entry = { amount: 2n, expiration: 2 ** 40 };
    const batch = {
      details: [{ token: plain, ...entry, nonce: 1 }, { token: tether, ...entry, nonce: 0 }],
      spender,
      sigDeadline,
    };
    const signature = await user.signTypedData({
      domain: permit2Domain(),
      types: {
        PermitBatch: fields('PermitDetails[] details,address spender,uint256 sigDeadline'),
        PermitDetails: details,
      },
      primaryType: 'PermitBatch',
      message: batch,
    });
    await write(other, 'spender', 'permitBatchAndPull', [user.address, batch, signature, 2n]);
    const [, , nonce] = await read('permit2', 'allowance', [user.address, tether, spender]);
    assert.equal(nonce, 1);
  });
});

/** @param {string} list as in an EIP-712 type: `type name,type name` */
function fields(list) {
  return list.split(',').map((field) => {
    const [type = '', name = ''] = field.split(' ');
    return { type, name };
  });
}

/**
 * @param {Name} token
 * @param {string} name
 */
const domainOf = (token, name) =>
  ({ name, version: '1', chainId: chain.chainId, verifyingContract: chain.contracts[token] });

const permit2Domain = () => ({ name: 'Permit2', chainId: chain.chainId, verifyingContract: chain.contracts.permit2 });

/** @param {import('viem').Hex} signature */
function vrs(signature) {
  const { r, s, yParity } = parseSignature(signature);
  return [27 + yParity, r, s];
}
