// The prompt's window: opened for what still waits, and closed without refusing what comes next.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PromptWindow } from '../../extension/background/prompt-window.js';
import { Store } from '../../extension/background/store.js';

/** A browser whose windows connect at once, as their pages do, but for the first ones. @param {{lost?: number}} [of] how many pages never come */
function browser({ lost = 0 } = {}) {
  /** @type {Record<string, any>} */
  const kept = {};
  const area = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const state = { opened: /** @type {number[]} */ ([]), closed: /** @type {number[]} */ ([]) };
  const connect = (/** @type {number} */ id) => prompt.connect(/** @type {any} */ ({ sender: { tab: { id } }, postMessage() {} }));
  const own = {
    windows: {
      create: async () => {
        const id = state.opened.push(0);
        if (id > lost) setImmediate(connect, id);
        return { tabs: [{ id }] };
      },
      update: async () => {},
    },
    tabs: {
      get: async () => { throw new Error('no tab'); },
      remove: async (/** @type {number} */ id) => void state.closed.push(id),
    },
  };
  const prompt = new PromptWindow(new Store(/** @type {any} */ ({ session: area, local: area })), /** @type {any} */ (own));
  return { prompt, state, connect };
}

it('no window opens for what is left before its turn', async () => {
  const { prompt, state } = browser();
  let isHeld = true;
  const first = prompt.show(true, () => isHeld);
  const others = Array.from({ length: 5 }, () => prompt.show(false, () => isHeld));
  await first;
  isHeld = false;
  prompt.dismiss();
  await Promise.all(others);
  await prompt.show(true, () => true);
  assert.deepEqual([state.opened.length, state.closed], [2, [1]]);
});

it('a window that was told to close refuses nothing by closing, also before its turn', async () => {
  const { prompt } = browser();
  await prompt.show(true, () => true);
  prompt.dismiss();
  assert.equal(await prompt.closed(1), false);
  await prompt.show(true, () => true);
  assert.equal(await prompt.closed(2), true);
  assert.equal(await prompt.closed(2), false);
});

it('a window that was told to close and shows again refuses when it is closed', async () => {
  const { prompt, connect } = browser();
  await prompt.show(true, () => true);
  prompt.dismiss();
  connect(1);
  assert.equal(await prompt.closed(1), true);
});

it('a window whose page never comes is closed, without refusing anything, and opened once more', async (context) => {
  for (const [lost, end] of /** @type {[number, string][]} */ ([[1, 'shown'], [2, 'none']])) {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const { prompt, state } = browser({ lost });
    const shown = prompt.show(true, () => true).then(() => 'shown', () => 'none');
    for (let passed = 0; passed < 4; passed += 1) {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      context.mock.timers.tick(15_000);
    }
    assert.equal(await shown, end);
    assert.deepEqual([state.opened.length, state.closed], [2, lost === 1 ? [1] : [1, 2]]);
    for (const tab of state.closed) assert.equal(await prompt.closed(tab), false);
    context.mock.timers.reset();
  }
});
