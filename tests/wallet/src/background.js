// The wallet's background: pages, confirmation windows and the control page connect here.
import { serveConfirmation } from './confirmation.js';
import { serveControl } from './control-server.js';
import { handle } from './engine.js';
import { handleExternal } from './multichain.js';
import { addPort, originOf, post } from './ports.js';
import { PROVIDER } from './wire.js';

/** MetaMask's stream of the provider's messages. */
const STREAM = 'metamask-provider';

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === PROVIDER) return servePage(port);
  // Only our own pages may do the rest; a content script's sender has the page's address.
  if (!port.sender?.url?.startsWith(chrome.runtime.getURL(''))) return port.disconnect();
  if (port.name === 'confirm') serveConfirmation(port);
});

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.url !== chrome.runtime.getURL('control.html')) return;
  serveControl(message).then(
    (result) => reply({ result }),
    (error) => reply({ error: error.message }),
  );
  // The reply comes later.
  return true;
});

// Firefox has no such event for pages. Of a page the browser states no id: MetaMask gives another extension the
// interface that its own content script has (EIP-1193), among other streams.
chrome.runtime.onConnectExternal?.addListener((port) => {
  const origin = addPort(port, false);
  const handler = port.sender?.id === undefined ? handleExternal : handleStream;
  port.onMessage.addListener(async (message) => {
    const answer = await handler(origin, message);
    if (answer) post(port, answer);
  });
});

/** @param {string} origin @param {any} message */
async function handleStream(origin, { name, data }) {
  return name === STREAM ? { name, data: await handle(origin, data) } : undefined;
}

// MetaMask takes ports only; a wallet may take single messages as well.
chrome.runtime.onMessageExternal?.addListener((message, sender, reply) => {
  void handleExternal(originOf(sender), message).then(reply);
  return true;
});

/** @param {chrome.runtime.Port} port */
function servePage(port) {
  const origin = addPort(port);
  port.onMessage.addListener(async (message) => post(port, await handle(origin, message)));
}
