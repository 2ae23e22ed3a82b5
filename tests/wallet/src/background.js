// The wallet's background: pages, confirmation windows and the control page connect here.
import { serveConfirmation } from './confirmation.js';
import { serveControl } from './control-server.js';
import { handle } from './engine.js';
import { addPort, post } from './ports.js';
import { PROVIDER } from './wire.js';

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

/** @param {chrome.runtime.Port} port */
function servePage(port) {
  const origin = addPort(port);
  port.onMessage.addListener(async (message) => post(port, await handle(origin, message)));
}
