// @ts-check
/** Starts an extension page: loads its words and its module, and keeps it connected to the background. */

import init, { lost, receive, start } from "./wasm/pages.js";

/** The background sleeps after 30 seconds without a message; a waiting prompt must not let it. */
const ALIVE_EVERY_MS = 20_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

const page = document.body.dataset.page ?? "";
const language = chrome.i18n.getUILanguage();
/** Each catalogue names its own folder. */
const folder = chrome.i18n.getMessage("ui_folder");

/** @type {chrome.runtime.Port | null} */
let port = null;
let retry = FIRST_RETRY_MS;

function connect() {
  try {
    port = chrome.runtime.connect({ name: page });
  } catch {
    // The extension was updated or removed: this page belongs to nobody any more.
    window.close();
    return;
  }
  port.onMessage.addListener((message) => {
    retry = FIRST_RETRY_MS;
    receive(JSON.stringify(message));
  });
  port.onDisconnect.addListener(() => {
    port = null;
    lost();
    setTimeout(connect, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  });
}

/** @param {string} json @returns {boolean} whether there was a background to send it to */
function send(json) {
  try {
    port?.postMessage(JSON.parse(json));
    return port !== null;
  } catch {
    return false;
  }
}

/** @returns {Promise<string>} the catalogue that the browser itself would choose */
async function messages() {
  const answer = await fetch(`_locales/${folder}/messages.json`);
  return answer.text();
}

const [catalogue] = await Promise.all([
  messages(),
  init({ module_or_path: new URL("./wasm/pages_bg.wasm", import.meta.url) }),
]);
document.documentElement.lang = folder.replace("_", "-");
start(page, language, catalogue, send);
connect();
if (page === "prompt") setInterval(() => send('{"type":"alive"}'), ALIVE_EVERY_MS);
