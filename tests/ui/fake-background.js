// @ts-check
/** What a page sees of the extension: a port whose other end the gallery holds, and one that answers what is asked by itself. Runs in the page. */

/**
 * @param {object[]} messages what the background says as soon as a page connects
 * @param {boolean} allowed whether the browser lets us work on sites
 * @param {string} folder of the language that the browser takes
 * @param {object | null} answer to what a page asks on a port of its own
 */
export function fakeBackground(messages, allowed, folder, answer) {
  /** @type {object[]} */
  const sent = [];
  /** @type {((message: object) => void)[]} */
  const listeners = [];
  const port = {
    onMessage: {
      /** @param {(message: object) => void} listener */
      addListener(listener) {
        listeners.push(listener);
        for (const message of messages) queueMicrotask(() => listener(message));
      },
    },
    onDisconnect: { addListener() {} },
    /** @param {object} message */
    postMessage(message) {
      sent.push(message);
    },
  };
  const asked = {
    onMessage: {
      /** @param {(message: object | null) => void} listener */
      addListener: (listener) => queueMicrotask(() => listener(answer)),
    },
    onDisconnect: { addListener() {} },
    postMessage() {},
    disconnect() {},
  };
  /** Addresses of windows that the page opened. @type {unknown[]} */
  const opened = [];
  const event = { addListener() {} };
  const fake = {
    runtime: { connect: (/** @type {{name?: string}} */ { name } = {}) => (answer && name === "backup" ? asked : port) },
    permissions: { contains: async () => allowed, request: async () => false, onAdded: event, onRemoved: event },
    extension: { isAllowedIncognitoAccess: async () => false },
    windows: { create: async (/** @type {{url: string}} */ { url }) => opened.push(url) },
    i18n: { getUILanguage: () => (folder === "en" ? "en-US" : folder.replace("_", "-")), getMessage: () => folder },
    // What is kept stays for the next page.
    storage: {
      local: {
        get: async (/** @type {string[]} */ keys) => Object.fromEntries(keys.filter((key) => key in localStorage).map((key) => [key, JSON.parse(localStorage[key])])),
        set: async (/** @type {Record<string, unknown>} */ record) => {
          for (const [key, value] of Object.entries(record)) localStorage[key] = JSON.stringify(value);
        },
        remove: async (/** @type {string} */ key) => localStorage.removeItem(key),
      },
    },
  };
  Object.assign(globalThis, {
    chrome: fake,
    /** For the gallery: what the page has sent, and a way to say something more. */
    background: {
      sent,
      opened,
      /** @param {object} message */
      say: (message) => listeners.forEach((listener) => listener(message)),
    },
  });
}
