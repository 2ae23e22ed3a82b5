// @ts-check
/** Starts an extension page: loads its words and its module, and keeps it connected to the background. */

import { speak, toModule } from "./language.js";
import init, { lost, receive, start } from "./wasm/pages.js";

/** The background sleeps after 30 seconds without a message; a waiting prompt must not let it. */
const ALIVE_EVERY_MS = 20_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** How long the background may take to say something. A port to one that is just being stopped stays mute. */
const HEARD_MS = 5_000;

const page = document.body.dataset.page ?? "";

/** @type {chrome.runtime.Port | null} */
let port = null;
let retry = FIRST_RETRY_MS;
/** What the background said before the page was ready to hear it, or null once it is. @type {unknown[] | null} */
let early = [];

function connect() {
  /** @type {chrome.runtime.Port} */
  let opened;
  try {
    opened = chrome.runtime.connect({ name: page });
  } catch {
    // The extension was updated or removed: this page belongs to nobody any more.
    window.close();
    return;
  }
  const end = () => {
    clearTimeout(late);
    if (port !== opened) return;
    port = null;
    if (early) early = [];
    else lost();
    setTimeout(connect, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  };
  const late = setTimeout(() => {
    opened.disconnect();
    end();
  }, HEARD_MS);
  opened.onMessage.addListener((message) => {
    clearTimeout(late);
    retry = FIRST_RETRY_MS;
    hear(message);
  });
  opened.onDisconnect.addListener(end);
  port = opened;
}

/** @param {unknown} message */
function hear(message) {
  if (early) early.push(message);
  else receive(JSON.stringify(message));
}

/** The browser asks the person only while it knows of their click, so the background cannot. */
function allow() {
  void chrome.permissions.request({ origins: ["<all_urls>"] });
}

/** @param {string} json @returns {boolean} whether there was a background to send it to */
function send(json) {
  try {
    const message = JSON.parse(json);
    if (message.type === "allow") allow();
    port?.postMessage(message);
    return port !== null;
  } catch {
    return false;
  }
}

// The background answers the popup while the module is compiled, so that the first frame has what it said. A prompt's port
// is the background's proof that the prompt came, so it opens once there is one.
if (page === "popup") connect();
const [speech] = await Promise.all([
  speak(),
  init({ module_or_path: new URL("./wasm/pages_bg.wasm", import.meta.url) }),
]);
start(page, ...toModule(speech), send);
const said = early;
early = null;
if (page !== "popup") connect();
else if (!port) lost();
said.forEach(hear);
if (page === "prompt") setInterval(() => send('{"type":"alive"}'), ALIVE_EVERY_MS);
