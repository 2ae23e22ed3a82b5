// Our own pages and files, from a page's side: it can neither show the prompt or the popup, nor load anything of
// ours, nor find out by one that we are here.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from './harness/wait.js';
import { openOwnPage, waitForWindow } from './harness/windows.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

const PAGES = ['prompt.html', 'popup.html', 'settings.html'];
const FILES = [
  'inpage.js', 'pages.js', 'background.js', 'content.js', 'css/tokens.css', 'icons/icon-32.png', 'icons/icon.svg',
  'wasm/pages.js', 'wasm/pages_bg.wasm', 'data/chains.json', 'settings.js', 'settings/words.js', 'dashboard.html', 'dashboard.js', 'welcome.html', 'practice.html', '_locales/en/messages.json', 'manifest.json',
];

/** Ways to put a page on the screen: JavaScript over `url`, which resolves once it has been tried. */
const FRAMES = {
  'a frame': `frame((it) => { it.src = url; })`,
  'a frame in a srcdoc frame': `frame((it) => { it.srcdoc = markup; })`,
  'a frame in a blob frame': `frame((it) => { it.src = URL.createObjectURL(new Blob([markup], { type: 'text/html' })); })`,
  'a frame in a data frame': `frame((it) => { it.src = 'data:text/html,' + encodeURIComponent(markup); })`,
  'a frame in a sandboxed frame': `frame((it) => { it.sandbox = 'allow-scripts'; it.srcdoc = markup; })`,
  'a frame that is led there': `frame((it) => { it.src = 'about:blank'; }).then((it) => { it.contentWindow.location = url; return loaded(it); })`,
  'a form into a frame': `frame((it) => { it.name = 'target'; }).then((it) => {
    const form = document.createElement('form');
    Object.assign(form, { action: url, target: 'target' });
    document.body.append(form);
    form.submit();
    return loaded(it);
  })`,
  'an object': `element('object', 'data')`,
  'an embed': `element('embed', 'src')`,
};

const HELPERS = `
  const soon = () => new Promise((resolve) => setTimeout(resolve, 300));
  const loaded = (it) => Promise.race([new Promise((resolve) => { it.addEventListener('load', () => resolve(it)); it.addEventListener('error', () => resolve(it)); }), soon().then(() => it)]);
  const markup = '<iframe src="' + url + '"></iframe>';
  const frame = (set) => { const it = document.createElement('iframe'); set(it); const end = loaded(it); document.body.append(it); return end.then(soon).then(() => it); };
  const element = (name, attribute) => { const it = document.createElement(name); it.setAttribute(attribute, url); const end = loaded(it); document.body.append(it); return end; };
`;

for (const [name, script] of Object.entries(FRAMES)) {
  it(`no page of ours is shown in ${name}`, async () => {
    const { page } = await world.dapp('bare', { connect: false });
    const shows = async (/** @type {string} */ url) => {
      await page.evaluate(`((url) => { ${HELPERS} return ${script}.then(() => 0, () => 0); })(${JSON.stringify(url)})`);
      const frames = page.frames().filter((frame) => frame !== page.mainFrame());
      const shown = await Promise.all(frames.map((frame) => frame.evaluate('location.href').catch(() => '')));
      return shown.some((address) => String(address).startsWith(url));
    };
    for (const file of PAGES) assert.equal(await shows(`${world.launched.base.extension}${file}`), false, file);
    // The way itself works.
    assert.equal(await shows(`${world.site}/viem.html`), true);
    assert.equal(await world.hasPrompt(), false);
  });
}

it('no page of ours is shown in a window or a tab that a page opens or leads there', async () => {
  let dapp = await world.dapp('bare', { connect: false });
  for (const file of PAGES) {
    const url = JSON.stringify(`${world.launched.base.extension}${file}`);
    const ways = [
      `window.open(${url})`,
      `window.open('about:blank').location = ${url}`,
      `Object.assign(document.createElement('a'), { target: '_blank', href: ${url} }).click()`,
      `location = ${url}`,
    ];
    for (const way of ways) {
      // Without the click of a person a window is blocked anyway: so there is one.
      await dapp.page.evaluate(`document.body.innerHTML = '<button id="go">go</button>';
        window.tried = false;
        document.getElementById('go').onclick = () => { try { ${way}; } finally { setTimeout(() => { window.tried = true; }, 300); } }`);
      await dapp.page.click('#go');
      await until(() => dapp.page.evaluate('window.tried !== false'), way);
      assert.deepEqual(await ownPages(), [], way);
      await world.tidy();
      dapp = await world.dapp('bare', { connect: false });
    }
  }
});

