// A held request ends refused, or once decided by the person: whatever dies, closes or is left meanwhile.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trapOn } from './harness/extension.js';
import { killBackground, reloadExtension } from './harness/kill.js';
import { approve } from './harness/requests.js';
import { until, within } from './harness/wait.js';
import { isGone, waitForClose, waitForWindow } from './harness/windows.js';
import { World } from './harness/world.js';

/** @typedef {import('./harness/dapp.js').Dapp} Dapp */
/** @typedef {import('./harness/dapp.js').Answer} Answer */

/** @type {World} */
let world;
before(async () => { world = await World.start({ edit: (folder) => trapOn(folder, TRAPS.toString(16)) }); });
after(() => world?.stop());
afterEach(() => world.tidy());

/** An amount on which the guard traps. */
const TRAPS = 0xdead_beef_dead_beefn;
const HASH = /^0x[0-9a-f]{64}$/;

/** An approval of its own in each test. @param {bigint} [amount] */
const approval = (amount = 1n) =>
  approve({ from: world.user, token: world.chain.contracts.plain, spender: world.chain.contracts.spender, amount });

/** Asks, and does not wait. @param {Dapp} dapp @param {bigint} [amount] @returns {Promise<Answer>} */
function ask(dapp, amount) {
  const { method, params } = approval(amount);
  return dapp.request(method, params);
}

/** A request that is shown. */
async function held() {
  const dapp = await world.dapp('bare');
  const answer = ask(dapp);
  return { dapp, answer, prompt: await world.prompt() };
}

/** The same by a page that does not wait for the answer: the driver would ask again from the page that follows. */
async function left() {
  const dapp = await world.dapp('bare');
  const { method, params } = approval();
  await dapp.page.evaluate(`window.ends = []; void ethereum.request(${JSON.stringify({ method, params })})
    .catch(({ code }) => ends.push(code))`);
  return { dapp, prompt: await world.prompt() };
}

/** Nothing reached the wallet, and the next request works. @param {Dapp} [dapp] */
async function refusedAndWell(dapp) {
  assert.deepEqual(await world.wallet.asked(), []);
  const next = dapp ?? (await world.dapp('bare'));
  const answer = ask(next, 2n);
  const prompt = await world.prompt();
  await prompt.decide('continue');
  assert.match((await answer).result, HASH);
}

it('the background dies as soon as it is asked: the person is asked', async () => {
  const dapp = await world.dapp('bare');
  await killBackground(world.launched);
  const answer = ask(dapp);
  await until(() => killBackground(world.launched), 'background to kill');
  const prompt = await world.prompt();
  await prompt.decide('continue');
  assert.match((await answer).result, HASH);
  assert.equal((await world.wallet.asked()).length, 1);
});

it('the background dies while the person is asked: the same window decides, once', async () => {
  const { answer, prompt } = await held();
  for (let death = 0; death < 3; death += 1) await until(() => killBackground(world.launched), 'background to kill');
  await prompt.shows(/PUSD/);
  await prompt.decide('continue');
  assert.match((await answer).result, HASH);
  assert.equal((await world.wallet.asked()).length, 1);
});

it('the background dies right after the click: decided once, or asked again', async () => {
  const { answer, prompt } = await held();
  await prompt.armed('continue');
  await prompt.click('continue');
  await killBackground(world.launched);
  // Where the click did not arrive, the prompt is still there.
  await until(async () => (await prompt.isGone()) || (await prompt.click('continue'), false), 'end of the prompt');
  assert.match((await answer).result, HASH);
  assert.equal((await world.wallet.asked()).length, 1);
});

it('the background dies while the wallet asks: the page gets the answer, once', async () => {
  await world.wallet.setMode('manual');
  const { answer, prompt } = await held();
  await prompt.decide('continue');
  const { browser, base } = world.launched;
  const confirmation = await waitForWindow(browser, `${base.wallet}confirm.html`);
  await killBackground(world.launched);
  // The click closes the window, which may take the driver's answer with it.
  await until(() => confirmation.click('#confirm').then(() => isGone(confirmation), () => isGone(confirmation)), 'end of the wallet\'s window');
  assert.match((await answer).result, HASH);
  assert.equal((await world.wallet.asked()).length, 1);
});

