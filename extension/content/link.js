// @ts-check
/**
 * The way to the background: requests go out with an id of ours, decisions come back once. A request that
 * has no decision when the background restarts is asked again with the same id; one that cannot be asked is
 * refused.
 */
"use strict";

/** Requests of this document that are under review at a time. The background holds fewer, and says so. */
const MAX_REVIEWS = 32;
/** The longest request that is sent to be judged, in UTF-16 units. The guard reads none that is a fourth of it. */
const MAX_TEXT = 4 * 1024 * 1024;
/** How often it is looked whether the extension is still there, while a request is held, in ms. */
const LOOK_MS = 1000;
/** How often the background is told how many were refused here, in ms. */
const OVERFLOW_MS = 250;
/** How long the background may take to say that it hears, in ms. A port to one that is just being stopped stays mute. */
const HEARD_MS = 2000;
/** A link that is not heard, or ends sooner, in ms, never was one … */
const BRIEF_MS = 1000;
/** … and after so many of them in a row there is no background. */
const MAX_BRIEF = 8;

/** Forwarded requests whose answer is waited for. With one more, nobody learns what became of them. */
const MAX_WAITING = 256;

/** @template K, V @param {Map<K, V>} waiting @param {K} key @param {V} value */
const waitFor = (waiting, key, value) => {
  if (waiting.size === MAX_WAITING) waiting.clear();
  waiting.set(key, value);
};

/** Sentences of the catalogue, by their key. @type {Map<string, string>} */
const sentences = new Map();

/** @param {string} key @returns {string} empty if it was not read in time: an updated extension leaves its old scripts without a catalogue */
const sentenceOf = (key) => {
  if (!sentences.has(key) && chrome.runtime?.id) sentences.set(key, chrome.i18n.getMessage(key));
  return sentences.get(key) ?? "";
};

/**
 * @param {number} code EIP-1193 or EIP-1474 @param {string} key in the catalogue
 * @returns {RpcError} which is put into words when it is needed: the first look into the catalogue takes as long as all the
 * rest of our start in a document
 */
const refusal = (code, key) => ({ code, get message() { return sentenceOf(key); } });

const UNAVAILABLE = refusal(4900, "refuse_unavailable");
const LEFT = refusal(4001, "refuse_left");
const BUSY = refusal(-32005, "refuse_busy");
const LARGE = refusal(-32600, "refuse_large");
const PRERENDERED = refusal(4001, "refuse_prerender");

// What says that the extension is gone is read before that.
requestIdleCallback(() => UNAVAILABLE.message);

/**
 * Whether we were here before the page's own scripts. Firefox puts the scripts of a new or updated extension into
 * open tabs as well, where a page may have kept a wallet for itself: nothing can be promised there.
 */
const isEarly = document.readyState === "loading" || !/^(https?|file):$/.test(location.protocol);

/** @typedef {Extract<FromContent, {type: "request"}>} RequestMessage */

/**
 * @typedef {object} Decided
 * @property {RpcError | null} error null forwards
 * @property {string | null} edited what to forward instead of what was asked
 */

/** Requests without a decision. @type {Map<string, {message: RequestMessage, settle: (decided: Decided) => void}>} */
const held = new Map();

/** How many are under review. */
let reviews = 0;
/** How many were refused here, of which the background has not heard. */
let overflow = 0;
/** Counts how often this document was left: one in the back/forward cache comes back. */
let visits = 0;

/** @type {chrome.runtime.Port | null} */
let link = null;
/** Links in a row that ended at once. */
let brief = 0;

/** @type {ReturnType<typeof setInterval> | undefined} */
let looking;

/**
 * An extension that is updated, reloaded or removed leaves its scripts behind, and closes no port that they hear
 * of. They are told apart by their id, which is gone.
 */
const lookForExtension = () => {
  if (held.size === 0) {
    clearInterval(looking);
    looking = undefined;
  } else if (!chrome.runtime?.id) {
    for (const id of [...held.keys()]) settleHeld(id, UNAVAILABLE);
  }
};

