// Held requests with the background dying at every single step: the real background's part and the real content
// script's link, in a browser that is played here and does one thing at a time.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Sim } from './held/sim.js';

/** More steps than any of these stories has. */
const MANY = 400;

/** @param {number[]} deaths the steps before which the background dies @param {(sim: Sim) => Promise<void>} story */
async function play(deaths, story) {
  const sim = new Sim(deaths);
  await story(sim);
  sim.check();
  return sim;
}

/** Plays a story with a death before each of its steps, one at a time. @param {(sim: Sim) => Promise<void>} story */
async function everywhere(story) {
  const { steps } = await play([], story);
  assert.ok(steps > 5 && steps < MANY, `${steps} steps`);
  for (let at = 0; at <= steps; at += 1) await play([at], story).catch((error) => { throw new Error(`death before step ${at}`, { cause: error }); });
}

it('continued: forwarded once, wherever the background dies', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('a');
    await sim.untilShown(page, 'a');
    sim.click('continue');
    await sim.rest({ click: 'continue' });
    assert.equal(page.ends.get('a'), 'forwarded');
  }));

it('changed and continued: forwarded as it was seen, wherever the background dies', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('grant');
    await sim.untilShown(page, 'grant');
    sim.edit('250');
    await sim.untilEdited('250');
    sim.click('continue');
    await sim.rest({ click: 'continue' });
    assert.equal(page.ends.get('grant'), 'forwarded');
  }));

it('changed between look and click, or while a click is on its way: asked again', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('grant');
    await sim.untilShown(page, 'grant');
    sim.edit('250');
    sim.click('continue');
    sim.edit('1');
    await sim.rest({ click: 'continue' });
    assert.equal(page.ends.get('grant'), 'forwarded');
  }));

it('a change that traps leaves what was shown', async () => {
  const sim = new Sim([]);
  const page = sim.page();
  page.ask('grant');
  await sim.untilShown(page, 'grant');
  sim.edit('trap');
  while (await sim.step());
  assert.deepEqual([sim.front.turn, sim.front.edits], [1, []]);
  sim.edit('250');
  while (await sim.step());
  assert.deepEqual([sim.front.turn, sim.front.edits[0].amount], [2, '250']);
  sim.click('continue');
  await sim.rest({ click: null });
  assert.match(page.log[0]?.snapshot ?? '', /"amount":"250"/);
  sim.check();
});

it('a change of what is not offered is not taken', async () => {
  const sim = new Sim([]);
  const page = sim.page();
  page.ask('a');
  await sim.untilShown(page, 'a');
  const { id } = sim.front;
  sim.prompt?.port.postMessage({ type: 'edit', id, turn: 1, edits: [{ place: 0, amount: '1', expiry: null }] });
  while (await sim.step());
  assert.deepEqual([sim.front.turn, sim.front.edits], [1, []]);
});

it('refused: refused, wherever the background dies', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('a');
    await sim.untilShown(page, 'a');
    sim.click('refuse');
    await sim.rest({ click: 'refuse' });
    assert.equal(page.ends.get('a'), 4001);
  }));

it('the window closed: refused, wherever the background dies', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('a');
    await sim.untilShown(page, 'a');
    sim.closeWindow();
    await sim.rest({ click: 'close' });
    assert.equal(page.ends.get('a'), 4001);
  }));

for (const ownFirst of [true, false]) {
  it(`the port ends by itself, and ${ownFirst ? 'the page' : 'the background'} hears of it first: ended once`, () =>
    everywhere(async (sim) => {
      const page = sim.page();
      page.ask('a');
      await sim.untilShown(page, 'a');
      page.drop(ownFirst);
      await sim.rest({ click: 'continue' });
    }));
}

it('the page left: refused, and nothing stays', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('a');
    await sim.untilShown(page, 'a');
    page.leave();
    await sim.rest({ click: 'continue' });
    assert.equal(page.ends.get('a'), 4001);
    await sim.later();
    assert.deepEqual(sim.open(), []);
  }));

it('what needs nobody passes, wherever the background dies', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('pass');
    await sim.rest({ click: null });
    assert.equal(page.ends.get('pass'), 'forwarded');
  }));

it('a trap refuses the request, and the next one is judged', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('trap');
    page.ask('a');
    await sim.untilShown(page, 'a');
    sim.click('continue');
    await sim.rest({ click: 'continue' });
    assert.equal(page.ends.get('trap'), 4001);
    assert.equal(page.ends.get('a'), 'forwarded');
  }));

it('a worse verdict between look and click: asked again', () =>
  everywhere(async (sim) => {
    const page = sim.page();
    page.ask('worse');
    await sim.untilShown(page, 'worse');
    sim.click('continue');
    await sim.rest({ click: 'refuse' });
  }));

it('random deaths, clicks and departures: each request ends once, and none passes without its click', async () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const sim = new Sim([], seed);
    await sim.riot().catch((error) => { throw new Error(`seed ${seed}`, { cause: error }); });
    sim.check();
  }
});
