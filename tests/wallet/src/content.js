// Between the page and the background: the mirror image of the page's stream, piped into a runtime port.
import ObjectMultiplex from '@metamask/object-multiplex';
import { WindowPostMessageStream } from '@metamask/post-message-stream';
import { pipeline } from 'readable-stream';
import { rearm } from './rearm.js';
import { CONTENT, INPAGE, PROVIDER, RETRY } from './wire.js';

const pageStream = new WindowPostMessageStream({ name: CONTENT, target: INPAGE });
rearm(pageStream);
const multiplex = new ObjectMultiplex();
multiplex.setMaxListeners(25);
pipeline(multiplex, pageStream, multiplex, () => {});
const channel = multiplex.createStream(PROVIDER);

/** @type {chrome.runtime.Port | undefined} */
let port;

function connect() {
  const opened = chrome.runtime.connect({ name: PROVIDER });
  opened.onMessage.addListener((message) => void channel.write(message));
  opened.onDisconnect.addListener(() => {
    port = undefined;
    // No id: the extension was reloaded or removed, and this script cannot reach the new one.
    if (!chrome.runtime?.id) return;
    connect();
    channel.write(RETRY);
  });
  port = opened;
}

connect();
// A page that comes out of the back/forward cache has lost its port, and is not told so.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) connect();
});
channel.on('data', (message) => port?.postMessage(message));
