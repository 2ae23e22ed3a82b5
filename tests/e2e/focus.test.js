// The prompt on a real screen: which window has the focus decides whether Continue can be pressed. Keys and the mouse
// are the display's own, which go to whatever is in front.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { Display } from './harness/display.js';
import { approve } from './harness/requests.js';
import { until } from './harness/wait.js';
import { isGone } from './harness/windows.js';
import { World } from './harness/world.js';

/** @typedef {import('./harness/prompt.js').Prompt} Prompt */

/** @type {Display} */
let display;
/** @type {World} */
let world;
before(async () => {
  display = await Display.start();
  world = await World.start({ headless: false });
});
after(async () => {
  await world?.stop();
  await display?.stop();
});
afterEach(async () => {
  for (const key of ['Return', 'space']) await display.keyUp(key);
  await display.mouseUp();
  await world.tidy();
});

it('a prompt that comes to the front arms after its delay, and a click of the mouse continues', async () => {
  const { answer, prompt } = await ask();
  assert.ok(await display.isActive(prompt.page));
  await waitUntilArmed(prompt);
  await display.moveTo(prompt.page, '#continue');
  await display.mouseDown();
  await display.mouseUp();
  assert.match((await answer).result, /^0x[0-9a-f]{64}$/);
});

it('another window in front disarms it, and the delay starts again when it comes back', async () => {
  const { dapp, answer, prompt } = await ask();
  await waitUntilArmed(prompt);
  await display.activate(dapp.page);
  await until(async () => !(await stateOf(prompt)).armed, 'end of the readiness');
  assert.equal((await stateOf(prompt)).waiting, false, 'the delay does not run behind another window');
  await display.activate(prompt.page);
  await until(async () => (await stateOf(prompt)).waiting, 'start of the delay');
  assert.equal((await stateOf(prompt)).armed, false);
  await waitUntilArmed(prompt);
  await refuse(prompt, answer);
});

it('a prompt that is not in front never arms, and a click that brings it there is not a decision', async () => {
  const { dapp, answer, prompt } = await ask();
  await display.activate(dapp.page);
  await until(async () => !(await stateOf(prompt)).waiting, 'end of the delay');
  await dapp.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), 2 * DELAY_MS);
  assert.deepEqual(await stateOf(prompt), { armed: false, waiting: false, focus: 'refuse' });
  await display.moveTo(prompt.page, '#continue');
  await display.mouseDown();
  await display.mouseUp();
  await until(() => display.isActive(prompt.page), 'prompt in front');
  await waitUntilArmed(prompt);
  assert.deepEqual(await world.wallet.asked(), []);
  await refuse(prompt, answer);
});

it('a mouse button that went down too early does nothing when it is let go later', async () => {
  const { answer, prompt } = await pressEarly();
  await waitUntilArmed(prompt);
  await display.mouseUp();
  await prompt.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.deepEqual(await world.wallet.asked(), []);
  assert.equal(await isGone(prompt.page), false);
  await refuse(prompt, answer);
});

for (const key of ['Return', 'space']) {
  it(`${key} that is held down from before does nothing, neither refuse nor continue`, async () => {
    const dapp = await world.dapp('bare');
    await display.activate(dapp.page);
    await dapp.page.evaluate(() => {
      Object.assign(window, { repeats: 0 });
      addEventListener('keydown', ({ repeat }) => { if (repeat) Reflect.set(window, 'repeats', 1); });
    });
    await display.keyDown(key);
    await until(() => dapp.page.evaluate('repeats'), 'repeated key');
    const { answer, prompt } = await ask(dapp);
    await countKeys(prompt);
    await waitUntilArmed(prompt);
    await until(async () => (await keysOf(prompt)) > 3, 'repeated key in the prompt');
    await prompt.page.focus('#continue');
    const before = await keysOf(prompt);
    await until(async () => (await keysOf(prompt)) > before + 3, 'repeated key on Continue');
    await display.keyUp(key);
    assert.deepEqual(await world.wallet.asked(), []);
    assert.equal(await isGone(prompt.page), false);
    await refuse(prompt, answer);
  });
}

/** Asks and presses before Continue is ready; a machine that was too slow for that asks again. */
async function pressEarly() {
  for (;;) {
    const { answer, prompt } = await ask();
    await display.moveTo(prompt.page, '#continue');
    await display.mouseDown();
    if (!(await stateOf(prompt)).armed) return { answer, prompt };
    await display.moveTo(prompt.page, 'h1');
    await display.mouseUp();
    await refuse(prompt, answer);
  }
}

it('Refuse has the focus for each request, also when a key on Continue brought the next one', async () => {
  const dapp = await world.dapp('bare');
  const first = await ask(dapp);
  const second = dapp.request('eth_sendTransaction', allow(2_000_002n).params);
  await waitUntilArmed(first.prompt);
  assert.equal((await stateOf(first.prompt)).focus, 'refuse');
  await first.prompt.page.focus('#continue');
  await display.keyDown('Return');
  assert.match((await first.answer).result, /^0x/);
  await first.prompt.shows(/2[.,]000002/);
  await until(async () => (await stateOf(first.prompt)).focus === 'refuse', 'focus on Refuse');
  await waitUntilArmed(first.prompt);
  await display.keyUp('Return');
  assert.equal((await world.wallet.asked()).length, 1);
  await refuse(first.prompt, second);
});

const DELAY_MS = 1200;

/** An approval of PUSD that is not critical. @param {bigint} amount */
function allow(amount) {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount });
}

/** Asks for an approval; resolves when the prompt is in front. @param {import('./harness/dapp.js').Dapp} [open] */
async function ask(open) {
  const dapp = open ?? (await world.dapp('bare'));
  await display.place(dapp.page, 'left');
  await display.activate(dapp.page);
  const answer = dapp.request('eth_sendTransaction', allow(1_000_001n).params);
  const prompt = await world.prompt();
  await prompt.shows(/1[.,]000001/);
  await until(() => display.isActive(prompt.page), 'prompt in front');
  await display.place(prompt.page, 'right');
  return { dapp, answer, prompt };
}

/** @param {Prompt} prompt */
const stateOf = ({ page }) =>
  page.evaluate(() => {
    const button = document.getElementById('continue');
    return {
      armed: button?.getAttribute('aria-disabled') === 'false',
      waiting: /waiting/.test(button?.className ?? ''),
      focus: document.activeElement?.id ?? '',
    };
  });

/** @param {Prompt} prompt */
const waitUntilArmed = (prompt) => until(async () => (await stateOf(prompt)).armed, 'armed Continue');

/** @param {Prompt} prompt @param {Promise<import('./harness/dapp.js').Answer>} answer */
async function refuse(prompt, answer) {
  await prompt.decide('refuse');
  assert.equal((await answer).error?.code, 4001);
}

/** @param {Prompt} prompt */
const countKeys = ({ page }) =>
  page.evaluate(() => {
    Object.assign(window, { keys: 0 });
    addEventListener('keydown', () => Reflect.set(window, 'keys', Reflect.get(window, 'keys') + 1), true);
  });

/** @param {Prompt} prompt @returns {Promise<number>} */
const keysOf = async ({ page }) => Number(await page.evaluate('keys'));
