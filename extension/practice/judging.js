// @ts-check
/**
 * Judges an example in the page that shows it, with the very modules that the background judges with. The background
 * never hears of it: there is no way from here to its queue, to a site or to a wallet.
 */
import { Guard } from "../background/guard.js";
import { ACCOUNT, CHAIN, EXAMPLES, answersOf } from "./examples.js";

/** @typedef {import("../wasm/background.js").Context} Context */
/** @typedef {import("../wasm/background.js").Edit} Edit */
/** @typedef {import("../wasm/background.js").Held} Held */
/** @typedef {import("../wasm/background.js").Known} Known */
/** @typedef {import("./examples.js").Name} Name */

const guard = new Guard();

/**
 * @param {Name} name @param {string} wallet what to call the wallet that is not there
 * @returns {Promise<Held>} what the prompt would be sent once the chain has answered
 */
export async function judged(name, wallet) {
  const { snapshot } = EXAMPLES[name];
  const { context, judgement, answers } = await judge(name, snapshot);
  const offers = await guard.offers(snapshot, context, answers);
  return {
    id: `practice-${name}`, origin: EXAMPLES[name].origin, wallet: { id: "practice", name: wallet, transport: "provider" }, snapshot, asked: null, judgement,
    edits: [], offers, turn: 0, revision: 1, asking: false, reached: "no",
    // Nothing is kept of practice, so there is nothing to always allow.
    inPrivate: true,
    worth: null,
  };
}

/**
 * The same with what the person edited. Rejects if that was not offered.
 * @param {Name} name @param {Held} held @param {Edit[]} edits @param {number} turn
 * @returns {Promise<Held>}
 */
export async function edited(name, held, edits, turn) {
  const asked = EXAMPLES[name].snapshot;
  const snapshot = edits.length > 0 ? await guard.edit(asked, edits) : asked;
  const { judgement } = await judge(name, snapshot);
  return { ...held, snapshot, asked: snapshot === asked ? null : asked, judgement, edits, turn, revision: held.revision + 1 };
}

/** @param {Name} name @param {string} snapshot */
async function judge(name, snapshot) {
  /** @type {Context} */
  const bare = { origin: EXAMPLES[name].origin, chain: CHAIN, account: ACCOUNT, now: Math.floor(Date.now() / 1000) };
  const first = await guard.judge(snapshot, bare, []);
  const context = { ...bare, known: await knownOf(first.parties), lookedUp: true };
  const before = await guard.judge(snapshot, context, []);
  const answers = [...before.open, ...before.also].flatMap(answersOf);
  return { context, answers, judgement: await guard.judge(snapshot, context, answers) };
}

/** @param {string[]} addresses @returns {Promise<Known[]>} those that the extension's directory has */
async function knownOf(addresses) {
  const answer = await fetch("data/directory.json");
  /** @type {{contracts: import("../background/known/directory.js").Row[]}} */
  const { contracts } = await answer.json();
  return addresses.flatMap((address) => {
    const row = contracts.find(([own, , , , chains]) => own.toLowerCase() === address.toLowerCase() && chains.includes(CHAIN));
    return row ? [{ address, role: row[1], name: row[2] }] : [];
  });
}
