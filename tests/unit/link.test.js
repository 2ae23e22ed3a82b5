// The settings page's end of its port: what the person sets is set, whenever the background ends.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, it, mock } from 'node:test';
import { Link } from '../../extension/settings/link.js';

/** @typedef {{said: any[], hear: (message: any) => void, end: () => void, closed: boolean}} Background as its port sees it */

const POLICIES = ['pass', 'refuse'].map((response) => /** @type {any} */ ({ responses: [{ kind: 'grant', level: 'low', response }], rules: [] }));
const [PASS, REFUSE] = POLICIES;
const EMPTY = { responses: [], rules: [] };

/** One for each port, the last one last. @type {Background[]} */
let backgrounds;
/** What the page shows. @type {any[]} */
let shown;
/** @type {Link} */
let link;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  backgrounds = [];
  shown = [];
  Object.assign(globalThis, { chrome: { runtime: { connect } } });
  link = new Link((state) => shown.push(state));
  link.connect();
});
afterEach(() => mock.timers.reset());

/** The browser opens a port. */
function connect() {
  /** @type {Background} */
  const background = { said: [], hear: () => {}, end: () => {}, closed: false };
  backgrounds.push(background);
  return {
    onMessage: { addListener: (/** @type {any} */ listener) => { background.hear = listener; } },
    onDisconnect: { addListener: (/** @type {any} */ listener) => { background.end = listener; } },
    disconnect: () => { background.closed = true; },
    postMessage: (/** @type {any} */ message) => {
      if (background.closed) throw new Error('closed');
      background.said.push(message);
    },
  };
}

const last = () => /** @type {Background} */ (backgrounds.at(-1));
const tell = (/** @type {any} */ policy) => last().hear({ type: 'state', policy });
const set = (/** @type {any} */ policy) => link.change(() => policy);

it('what is changed while the background is gone is said to the next one, the last of the policies only', () => {
  tell(EMPTY);
  last().end();
  set(PASS);
  set(REFUSE);
  link.send({ type: 'refreshLists' });
  assert.deepEqual(last().said, []);
  mock.timers.tick(200);
  assert.equal(backgrounds.length, 2);
  assert.deepEqual(last().said, [{ type: 'refreshLists' }, { type: 'setPolicy', policy: REFUSE }]);
  tell(EMPTY);
  assert.deepEqual(shown.at(-1).policy, REFUSE, 'what the background says before it has heard is old');
  tell(REFUSE);
  tell(PASS);
  assert.deepEqual(shown.at(-1).policy, PASS, 'what it says after that is what holds');
});

it('what a background took with it is said again', () => {
  tell(EMPTY);
  set(REFUSE);
  last().end();
  mock.timers.tick(200);
  assert.deepEqual(last().said, [{ type: 'setPolicy', policy: REFUSE }]);
});

it('what a closed port cannot take is said to the next background', () => {
  tell(EMPTY);
  last().closed = true;
  set(REFUSE);
  link.send({ type: 'refreshLists' });
  last().end();
  mock.timers.tick(200);
  assert.deepEqual(last().said, [{ type: 'refreshLists' }, { type: 'setPolicy', policy: REFUSE }]);
});

it('a port that stays mute is given up, and what was said on it is said again', () => {
  link.send({ type: 'refreshLists' });
  mock.timers.tick(5_000);
  assert.ok(last().closed);
  mock.timers.tick(200);
  assert.deepEqual([backgrounds.length, last().said], [2, [{ type: 'refreshLists' }]]);
  tell(EMPTY);
  mock.timers.tick(60_000);
  assert.equal(backgrounds.length, 2);
});

it('what was heard is not said again', () => {
  link.send({ type: 'refreshLists' });
  set(REFUSE);
  tell(REFUSE);
  last().end();
  mock.timers.tick(200);
  assert.deepEqual(last().said, []);
});
