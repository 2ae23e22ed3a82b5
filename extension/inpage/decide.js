// @ts-check
/** The private port to content/, and decisions that are waited for. */
"use strict";

const channel = new MessageChannel();
const port = channel.port1;
/** Decisions that are waited for, by the number of their request. */
const waiting = new Map();
/** What was wrapped, by number: how content/ names it. */
const wallets = new Map();
let requests = 0;
let numbers = 0;

/** @param {any} original what Countersign itself may call, or null @param {string} name */
const register = (original, name) => {
  const number = ++numbers;
  mapSet(wallets, number, { original, name });
  return number;
};

/** How often content/ is asked whether it is still there, while it owes a decision, in ms. */
const LOOK_MS = 2000;
const GONE = { code: 4900, message: "Countersign is not available. Reload the page." };
let looking = false;
/** How often in a row it did not answer. */
let missed = 0;

/**
 * An extension that is loaded anew leaves this script behind, and Firefox takes content/ away without a word:
 * nobody would ever answer.
 */
const lookForContent = () => {
  let owed = 0;
  mapEach(waiting, (/** @type {(message: any) => void} */ end) => {
    owed++;
    if (missed > 1) end({ error: GONE });
  });
  looking = owed > 0;
  if (!looking) return;
  missed++;
  post(port, { kind: "alive" });
  later(lookForContent, LOOK_MS);
};

/**
 * Asks for a decision, forwards what was judged, and reports how the wallet answered. What was judged is handed on in no
 * promise: a page can hear what promises carry.
 * @param {Asking} asking
 * @param {number} provider
 * @param {() => any} forward
 * @returns {Promise<any>}
 */
const decideThen = (asking, provider, forward) => {
  const number = ++requests;
  return new PromiseCtor((resolve, reject) => {
    mapSet(waiting, number, (/** @type {any} */ message) => {
      mapDelete(waiting, number);
      if (message.error) return reject(rpcError(message.error));
      const answer = new PromiseCtor((end) => {
        asking.settle(parse(message.snapshot));
        end(forward());
      });
      // What was allowed is answered with a text: a hash, a signature.
      then(answer, (/** @type {any} */ value) => post(port, { kind: "settled", number, ok: isObject(value) || value }), () => post(port, { kind: "settled", number, ok: false }));
      resolve(answer);
    });
    post(port, { kind: "request", number, snapshot: asking.text, provider, name: mapGet(wallets, provider).name });
    if (looking) return;
    missed = 0;
    lookForContent();
  });
};
