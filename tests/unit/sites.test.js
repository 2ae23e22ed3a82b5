// A person's patience with sites: what is bounded, what is paused, what is muted, and for how long.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Crowds, hasRoom } from '../../extension/background/held/crowd.js';
import { Sites } from '../../extension/background/held/sites.js';

/** @typedef {import('../../extension/background/senders.js').PageSender} PageSender */

/** @param {string} name @param {number} tab @returns {PageSender} */
const sender = (name, tab) => ({ kind: 'page', tab, frame: 0, document: 'd', origin: `https://${name}.example` });

/** @param {Map<string, any>} [kept] of a former life */
async function made(kept = new Map()) {
  const store = {
    list: async () => [...kept],
    write: async (/** @type {string} */ _, /** @type {string} */ name, /** @type {any} */ record) => kept.set(name, record),
    remove: async (/** @type {string} */ _, /** @type {string} */ name) => kept.delete(name),
  };
  const clock = { now: 1_000_000 };
  const sites = new Sites(/** @type {any} */ (store), () => clock.now);
  await sites.load();
  return { sites, clock, kept };
}

it('pauses an origin and its tab after three refusals within 30 s, for a minute', async () => {
  const { sites, clock } = await made();
  const spam = sender('spam', 1);
  for (let count = 0; count < 3; count += 1) {
    assert.equal(sites.silence(spam), null);
    sites.refused(spam);
    clock.now += 14_000;
  }
  assert.equal(sites.silence(spam), 'paused');
  assert.equal(sites.silence(sender('spam', 2)), 'paused', 'the origin in another tab');
  assert.equal(sites.silence(sender('other', 1)), 'paused', 'another origin in the tab');
  assert.equal(sites.silence(sender('other', 2)), null);
  clock.now += 60_000;
  assert.equal(sites.silence(spam), null);
});

it('bears no grudge for refusals that are far apart, or before a Continue', async () => {
  const { sites, clock } = await made();
  const shop = sender('shop', 1);
  for (let count = 0; count < 5; count += 1) {
    sites.refused(shop);
    clock.now += 16_000;
  }
  assert.equal(sites.silence(shop), null);
  clock.now += 60_000;
  for (let count = 0; count < 3; count += 1) {
    sites.refused(shop);
    sites.refused(shop);
    sites.continued(shop);
  }
  assert.equal(sites.silence(shop), null);
});

it('mutes an origin in every tab and no other, over a restart, until it is taken back', async () => {
  const first = await made();
  first.sites.mute('https://spam.example');
  const { sites, kept } = await made(first.kept);
  assert.equal(sites.silence(sender('spam', 7)), 'muted');
  assert.equal(sites.silence(sender('other', 7)), null);
  assert.deepEqual(sites.muted(), ['https://spam.example']);
  sites.unmute('https://spam.example');
  assert.equal(sites.silence(sender('spam', 7)), null);
  assert.equal(kept.size, 0);
});

it('keeps no record of a site longer than it means something', async () => {
  const { sites, clock, kept } = await made();
  for (let tab = 0; tab < 1000; tab += 1) {
    sites.refused(sender(`s${tab}`, tab));
    clock.now += 1000;
  }
  assert.ok(kept.size <= 62, `${kept.size} records`);
});

it('gives an origin and a tab 12 places each, of 64', () => {
  const of = (/** @type {PageSender[]} */ senders) => senders.map((one) => ({ sender: one }));
  const spam = Array.from({ length: 12 }, () => sender('spam', 1));
  assert.ok(hasRoom(of(spam.slice(1)), sender('spam', 1)));
  assert.ok(!hasRoom(of(spam), sender('spam', 2)), 'the origin in another tab');
  assert.ok(!hasRoom(of(spam), sender('other', 1)), 'another origin in the tab');
  assert.ok(hasRoom(of(spam), sender('other', 2)));
  const many = Array.from({ length: 64 }, (_, at) => sender(`s${at}`, 100 + at));
  assert.ok(!hasRoom(of(many), sender('other', 2)));
});

it('tells where the request in front stands, and forgets a site of which nothing waits', () => {
  const crowds = new Crowds();
  const of = (/** @type {string} */ name) => ({ sender: sender(name, 1) });
  assert.equal(crowds.beside('https://a.example', [of('a')]), null);
  crowds.decided('https://a.example');
  crowds.refused('https://a.example', 7);
  const crowd = crowds.beside('https://a.example', [of('a'), of('b'), of('a')]);
  assert.deepEqual(crowd, { place: 2, count: 3, others: 1, refused: 7 });
  crowds.forget([of('b')]);
  assert.equal(crowds.beside('https://a.example', [of('a')]), null);
});
