// The demo: a local chain, a shop that asks for leave, the test wallet, and Countersign between them.
// `node tests/e2e/demo.js [--browser chromium|firefox]`. With a display the browser stays open for a person; without
// one the story is played, told step by step, and leaves pictures in target/demo.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { World } from './harness/world.js';

/** @typedef {import('./harness/dapp.js').Dapp} Dapp */

const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } });
const browser = values.browser === 'firefox' ? 'firefox' : 'chromium';
const folder = fileURLToPath(new URL('../../target/demo', import.meta.url));
const display = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];

const TRY_THIS = `
Try this:
  1. Press Connect, then "Approve unlimited PUSD". Countersign asks before the wallet does.
  2. Under "Claim your welcome bonus", press the Permit2 batch: a signature that would empty three tokens.
  3. Approve a few things, then open Countersign from the toolbar (the puzzle piece): tick them, and revoke.
  4. "Plain sign-in message" grants nothing, so nothing gets in your way.
Close the browser to end.`;

let steps = 0;
const world = await World.start({ name: 'demo', browser, headless: !display });
try {
  await (display ? stay() : play());
} finally {
  await world.stop();
}

async function stay() {
  const page = await world.launched.browser.newPage();
  await page.goto(`${world.site}/`);
  console.log(`The shop is at ${world.site}, the local chain at ${world.chain.rpcUrl}.\n${TRY_THIS}`);
  await new Promise((resolve) => {
    world.launched.browser.once('disconnected', resolve);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
}

async function play() {
  const dapp = await world.dapp('demo', { connect: false });
  say(`A shop opens in ${browser}. It is connected to the test wallet.`);
  const { address } = await dapp.connect();
  tell(`The account is ${address}.`);
  await picture(dapp.page, 'dapp');

  say('The shop asks to take PUSD, without limit.');
  await ask(dapp, 'approve', ['plain', 'spender', String(2n ** 256n - 1n)], 'continue', 'prompt-approve');
  say('The shop asks Permit2 to be allowed to move PUSD.');
  await ask(dapp, 'approve', ['plain', 'permit2', String(2n ** 256n - 1n)], 'continue', 'prompt-permit2');
  say('It has a Permit2 signature for 25 PUSD signed, and uses it on the chain.');
  await ask(dapp, 'permit2Single', [{ amount: '25000000' }], 'continue', 'prompt-permit');
  say('Now the "welcome bonus": a Permit2 signature that gives three tokens to an ordinary account.');
  await ask(dapp, 'permit2Batch', [{ spender: 'relayer', pull: '0' }], 'refuse', 'prompt-phishing');

  say('The popup lists what stands open, read from the chain.');
  const popup = await world.popup(dapp);
  for (const { kind, text } of await popup.lists(3)) tell(`${kind}: ${text.split('\n').slice(0, 4).join(' · ')}`);
  await picture(popup.page, 'popup');
  say('Everything is ticked and revoked, through the wallet.');
  await popup.selectAll();
  await popup.revoke();
  for (const { state, text } of await popup.finished()) tell(`${state}: ${text.split('\n')[0]}`);
  await picture(popup.page, 'popup-revoked');
  await popup.dismissRun();
  await popup.lists(0);
  say('The chain was read again: nothing stands open any more.');
  await picture(popup.page, 'popup-empty');
  console.log(`\nPictures are in ${relative(process.cwd(), folder)}.`);
}

/**
 * One request of the shop: what the prompt says, what the person decides, and what came of it.
 * @param {Dapp} dapp @param {string} action @param {unknown[]} args
 * @param {import('./harness/prompt.js').Decision} decision @param {string} name of the picture
 */
async function ask(dapp, action, args, decision, name) {
  const outcome = dapp.act(action, ...args);
  const prompt = await world.prompt();
  tell(`Countersign (${await prompt.level()}): ${await prompt.headline()}`);
  for (const finding of await prompt.findings()) tell(`  – ${finding}`);
  await picture(prompt.page, name);
  await prompt.decide(decision);
  const { error, receiptStatus } = await outcome;
  const asked = (await world.wallet.asked()).length;
  tell(`The person chooses to ${decision}. ${error ? `The shop gets error ${error.code}.` : `The chain says: ${receiptStatus}.`} ` +
    `The wallet has seen ${asked} ${asked === 1 ? 'request' : 'requests'} so far.`);
}

/** @param {import('puppeteer-core').Page} page @param {string} name */
const picture = (page, name) => world.screenshot(page, `${browser}-${name}`, folder);

/** @param {string} text */
const say = (text) => console.log(`\n${++steps}. ${text}`);

/** @param {string} text */
const tell = (text) => console.log(`   ${text}`);
