// @ts-check
/** A request without a decision, and what it is bound to. */

/** @typedef {import("../../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../../wasm/background.js").ToContent} ToContent */
/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").Answer} Answer */
/** @typedef {import("../../wasm/background.js").Edit} Edit */
/** @typedef {import("../../wasm/background.js").Offer} Offer */
/** @typedef {import("../../wasm/background.js").Simulation} Simulation */
/** @typedef {import("../../wasm/background.js").Age} Age */
/** @typedef {import("../../wasm/background.js").Held} View */
/** @typedef {import("../senders.js").PageSender} PageSender */
/** @typedef {import("./journal.js").Line} Line */
/** @typedef {Extract<FromContent, {type: "request"}>} Asked */
/**
 * @typedef {object} Entry
 * @property {string} key see `keyOf`
 * @property {chrome.runtime.Port} port
 * @property {PageSender} sender
 * @property {Asked} asked
 * @property {string} digest see `digestOf`; empty until it is known
 * @property {string} snapshot what would be forwarded: what was asked, with the person's edits
 * @property {Edit[]} edits the person's, in `snapshot`
 * @property {string} forwards the digest with `snapshot` for what was asked; empty until that is judged
 * @property {Judgement | null} judgement the last, of `snapshot`
 * @property {import("../../wasm/background.js").Text | null} headline what the page asked, in one sentence
 * @property {Offer[]} offers what the person can edit
 * @property {number} turn the last edit of the prompt that was heard
 * @property {Answer[]} answers of the chain
 * @property {Age[]} ages of contracts in it that are young
 * @property {{snapshot: string, seen: Simulation} | null} simulation what was seen when a snapshot was played through
 * @property {Promise<unknown>} judged ends when nothing of it is being judged
 * @property {number} revision counts the judgements, over all lives of the background
 * @property {number} asking how many rounds of questions to the chain are out
 * @property {AbortController | null} playing ends the last simulation of it
 * @property {boolean} shown whether the person is asked
 * @property {number} since when it was asked, in ms since 1970
 */

/** @param {chrome.runtime.Port} port @param {PageSender} sender @param {Asked} asked @returns {Entry} */
export const entryOf = (port, sender, asked) => ({
  key: keyOf(sender, asked.id),
  port,
  sender,
  asked,
  digest: "",
  snapshot: asked.snapshot,
  edits: [],
  forwards: "",
  judgement: null,
  headline: null,
  offers: [],
  turn: 0,
  answers: [],
  ages: [],
  simulation: null,
  judged: Promise.resolve(),
  revision: 0,
  asking: 0,
  playing: null,
  shown: false,
  since: Date.now(),
});

/** @param {PageSender} sender @param {string} id @returns {string} unique over all tabs, frames and documents */
export const keyOf = ({ tab, frame, document }, id) => `${tab}:${frame}:${document}:${id}`;

/** @param {Entry} one @param {Entry} other @returns {boolean} whether the same document asks */
export const isOfOne = ({ sender: one }, { sender: other }) =>
  one.tab === other.tab && one.frame === other.frame && one.document === other.document;

/** @param {Asked} asked @returns {Promise<string>} SHA-256 of all that a decision is about, in hexadecimal */
export const digestOf = async ({ snapshot, wallet, chain, account, reached }) => {
  const bytes = new TextEncoder().encode(JSON.stringify([wallet.id, chain, account, reached, snapshot]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** @param {Entry} entry @param {Line["state"]} state @returns {Line} */
export const lineOf = ({ sender: { origin }, digest, edits, forwards, revision, since }, state) =>
  ({ state, origin, digest, edits, forwards, revision, since, at: Date.now(), error: null, outcome: null });

/** @param {Entry} entry @returns {boolean} whether its page is in a private window, of which nothing is kept */
export const isPrivate = ({ port }) => port.sender?.tab?.incognito === true;

/** @param {Entry} entry @param {Judgement} judgement @param {View["worth"]} worth @returns {View} what the person sees of it */
export const viewOf = (entry, judgement, worth) => {
  const { key, sender: { origin }, asked: { wallet, reached, snapshot: own }, snapshot, edits, offers, turn, revision } = entry;
  const [asked, asking, inPrivate] = [snapshot === own ? null : own, entry.asking > 0, isPrivate(entry)];
  return { id: key, origin, wallet, snapshot, asked, judgement, edits, offers, turn, revision, asking, reached, inPrivate, worth };
};

/** The first message on each port. @type {ToContent} */
export const HEARD = { type: "heard" };

/** @param {Entry} entry @returns {string | null} what is to be forwarded, if that is not what was asked */
export const editedOf = ({ edits, snapshot }) => (edits.length > 0 ? snapshot : null);

/**
 * Sends a decision.
 * @param {Entry} entry @param {RpcError | null} error null forwards @param {string | null} edited forwarded instead of what was asked
 */
export const answer = ({ port, asked: { id } }, error, edited) => {
  /** @type {ToContent} */
  const message = { type: "decide", id, error, edited: error ? null : edited };
  try {
    port.postMessage(message);
  } catch {
    // The page is gone, and its request with it.
  }
};
