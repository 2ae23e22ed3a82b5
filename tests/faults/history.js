// A chain with a history of grants, and everything that stands on it, read directly: each pair that was ever touched
// is asked for, one by one, by viem.
import assert from 'node:assert/strict';
import { receiptOf } from '../chain/receipt.js';
import { Random } from '../differential/random.js';

/** @typedef {import('viem').Address} Address */
/** @typedef {import('../chain/index.js').Chain} Chain */
/** @typedef {import('../chain/deploy.js').Contracts} Contracts */
/** @typedef {{kind: 'erc20' | 'nft' | 'operator' | 'permit2' | 'erc6909' | 'erc6909Operator' | 'credit' | 'erc777Operator' | 'authorization', token: keyof Contracts, spender: Address, id?: bigint}} Pair */

const UNLIMITED = 2n ** 256n - 1n;
const IN_A_YEAR = Math.floor(Date.now() / 1000) + 365 * 24 * 3600;
const TOKENS = /** @type {const} */ (['plain', 'tether', 'dai', 'noZero']);
const COLLECTIONS = /** @type {const} */ (['nft', 'multi']);

export class History {
  #chain;
  #random;
  /** Every pair that was ever touched, by its text. @type {Map<string, Pair>} */
  #pairs = new Map();

  /** @param {Chain} chain @param {number} seed */
  constructor(chain, seed) {
    this.#chain = chain;
    this.#random = new Random(seed, 0);
  }

  get owner() {
    return /** @type {Address} */ (this.#chain.accounts[0]?.address);
  }

  /** @returns {{pairs: Map<string, Pair>}} what is known of the past, to go back to */
  mark() {
    return { pairs: new Map(this.#pairs) };
  }

  /** @param {ReturnType<History["mark"]>} mark */
  goBack({ pairs }) {
    this.#pairs = new Map(pairs);
  }

  /** Grants and revocations at random, each in a block of its own, and empty blocks between. @param {number} count @param {number} apart blocks between two, at most */
  async play(count, apart) {
    const { client } = this.#chain;
    for (let at = 0; at < count; at++) {
      await this.#act();
      const blocks = this.#random.below(apart);
      if (blocks > 0) await client.mine({ blocks, interval: 1 });
    }
  }

  async #act() {
    const random = this.#random;
    const spender = this.#spender();
    const amount = random.pick([0n, 1n, 5_000_000n, UNLIMITED]);
    switch (random.below(10)) {
      case 0: return this.#approvedForAll(random.pick(COLLECTIONS), spender, random.chance(0.7));
      case 1: return this.#approvedPicture(BigInt(1 + random.below(3)), spender);
      case 2: return this.#throughPermit2(random.pick(TOKENS), spender, amount > 2n ** 160n ? 2n ** 160n - 1n : amount);
      case 3: return this.#locked(random.pick(TOKENS), spender);
      case 4: return this.#approvedCoin(BigInt(1 + random.below(3)), spender, amount);
      case 5: return this.#madeOperator(spender, random.chance(0.7));
      case 6: return this.#lent(spender, amount);
      case 7: return this.#empowered(spender, random.chance(0.7));
      case 8: return this.#authorized(spender, random.chance(0.7));
      default: return this.#approved(random.pick(TOKENS), random.chance(0.2) ? this.#chain.contracts.permit2 : spender, amount);
    }
  }

  /** One of forty accounts. @returns {Address} */
  #spender() {
    return /** @type {Address} */ (`0x${(0xa11ce000 + this.#random.below(40)).toString(16).padStart(40, '0')}`);
  }

  /** @param {typeof TOKENS[number]} token @param {Address} spender @param {bigint} amount */
  async #approved(token, spender, amount) {
    this.#touch({ kind: 'erc20', token, spender });
    // One takes no change of an allowance that is not 0, one takes no 0: then nothing changes, which is fine.
    await this.#send(token, 'approve', [spender, amount]);
  }