it('the window closes while the background is dead: refused', async () => {
  const { dapp, answer, prompt } = await held();
  await killBackground(world.launched);
  await prompt.dismiss();
  assert.equal((await answer).error?.code, 4001);
  assert.equal(await world.hasPrompt(), false);
  await refusedAndWell(dapp);
});

it('the tab goes elsewhere, or closes: nothing is asked any more', async () => {
  const first = await left();
  await first.dapp.page.goto(`${world.site}/viem.html`);
  await waitForClose(first.prompt.page);
  const second = await left();
  await second.dapp.page.close();
  await waitForClose(second.prompt.page);
  await refusedAndWell();
});

it('the tab closes while the background is dead: nothing is asked any more', async () => {
  const { dapp, prompt } = await left();
  await killBackground(world.launched);
  await dapp.page.close();
  await waitForClose(prompt.page);
  await refusedAndWell();
});

it('the prompt goes to another page: refused', async () => {
  const { dapp, answer, prompt } = await held();
  await prompt.page.evaluate(() => { location.href = 'about:blank'; }).catch(() => {});
  assert.equal((await answer).error?.code, 4001);
  await refusedAndWell(dapp);
});

it('a page that is left and comes back: refused, and then it works again', async () => {
  const { dapp, prompt } = await left();
  await dapp.page.goto(`${world.site}/viem.html`);
  await waitForClose(prompt.page);
  // Firefox does not tell the driver of a page that it had kept.
  void dapp.page.goBack().catch(() => {});
  // Only a page that the browser kept as it was can tell.
  await until(() => dapp.page.evaluate('window.ends?.length === 1'), 'page again');
  assert.deepEqual(await dapp.page.evaluate('window.ends'), [4001]);
  // The test wallet itself does not come back with the page, so it is not asked.
  const again = ask(dapp, 2n);
  await (await world.prompt()).decide('refuse');
  assert.equal((await again).error?.code, 4001);
  assert.deepEqual(await world.wallet.asked(), []);
});

it('the guard traps: refused, and the next request is judged', async () => {
  const dapp = await world.dapp('bare');
  const { error } = await ask(dapp, TRAPS);
  assert.equal(error?.code, 4001);
  assert.match(error?.message ?? '', /could not read/);
  assert.equal(await world.hasPrompt(), false);
  await refusedAndWell(dapp);
});

/** Asks while it is read, and keeps what came of it. */
const EARLY = `<!doctype html><script>
  window.ends = [];
  const end = (error) => {
    ends.push({ prerendering: document.prerendering, code: error.code });
    localStorage.ended = 'yes';
  };
  ethereum.request({ method: 'personal_sign', params: ['0x00', '0x0000000000000000000000000000000000000001'] }).catch(end);
</script>`;

it('a page that is only prepared is refused', async (test) => {
  if (world.name === 'firefox') return test.skip('Firefox prepares no pages');
  await writeFile(join(world.pages, 'early.html'), EARLY);
  const dapp = await world.dapp('bare');
  await dapp.page.evaluate(`document.head.append(Object.assign(document.createElement('script'), {
    type: 'speculationrules', text: JSON.stringify({ prerender: [{ urls: ['/early.html'], eagerness: 'immediate' }] }) }))`);
  await until(() => dapp.page.evaluate('localStorage.ended'), 'end of the early request');
  await dapp.page.evaluate(`void setTimeout(() => { location.href = '/early.html'; })`);
  // The driver's own session of a page that took the place of another may be with either: one of ours is with what is shown.
  const ends = await until(async () => {
    const target = world.launched.browser.targets().find((one) => one.url().endsWith('/early.html'));
    const session = await target?.createCDPSession();
    if (!session) return null;
    const answer = session.send('Runtime.evaluate', { expression: 'window.ends', returnByValue: true });
    return (await within(answer, 'answer', 2000)).result.value;
  }, 'prepared page');
  assert.deepEqual(ends, [{ prerendering: true, code: 4001 }]);
  await dapp.page.close();
  assert.equal(await world.hasPrompt(), false);
});

it('the extension is loaded anew: refused, and the next page is guarded', async () => {
  const { dapp, answer } = await held();
  await reloadExtension(world.launched);
  const { error } = await within(answer, 'end of the request');
  assert.equal(error?.code, 4900);
  await dapp.page.close();
  await refusedAndWell();
});
