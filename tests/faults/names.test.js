// Which account goes by which name is what the real ENS says, in few requests, and what an endpoint does not say is no name.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { Accounts } from '../../extension/background/accounts.js';
import { CHAIN, Names } from '../../extension/background/names.js';
import { deployEns } from '../chain/ens.js';
import { startChain } from '../chain/index.js';
import { Session, guard } from './asking.js';
import { startProxy } from './proxy.js';

/** Cyrillic where it counts. */
const LOOKS_ALIKE = 'аlice.eth';

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {import('./proxy.js').Proxy} */
let proxy;
/** In lower case: with a name, with that of somebody else, with one that looks like it, with one that leads elsewhere, without. @type {string[]} */
let people;

before(async () => {
  chain = await startChain({ port: 0, chainId: Number(CHAIN) });
  proxy = await startProxy(chain.rpcUrl);
  const [deployer, alice, bob, carol, dora, nobody] = chain.accounts.slice(2).map(({ privateKey }) => privateKeyToAccount(privateKey));
  if (!deployer || !alice || !bob || !carol || !dora || !nobody) throw new Error('the chain has too few accounts');
  people = [alice, bob, carol, dora, nobody].map(({ address }) => address.toLowerCase());
  const ens = await deployEns(chain.client, deployer);
  await ens.register('alice.eth', alice);
  await ens.register(LOOKS_ALIKE, carol);
  await ens.register('dora.eth', dora, bob.address);
  for (const [account, name] of /** @type {const} */ ([[alice, 'alice.eth'], [bob, 'alice.eth'], [carol, LOOKS_ALIKE], [dora, 'dora.eth']])) await ens.claim(account, name);
});
after(async () => {
  await proxy?.stop();
  await chain?.stop();
});

/** The names as the background asks for them, of accounts that are all kept. */
async function live() {
  proxy.reset();
  const { chains, store } = new Session([proxy.url], CHAIN).background();
  const accounts = new Accounts(store);
  for (const one of people) await accounts.used(one);
  return new Names({ guard, chains, store, accounts });
}

it('an account goes by the name that leads back to it, and by no other', async () => {
  const names = await live();
  await names.want(people);
  assert.deepEqual(await names.of(people), [{ account: people[0], name: 'alice.eth' }]);
  assert.equal(proxy.count.requests, 4, JSON.stringify(proxy.count));
  await names.want(people);
  assert.equal(proxy.count.requests, 4, 'what is known is not asked again');
});

it('a typed name leads to its account', async () => {
  const [alice, bob] = people;
  const list = await (await live()).resolve(['Alice.eth', 'dora.eth', 'nobody.eth', 'sub.alice.eth', LOOKS_ALIKE]);
  assert.deepEqual(list.map(({ account, says }) => [account, says.id]), [[alice, 'name_found'], [bob, 'name_found'], [null, 'name_none'], [null, 'name_none'], [null, 'name_odd']]);
  assert.equal(proxy.count.requests, 2, JSON.stringify(proxy.count));
});

/** @type {[string, import('./proxy.js').Faults][]} */
const silent = [
  ['answers nothing', { off: true }],
  ['is of another chain', { chainId: '0xa' }],
  ['answers with half of it', { cut: 1 }],
  ['answers with a page', { broken: 1 }],
];
for (const [title, faults] of silent) {
  it(`nothing is said of names where the endpoint ${title}`, async () => {
    const names = await live();
    proxy.faults = faults;
    await names.want(people);
    assert.deepEqual(await names.of(people), []);
    assert.deepEqual((await names.resolve(['alice.eth'])).map(({ account, says }) => [account, says.id]), [[null, 'name_unread']]);
  });
}

it('an endpoint that takes no lists of calls is asked one by one', async () => {
  const names = await live();
  proxy.faults = { noLists: true };
  await names.want(people);
  assert.equal((await names.of(people)).length, 1);
});