it('a page can load no file of ours, whatever it loads it as', async () => {
  const dapp = await world.dapp('bare', { connect: false });
  const loaded = await dapp.page.evaluate(
    async (base, files) => {
      const tag = (/** @type {string} */ name, /** @type {object} */ values) =>
        new Promise((resolve) => {
          const element = document.createElement(name);
          element.addEventListener('load', () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          Object.assign(element, values);
          document.head.append(element);
        });
      const ends = (/** @type {Promise<unknown>} */ promise) => promise.then(() => true, () => false);
      const found = [];
      for (const file of files) {
        const url = base + file;
        const ways = {
          fetch: ends(fetch(url)),
          opaque: ends(fetch(url, { mode: 'no-cors' })),
          image: tag('img', { src: url }),
          style: tag('link', { rel: 'stylesheet', href: url }),
          script: tag('script', { src: url }),
          import: ends(import(url)),
        };
        for (const [way, end] of Object.entries(ways)) if (await end) found.push(`${way} ${file}`);
      }
      return found;
    },
    world.launched.base.extension,
    [...FILES, ...PAGES],
  );
  assert.deepEqual(loaded, []);
});

it('a page has no way to talk to us', async () => {
  const dapp = await world.dapp('bare', { connect: false });
  const heard = await dapp.page.evaluate(async (base) => {
    const { runtime } = /** @type {any} */ (globalThis).chrome ?? {};
    if (!runtime?.sendMessage) return null;
    const id = new URL(base).host;
    return new Promise((resolve) => {
      try {
        runtime.sendMessage(id, { type: 'look' }, (/** @type {unknown} */ answer) => resolve(runtime.lastError ? null : answer ?? null));
      } catch {
        resolve(null);
      }
    });
  }, world.launched.base.extension);
  assert.equal(heard, null);
});

it('the manifest names nothing that pages may load or talk to', async () => {
  const flavour = world.name === 'chromium' ? 'chrome' : 'firefox';
  const path = fileURLToPath(new URL(`../../dist/${flavour}/manifest.json`, import.meta.url));
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  for (const key of ['web_accessible_resources', 'externally_connectable', 'host_permissions', 'optional_host_permissions']) {
    assert.equal(key in manifest, false, key);
  }
  assert.deepEqual([manifest.permissions, manifest.optional_permissions], [['storage', 'alarms'], ['notifications']]);
  assert.match(manifest.content_security_policy.extension_pages, /default-src 'none'.*frame-ancestors 'none'/);
});

it('the welcome page opens practice in a window of its own, of which background and wallet know nothing', async () => {
  const { browser, base } = world.launched;
  const welcome = await openOwnPage(browser, `${base.extension}welcome.html`);
  await until(() => welcome.$('body[data-ready]'), 'word from the background');
  await until(() => welcome.$('body[data-drawn]'), 'pictures');
  const inside = `document.querySelector('[data-picture=list] iframe').contentDocument`;
  assert.equal(await welcome.evaluate(`${inside}.querySelectorAll('.allowance').length`), 3);
  assert.equal(await welcome.evaluate(`getComputedStyle(${inside}.querySelector('.allowance')).display`), 'grid');
  await welcome.evaluate(`document.querySelector('#practice-theft').click()`);
  const practice = await waitForWindow(browser, `${base.extension}practice.html`);
  await until(() => practice.$('.level-critical #refuse'), 'prompt to practise with');
  assert.equal(await world.hasPrompt(), false);
  await practice.evaluate(`document.querySelector('#refuse').click()`);
  await until(() => practice.$('.after'), 'word on the decision');
  assert.deepEqual(await world.wallet.log(), []);
});

/** @returns {Promise<string[]>} where our pages stand open */
async function ownPages() {
  const pages = await world.launched.browser.pages();
  const addresses = await Promise.all(pages.map((page) => page.evaluate('document.body?.dataset.page ? location.href : ""').catch(() => '')));
  return addresses.map(String).filter((address) => address.startsWith(world.launched.base.extension));
}
