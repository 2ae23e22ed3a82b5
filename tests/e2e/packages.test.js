// The package as a stranger installs it: nothing of it is changed and it knows no chain of ours. Applications as others
// write them work through it, and are stopped where they should be.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { serveTestDapp } from '../pages/metamask.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {World} */
let world;
before(async () => { world = await World.start({ packed: true }); });
after(() => world?.stop());
afterEach(() => world.tidy());

for (const library of /** @type {const} */ (['web3', 'wagmi', 'ethers', 'viem'])) {
  it(`an application of ${library}: an approval and a permit are made as shown, a refusal is one`, async () => {
    const dapp = await world.dapp(library);
    assert.match((await dapp.act('signIn')).signature ?? '', /^0x[0-9a-f]{130}$/, 'without a question');
    for (const [action, args, shown] of /** @type {const} */ ([
      ['approve', ['plain', 'spender', '25000000'], /25,?000,?000/],
      ['permit2612', [{ value: '31000000' }], /31,?000,?000/],
    ])) {
      const outcome = dapp.act(action, ...args);
      const prompt = await world.prompt();
      await prompt.shows(shown);
      await prompt.decide('continue');
      assert.equal((await outcome).receiptStatus, 'success', action);
    }
    const refused = dapp.act('approve', 'tether', 'spender', '1');
    await (await world.prompt()).decide('refuse');
    assert.equal((await refused).error?.code, 4001);
  });
}

describe("MetaMask's test dapp", () => {
  /** @type {Awaited<ReturnType<typeof serveTestDapp>>} */
  let dapp;
  let sites = 0;
  before(async () => { dapp = await serveTestDapp(); });
  after(() => dapp?.stop());

  it('signs in and signs texts without a question', async () => {
    const page = await open();
    for (const name of ['personalSign', 'siwe']) {
      await press(page, name);
      await says(page, `${name}Result`, /0x[0-9a-f]{130}/);
    }
    assert.equal(await world.hasPrompt(), false);
  });

  it('deploys a token, and lets somebody have some of it, after a question about each', async () => {
    const page = await open();
    await press(page, 'createToken');
    await continued(/put a new contract on the chain/);
    await until(() => page.$('#approveTokens:not([disabled])'), 'token of the dapp');
    await press(page, 'approveTokens');
    await continued(/0x9bc5baF8…EE5AfEF4\s+could take 70000/);
    await until(async () => (await world.wallet.asked()).length === 2, 'approval in the wallet');
  });

  // No endpoint was agreed to, so that nobody knows what is at an address.
  for (const [name, level, rule, words] of /** @type {readonly [string, string, string, RegExp][]} */ ([
    ['maliciousPermit', 'Worth a look', 'expired', /could take up to 1,033/],
    ['maliciousSeaport', 'Critical risk', 'order-for-nothing', /give away 6 things for nothing/],
    ['signPermitSingle', 'Worth a look', 'unlimited', /could take all your 0xA0b86991/],
    ['eip5792SendCallsApprovalButton', 'High risk', 'operator-for-all', /tokens of 4 kinds/],
    ['ethSign', 'Critical risk', 'bare-hash', /under a bare number/],
    ['siweBadDomain', 'High risk', 'sign-in-elsewhere', /another site asks for it/],
    ['maliciousPermitIntAddress', 'High risk', 'malformed', /not written the way wallets agree on/],
    ['signInvalidType', 'High risk', 'malformed', /not written the way wallets agree on/],
  ])) {
    it(`${name} is held, and says why`, async () => {
      const page = await open();
      await press(page, name);
      const prompt = await world.prompt();
      await prompt.shows(words);
      assert.equal(await prompt.level(), level);
      assert.ok((await prompt.rules()).includes(rule), String(await prompt.rules()));
      await prompt.decide('refuse');
      assert.deepEqual(await world.wallet.asked(), []);
    });
  }

  /** A site of its own, connected. @returns {Promise<Page>} */
  async function open() {
    const page = await world.newPage();
    const { port } = new URL(dapp.url);
    sites += 1;
    await page.goto(`http://metamask-${sites}.localhost:${port}/`, { waitUntil: 'domcontentloaded' });
    await until(() => page.$('#connectButton:not([disabled])'), 'dapp');
    await press(page, 'connectButton');
    await until(() => page.$('#personalSign:not([disabled])'), 'connection');
    await world.wallet.clearLog();
    return page;
  }

  /** @param {RegExp} words */
  async function continued(words) {
    const prompt = await world.prompt();
    await prompt.shows(words);
    await prompt.decide('continue');
  }
});

/** @param {Page} page @param {string} name */
const press = (page, name) => page.$eval(`#${name}`, (button) => /** @type {HTMLElement} */ (button).click());

/** @param {Page} page @param {string} name @param {RegExp} words */
const says = (page, name, words) =>
  until(async () => words.test(String(await page.$eval(`#${name}`, (element) => element.textContent))), `${words} in ${name}`);
