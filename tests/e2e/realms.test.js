// Every kind of document in which a page can run, or whose intrinsics it can take: in each, what reaches for the
// wallet is held.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { serveOdd } from '../pages/odd.js';
import { closePrompt } from './harness/attempts.js';
import { chosenBrowser } from './harness/browsers.js';
import { Dapp } from './harness/dapp.js';
import { approve } from './harness/requests.js';
import { until } from './harness/wait.js';
import { waitForClose } from './harness/windows.js';
import { World } from './harness/world.js';

const isChromium = chosenBrowser() === 'chromium';
/** Firefox puts scripts there. */
const FRAGMENT = 'about:blank with a fragment';

/** How a page gets another realm, as JavaScript that gives its window. */
const REALMS = {
  'a frame without an address': 'frame()',
  'about:blank': 'frame({ src: "about:blank" })',
  srcdoc: 'loaded({ srcdoc: "<p>x" })',
  'javascript:': 'loaded({ src: "javascript:\'<p>x\'" })',
  'a blob': 'loaded({ src: URL.createObjectURL(new Blob(["<p>x"], { type: "text/html" })) })',
  'a frame of the site': 'loaded({ src: "/page" })',
  'a frame in a frame': '(() => { const { document } = frame(); return frame({}, document.body); })()',
  'a frame in a closed shadow': '(() => { const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "closed" }); return frame({}, root); })()',
  'a window': 'window.open("about:blank")',
  'a window of the site': 'opened("/page")',
  'a frame that was opened again': '(() => { const inner = frame(); inner.document.open(); inner.document.write("<p>x"); inner.document.close(); return inner; })()',
  'an object': '(() => { const inner = document.createElement("object"); inner.data = "/page"; document.body.append(inner); return new Promise((then) => { inner.onload = () => then(inner.contentWindow); }); })()',
};

/** Realms into which no browser puts a script of ours, at least not at once. */
const BARE = {
  'no content (204)': 'frame({ src: "/204" })',
  'an address that never answers': 'frame({ src: "/pending" })',
  [FRAGMENT]: 'frame({ src: "about:blank#x" })',
  'a document that has only begun': 'late({ src: "/stalled" }, ({ location, document }) => location.pathname === "/stalled" && !document.documentElement)',
};

const TOOLS = `
  const frame = (attributes = {}, parent = document.body) => {
    const made = Object.assign(document.createElement('iframe'), attributes);
    parent.append(made);
    return made.contentWindow;
  };
  const loaded = (attributes) => new Promise((then) => {
    const made = Object.assign(document.createElement('iframe'), attributes, { onload: () => then(made.contentWindow) });
    document.body.append(made);
  });
  const opened = (url) => new Promise((then) => { const made = window.open(url); made.onload = () => then(made); });
  const late = async (attributes, ready) => {
    const inner = frame(attributes);
    while (!ready(inner)) await new Promise((then) => setTimeout(then, 10));
    return inner;
  };
  /** Listens on this window for the answer to a raw message, and sends it as \`send\` does. */
  const raw = (send) => new Promise((resolve) => {
    const id = crypto.randomUUID();
    addEventListener('message', ({ data }) => {
      if (data?.target === 'metamask-inpage' && data.data?.data?.id === id) resolve(data.data.data.error ?? data.data.data);
    });
    send({ target: 'metamask-contentscript', data: { name: 'metamask-provider', data: { jsonrpc: '2.0', id, ...one } } });
  });
  /** A wallet of the page's own in another realm. */
  const put = (realm) => {
    realm.ethereum = { request: async ({ method }) => { if (!['eth_chainId', 'net_version'].includes(method)) reached.push(method); return 'signed'; } };
    return realm.ethereum;
  };
  window.reached = [];
`;

/** What a page does with a realm, as JavaScript over \`realm\`. */
const DEEDS = {
  "the wallet's provider, if it is there": 'realm.ethereum ? realm.ethereum.request(one) : { code: 4001 }',
  "its postMessage": 'raw((message) => realm.postMessage.call(window, message, "*"))',
  'its events': 'raw((message) => realm.EventTarget.prototype.dispatchEvent.call(window, new realm.MessageEvent("message", { data: message, source: window, origin: location.origin })))',
  'its Reflect, on our provider': 'realm.Reflect.apply(realm.Reflect.get(realm.Reflect.getPrototypeOf(ethereum), "request"), ethereum, [one])',
  'its descriptors': 'realm.Object.getOwnPropertyDescriptor(window, "ethereum").get.call(window).request(one)',
};

