// The content scripts of all those wallets in one: each message goes to the background as its wallet's would.
import { CHANNEL, CHANNEL_MARK, wires } from './wire.js';

const windowed = wires.filter(({ id }) => id !== CHANNEL);
const channelName = crypto.randomUUID();
const channel = new BroadcastChannel(channelName);

/** @type {chrome.runtime.Port | undefined} */
let port;

/** @type {Map<number, (outcome: any) => void>} */
const waiting = new Map();
let count = 0;

window.addEventListener('message', (event) => {
  if (event.source !== window || typeof event.data !== 'object' || event.data === null) return;
  for (const wire of windowed) pass(wire, event.data, (answer) => window.postMessage(answer, location.origin));
});

const zerion = wires.find(({ id }) => id === CHANNEL);
channel.addEventListener('message', ({ data }) => {
  if (zerion) pass(zerion, data, (answer) => channel.postMessage(answer));
});
leaveChannelName();

/**
 * @param {import('./wire.js').Wire} wire
 * @param {any} data
 * @param {(answer: any) => void} post
 */
function pass(wire, data, post) {
  const heard = wire.heard(data);
  if (!heard) return;
  const number = ++count;
  waiting.set(number, (outcome) => post(wire.reply(heard.id, outcome, heard.request)));
  connected().postMessage({ number, transport: wire.id, request: heard.request });
}

/** The service worker may be stopped between two messages. */
function connected() {
  if (port) return port;
  const opened = chrome.runtime.connect({ name: 'speaker' });
  opened.onMessage.addListener(({ number, outcome }) => {
    waiting.get(number)?.(outcome);
    waiting.delete(number);
  });
  opened.onDisconnect.addListener(() => { port = undefined; });
  port = opened;
  return opened;
}

function leaveChannelName() {
  const script = document.createElement('script');
  script.setAttribute('id', CHANNEL_MARK);
  script.dataset['walletChannelId'] = channelName;
  (document.head ?? document.documentElement).appendChild(script);
}