  /** @param {typeof COLLECTIONS[number]} token @param {Address} spender @param {boolean} yes */
  async #approvedForAll(token, spender, yes) {
    this.#touch({ kind: 'operator', token, spender });
    await this.#send(token, 'setApprovalForAll', [spender, yes]);
  }

  /** @param {bigint} id @param {Address} spender */
  async #approvedPicture(id, spender) {
    this.#touch({ kind: 'nft', token: 'nft', spender, id });
    await this.#send('nft', 'approve', [spender, id]);
  }

  /** @param {typeof TOKENS[number]} token @param {Address} spender @param {bigint} amount */
  async #throughPermit2(token, spender, amount) {
    this.#touch({ kind: 'permit2', token, spender });
    await this.#send('permit2', 'approve', [this.#chain.contracts[token], spender, amount, IN_A_YEAR]);
  }

  /** @param {bigint} id @param {Address} spender @param {bigint} amount */
  async #approvedCoin(id, spender, amount) {
    this.#touch({ kind: 'erc6909', token: 'coins', spender, id });
    await this.#send('coins', 'approve', [spender, id, amount]);
  }

  /** @param {Address} spender @param {boolean} yes */
  async #madeOperator(spender, yes) {
    this.#touch({ kind: 'erc6909Operator', token: 'coins', spender });
    await this.#send('coins', 'setOperator', [spender, yes]);
  }

  /** @param {Address} spender @param {bigint} amount */
  async #lent(spender, amount) {
    this.#touch({ kind: 'credit', token: 'debt', spender });
    await this.#send('debt', 'approveDelegation', [spender, amount]);
  }

  /** @param {Address} spender @param {boolean} yes */
  async #empowered(spender, yes) {
    this.#touch({ kind: 'erc777Operator', token: 'powers', spender });
    await this.#send('powers', yes ? 'authorizeOperator' : 'revokeOperator', [spender]);
  }

  /** @param {Address} spender @param {boolean} yes */
  async #authorized(spender, yes) {
    this.#touch({ kind: 'authorization', token: 'powers', spender });
    await this.#send('powers', 'setAuthorization', [spender, yes]);
  }

  /** @param {typeof TOKENS[number]} token @param {Address} spender */
  async #locked(token, spender) {
    await this.#send('permit2', 'lockdown', [[{ token: this.#chain.contracts[token], spender }]]);
  }

  /** Gives a picture away, which ends what was approved of it. @param {bigint} id */
  async giveAway(id) {
    await this.#send('nft', 'transferFrom', [this.owner, this.#spender(), id]);
  }

  /** @param {Pair} pair */
  #touch(pair) {
    this.#pairs.set([pair.kind, pair.token, pair.spender, pair.id ?? ''].join(' '), pair);
  }

  /** @param {keyof Contracts} contract @param {string} functionName @param {unknown[]} args */
  async #send(contract, functionName, args) {
    const { client, contracts, abis } = this.#chain;
    const request = { account: this.owner, chain: client.chain, address: contracts[contract], abi: abis[contract], functionName, args, gas: 300_000n };
    await receiptOf(client, await client.writeContract(request));
  }

  /** @returns {Promise<string[]>} what stands, one line each, in order */
  async standing() {
    const lines = await Promise.all([...this.#pairs.values()].map(async (pair) => {
      const amount = await this.#amount(pair);
      return amount === 0n ? [] : [lineOf(pair.kind, this.#chain.contracts[pair.token], pair.spender, pair.id, amount)];
    }));
    return lines.flat().sort();
  }

  /** @param {Pair} pair @returns {Promise<bigint>} 0 if it does not stand; 1 for what has no amount */
  async #amount({ kind, token, spender, id }) {
    const { contracts } = this.#chain;
    switch (kind) {
      case 'erc20': return this.#read(token, 'allowance', [this.owner, spender]);
      case 'operator': return (await this.#read(token, 'isApprovedForAll', [this.owner, spender])) ? 1n : 0n;
      case 'erc6909': return this.#read('coins', 'allowance', [this.owner, spender, id]);
      case 'erc6909Operator': return (await this.#read('coins', 'isOperator', [this.owner, spender])) ? 1n : 0n;
      case 'erc777Operator': return (await this.#read('powers', 'isOperatorFor', [spender, this.owner])) ? 1n : 0n;
      case 'authorization': return (await this.#read('powers', 'isAuthorized', [this.owner, spender])) ? 1n : 0n;
      case 'credit': return this.#read('debt', 'borrowAllowance', [this.owner, spender]);
      case 'permit2': return (await this.#read('permit2', 'allowance', [this.owner, contracts[token], spender]))[0];
      default: {
        const [approved, owner] = await Promise.all(['getApproved', 'ownerOf'].map((name) => this.#read('nft', name, [id])));
        return owner === this.owner && approved.toLowerCase() === spender ? 1n : 0n;
      }
    }
  }

  /** @param {keyof Contracts} contract @param {string} functionName @param {unknown[]} args @returns {Promise<any>} */
  #read(contract, functionName, args) {
    const { client, contracts, abis } = this.#chain;
    return client.readContract({ address: contracts[contract], abi: abis[contract], functionName, args });
  }
}

/** @param {string} kind @param {string} token @param {string} spender @param {bigint | null | undefined} id @param {bigint} amount */
const lineOf = (kind, token, spender, id, amount) =>
  [kind, token.toLowerCase(), spender.toLowerCase(), id === null || id === undefined ? '-' : id, amount].join(' ');

/** @param {import('../../extension/wasm/background.js').ScanOutcome} outcome @returns {string[]} in the form of {@link History.standing} */
export function found({ allowances }) {
  const amountOf = (/** @type {any} */ amount) => (amount.amount === 'all' ? 1n : BigInt(amount.value));
  const lines = allowances.map(({ key, amount }) => lineOf(key.kind, key.token, key.spender, key.tokenId === null ? null : BigInt(key.tokenId), amountOf(amount)));
  assert.equal(new Set(lines).size, lines.length, 'a row stands twice');
  return lines.sort();
}