/** What runs in a document that the page cannot reach into: a wallet of its own, and a message to the page. */
const INSIDE = `<!doctype html><body><script>
  const reached = [];
  window.ethereum = { request: async ({ method }) => { if (!['eth_chainId', 'net_version'].includes(method)) reached.push(method); } };
  ethereum.request(ONE).then(() => 'signed', ({ code }) => ([4001, -32005, -32002].includes(code) ? 'refused' : code))
    .then((ended) => parent.postMessage({ ended: [ended, reached] }, '*'));
</script>`;

/** @type {World} */
let world;
/** @type {Awaited<ReturnType<typeof serveOdd>>} */
let odd;
before(async () => { [world, odd] = await Promise.all([World.start(), serveOdd()]); });
after(async () => { await odd?.stop(); await world?.stop(); });
afterEach(() => world.tidy());

describe('realms', () => {
  it('with a script of ours: everything is held', async () => {
    const page = await opened();
    const names = Object.keys(REALMS);
    const deeds = [...Object.values(DEEDS), 'put(realm).request(one)'];
    const endings = await all(page, Object.values(REALMS), deeds);
    assert.deepEqual(endings, Object.fromEntries(names.map((_, at) => [at, deeds.map(() => 'refused')])));
    assert.deepEqual(await page.page.evaluate('reached'), []);
    assert.deepEqual(await world.wallet.asked(), []);
  });

  it('without one: the wallet is still guarded, by the documents that it is in', async () => {
    const page = await opened();
    const names = Object.keys(BARE);
    const endings = await all(page, Object.values(BARE), Object.values(DEEDS));
    assert.deepEqual(endings, Object.fromEntries(names.map((_, at) => [at, Object.values(DEEDS).map(() => 'refused')])));
    assert.deepEqual(await world.wallet.asked(), []);
  });

  it('without one: a wallet that a page puts there itself is its own affair', async () => {
    const page = await opened();
    const endings = await all(page, Object.values(BARE), ['put(realm).request(one)']);
    const found = Object.fromEntries(Object.keys(BARE).map((name, at) => [name, endings[at]?.[0]]));
    const expected = Object.keys(BARE).map((name) => [name, !isChromium && name === FRAGMENT ? 'refused' : '"signed"']);
    assert.deepEqual(found, Object.fromEntries(expected));
  });
});

describe('a document that was opened again', () => {
  for (const decision of /** @type {const} */ (['refuse', 'continue'])) {
    it(`its raw messages are held, by listeners that were put back: ${decision}`, async () => {
      const dapp = await opened();
      await dapp.page.evaluate('document.open(); document.write("<p>written"); document.close();');
      const answer = dapp.run(`(async () => { ${script()} return raw((message) => postMessage(message, '*')); })()`);
      await (await world.prompt()).decide(decision);
      const { code, result } = (await answer).result;
      assert.equal(code, decision === 'refuse' ? 4001 : undefined);
      assert.equal((await world.wallet.asked()).length, decision === 'refuse' ? 0 : 1);
      if (decision === 'continue') assert.match(result, /^0x/);
    });
  }

  it('its provider and its announcements are guarded', async () => {
    const dapp = await opened();
    await dapp.page.evaluate('document.open(); document.write("<p>written"); document.close();');
    const answer = dapp.run(`(async () => {
      ${script()}
      const wallet = put({});
      const found = new Promise((then) => addEventListener('eip6963:announceProvider', ({ detail }) => then(detail.provider)));
      dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info: { name: 'x' }, provider: wallet }) }));
      return Promise.all([(await found).request(one), ethereum.request(one)].map((one) => one.catch(({ code }) => code)));
    })()`);
    const { result } = await refusingAll(answer);
    assert.ok(result.every((/** @type {number} */ code) => [4001, -32005, -32002].includes(code)), String(result));
    assert.deepEqual(await world.wallet.asked(), []);
  });
});

