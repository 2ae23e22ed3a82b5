// @ts-check
/**
 * The way to the background: requests go out with an id of ours, decisions come back once. A request that
 * has no decision when the background restarts is asked again with the same id; one that cannot be asked is
 * refused.
 */
"use strict";

/** @param {number} code EIP-1193 @param {string} key in the catalogue @returns {RpcError} */
const refusal = (code, key) => ({ code, message: chrome.i18n.getMessage(key) });

// Read now: an updated extension leaves its old scripts without a catalogue.
const UNAVAILABLE = refusal(4900, "refuse_unavailable");
const LEFT = refusal(4001, "refuse_left");

/** @typedef {Extract<FromContent, {type: "request"}>} RequestMessage */

/** Requests without a decision. @type {Map<string, {message: RequestMessage, settle: (error: RpcError | null) => void}>} */
const held = new Map();

/** @type {chrome.runtime.Port | null} */
let link = null;

const openLink = () => {
  if (link) return link;
  const opened = chrome.runtime.connect({ name: "content" });
  opened.onMessage.addListener((/** @type {ToContent} */ message) => {
    if (message.type === "decide") settleHeld(message.id, message.error ?? null);
  });
  opened.onDisconnect.addListener(() => {
    if (link === opened) link = null;
    void chrome.runtime.lastError;
    for (const { message } of [...held.values()]) tell(message);
  });
  link = opened;
  return opened;
};

/** @param {string} id @param {RpcError | null} error */
const settleHeld = (id, error) => {
  const waiting = held.get(id);
  held.delete(id);
  waiting?.settle(error);
};

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
 * Asks the background; resolves to `null` (forward) or to the error to refuse with.
 * @param {Omit<RequestMessage, "type">} request
 * @returns {Promise<RpcError | null>}
 */
const decide = (request) =>
  new Promise((settle) => {
    /** @type {RequestMessage} */
    const message = { type: "request", ...request };
    held.set(message.id, { message, settle });
    tell(message);
  });

addEventListener("pagehide", () => {
  for (const id of [...held.keys()]) {
    tell({ type: "withdraw", id });
    settleHeld(id, LEFT);
  }
});
