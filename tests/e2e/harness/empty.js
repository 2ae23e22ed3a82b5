// An extension that does nothing, to measure others by: scripts in both worlds of each page, and a worker.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BOTH_WORLDS = { matches: ['<all_urls>'], run_at: 'document_start', all_frames: true, match_about_blank: true };

/** @param {string} name */
const manifest = (name) =>
  JSON.stringify({
    manifest_version: 3,
    name,
    version: '1',
    background: { service_worker: 'background.js' },
    content_scripts: [
      { ...BOTH_WORLDS, js: ['content.js'] },
      { ...BOTH_WORLDS, js: ['page.js'], world: 'MAIN' },
    ],
  });

/** Scripts in both worlds, and no more. */
export const SILENT = {
  'manifest.json': manifest('Silent'),
  'background.js': '',
  'content.js': '',
  'page.js': '',
};

/** The same hops with nothing at their end: page → private port → content script → port → worker, and back. */
export const ECHO = {
  'manifest.json': manifest('Echo'),
  'own.html': '<!doctype html><title>Echo</title>',
  'background.js': `chrome.runtime.onConnect.addListener((port) =>
    port.onMessage.addListener(({ id, snapshot }) => port.postMessage({ id, snapshot })));`,
  'content.js': `document.addEventListener('echo', ({ ports: [page] }) => {
    let worker = null;
    const connect = () => {
      worker = chrome.runtime.connect();
      worker.onMessage.addListener((answer) => page.postMessage(answer));
      worker.onDisconnect.addListener(() => { worker = null; });
    };
    page.onmessage = ({ data }) => {
      if (!worker) connect();
      worker.postMessage(data);
    };
  }, { once: true });`,
  'page.js': `(() => {
    const { port1, port2 } = new MessageChannel();
    const waiting = new Map();
    let count = 0;
    port1.onmessage = ({ data }) => { waiting.get(data.id)(JSON.parse(data.snapshot)); waiting.delete(data.id); };
    window.echo = (request) => new Promise((resolve) => {
      waiting.set(++count, resolve);
      port1.postMessage({ id: count, snapshot: JSON.stringify(request) });
    });
    document.dispatchEvent(new MessageEvent('echo', { ports: [port2] }));
  })();`,
};

/** @param {string} folder @param {Record<string, string>} files @returns {Promise<string>} the folder */
export async function writeFolder(folder, files) {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  return folder;
}
