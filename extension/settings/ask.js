// @ts-check
/** Asks the background for one thing, over a port of its own, which also keeps the background from ending meanwhile. */

/** @typedef {import("../background/backup/backups.js").FromBackup} FromBackup */
/** @typedef {import("../background/backup/backups.js").ToBackup} ToBackup */
/** @typedef {ToBackup | {type: "failed", why: "gone"}} Answer */

/** @param {FromBackup} message @returns {Promise<Answer>} */
export const ask = (message) =>
  new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: "backup" });
    port.onMessage.addListener((/** @type {ToBackup} */ answer) => {
      resolve(answer);
      port.disconnect();
    });
    port.onDisconnect.addListener(() => resolve({ type: "failed", why: "gone" }));
    port.postMessage(message);
  });