describe('documents of no origin', () => {
  for (const [name, attributes] of Object.entries({
    sandboxed: '{ sandbox: "allow-scripts", srcdoc: html }',
    'sandboxed by the server': '{ src: "/sandboxed?html=" + encodeURIComponent(html) }',
    'data:': '{ src: "data:text/html," + encodeURIComponent(html) }',
  })) {
    it(`${name}: held inside`, async () => {
      const dapp = await opened();
      const answer = dapp.run(`(async () => {
        ${script()}
        const html = ${JSON.stringify(INSIDE)}.replace('ONE', JSON.stringify(one));
        const ended = new Promise((then) => addEventListener('message', ({ data }) => data?.ended && then(data.ended)));
        frame(${attributes});
        return ended;
      })()`);
      const { result } = await refusingAll(answer);
      assert.deepEqual(result, ['refused', []]);
    });
  }
});

it('a worker has no provider and no way to the wallet', async () => {
  const dapp = await opened();
  const { result } = await dapp.run(`new Promise((then) => {
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage([typeof ethereum, typeof chrome, typeof window])'])));
    worker.onmessage = ({ data }) => then(data);
  })`);
  assert.deepEqual(result, ['undefined', 'undefined', 'undefined']);
});

it('a page that is kept for later has its request refused, and works again when the person is back', async () => {
  const dapp = await opened();
  await dapp.page.evaluate(`(() => {
    ${script()}
    window.kept = false;
    addEventListener('pageshow', ({ persisted }) => { window.kept = persisted; });
    ethereum.request(one).catch(({ code }) => { window.ended = code; });
  })()`);
  const prompt = await world.prompt();
  dapp.page.evaluate('void (location.href = "/page?next")').catch(() => {});
  await waitForClose(prompt.page);
  await until(() => dapp.page.evaluate('location.search === "?next" && document.readyState === "complete"'), 'next page');
  dapp.page.evaluate('void history.back()').catch(() => {});
  await until(() => dapp.page.evaluate('window.kept === true'), 'page as it was left');
  await until(() => dapp.page.evaluate('window.ended === 4001'), 'refusal');
  const again = dapp.run(`(async () => { ${script()} return ethereum.request(one); })()`);
  await (await world.prompt()).decide('continue');
  assert.match((await again).result, /^0x/);
  assert.equal((await world.wallet.asked()).length, 1);
});

let pages = 0;

/** A page of the odd server, connected, on a site of its own: one that was refused often is not asked about. */
async function opened() {
  const page = await world.newPage();
  await page.goto(`http://odd-${++pages}.localhost:${new URL(odd.url).port}/page`);
  const dapp = new Dapp(page, null);
  await dapp.request('eth_requestAccounts', []);
  return dapp;
}

/**
 * Makes each realm, does everything with it, refuses what is shown, and tells how it ended.
 * @param {Dapp} dapp @param {string[]} realms @param {string[]} deeds
 * @returns {Promise<Record<string, string[]>>}
 */
async function all(dapp, realms, deeds) {
  await dapp.page.evaluate(`(async () => {
    ${script()}
    window.endings = null;
    const tell = (ending) => ([4001, -32005, -32002].includes(ending?.code) ? 'refused' : String(ending?.message ?? JSON.stringify(ending)));
    const made = await Promise.all([${realms.map((realm) => `(async () => ${realm})()`)}]);
    const ends = made.map((realm) => Promise.all([${deeds.map((deed) => `async () => ${deed}`)}].map((deed) => deed().then(tell, tell))));
    Promise.all(ends).then((list) => { window.endings = { ...list }; });
  })()`);
  return until(async () => {
    const endings = /** @type {Record<string, string[]> | null} */ (await dapp.page.evaluate('window.endings'));
    if (!endings && (await world.hasPrompt())) await closePrompt(world);
    return endings;
  }, 'end of every deed');
}

/** Refuses whatever is shown until there is an answer. @template T @param {Promise<T>} answer @returns {Promise<T>} */
async function refusingAll(answer) {
  let done = false;
  answer.then(() => { done = true; }, () => { done = true; });
  await until(async () => {
    if (!done && (await world.hasPrompt())) await closePrompt(world);
    return done;
  }, 'answer');
  return answer;
}

const script = () => `const one = ${JSON.stringify(unlimited())}; ${TOOLS}`;

/** An approval without limit, which is worth a question in any case. */
function unlimited() {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount: 2n ** 256n - 1n });
}
