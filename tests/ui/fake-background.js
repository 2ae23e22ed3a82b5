// @ts-check
/** What a page sees of the extension: a port whose other end the gallery holds. Runs in the page. */

/**
 * @param {object[]} messages what the background says as soon as a page connects
 */
export function fakeBackground(messages) {
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
  const fake = {
    runtime: { connect: () => port },
    i18n: { getUILanguage: () => "en-US", getMessage: () => "en" },
  };
  Object.assign(globalThis, {
    chrome: fake,
    /** For the gallery: what the page has sent, and a way to say something more. */
    background: {
      sent,
      /** @param {object} message */
      say: (message) => listeners.forEach((listener) => listener(message)),
    },
  });
}