const openLink = () => {
  if (link) return link;
  const opened = chrome.runtime.connect({ name: "content" });
  const since = performance.now();
  let heard = false;
  const end = () => {
    clearTimeout(late);
    if (link !== opened) return;
    link = null;
    brief = heard && performance.now() - since >= BRIEF_MS ? 0 : brief + 1;
    askAgain();
  };
  const late = setTimeout(() => {
    opened.disconnect();
    end();
  }, HEARD_MS);
  opened.onMessage.addListener((/** @type {ToContent} */ message) => {
    heard = true;
    clearTimeout(late);
    if (message.type === "decide") onDecision(message);
  });
  opened.onDisconnect.addListener(() => {
    void chrome.runtime.lastError;
    end();
  });
  link = opened;
  return opened;
};

/** Asks what has no decision again, unless nobody is there to hear it. */
const askAgain = () => {
  for (const [id, { message }] of [...held]) {
    if (brief < MAX_BRIEF) tell(message);
    else settleHeld(id, UNAVAILABLE);
  }
};

/** @param {Extract<ToContent, {type: "decide"}>} decision */
const onDecision = ({ id, error, edited }) => {
  settleHeld(id, error, edited);
  tell({ type: "taken", id });
};

/** Takes a decision, once. @param {string} id @param {RpcError | null} [error] @param {string | null} [edited] */
const settleHeld = (id, error = null, edited = null) => {
  const waiting = held.get(id);
  held.delete(id);
  waiting?.settle({ error, edited });
};

/** Nothing else of an answer leaves the page. @param {any} result @returns {string | null} */
const hashIn = (result) => (typeof result === "string" && /^0x[0-9a-f]{64}$/i.test(result) ? result : null);

/** @param {FromContent} message */
const tell = (message) => {
  try {
    openLink().postMessage(message);
  } catch {
    // The extension was updated or removed under this page.
    if (message.type === "request") settleHeld(message.id, UNAVAILABLE);
  }
};

/**
 * Takes a place for a review, before anything is kept or asked for it. `leave` gives it back.
 * @param {string} text what is to be judged
 * @returns {RpcError | null} why there is none
 */
const enter = (text) => {
  // Nobody sees a document that the browser only prepares.
  if (/** @type {any} */ (document).prerendering) return PRERENDERED;
  if (text.length > MAX_TEXT) return LARGE;
  if (reviews >= MAX_REVIEWS) {
    if (overflow === 0) setTimeout(tellOverflow, OVERFLOW_MS);
    overflow += 1;
    return BUSY;
  }
  reviews += 1;
  return null;
};

const leave = () => {
  reviews -= 1;
};

const tellOverflow = () => {
  tell({ type: "overflow", count: overflow });
  overflow = 0;
};

/**
 * Asks the background.
 * @param {Omit<RequestMessage, "type">} request
 * @returns {Promise<Decided>}
 */
const decide = (request) =>
  new Promise((settle) => {
    /** @type {RequestMessage} */
    const message = { type: "request", ...request };
    held.set(message.id, { message, settle });
    looking ??= setInterval(lookForExtension, LOOK_MS);
    tell(message);
  });

/** Takes a request back; its decision never comes. @param {string} id */
const withdraw = (id) => {
  tell({ type: "withdraw", id });
  held.delete(id);
};

// The end of the link tells the background that nobody waits: Firefox sends no message of a page that is being left.
const onPageHide = () => {
  visits += 1;
  link?.disconnect();
  link = null;
  for (const id of [...held.keys()]) settleHeld(id, LEFT);
};

/** `document.open()` takes the listeners of a window away, and they are put back. @param {() => void} listen */
const keepListening = (listen) => {
  listen();
  new MutationObserver(listen).observe(document, { childList: true });
};
keepListening(() => addEventListener("pagehide", onPageHide));
