// The page scripts of all those wallets in one. `window.speaker` lets a test speak as any of them does, past every
// wrapper: its promises settle as the wallet's own would.
import { CHANNEL, CHANNEL_MARK, wires } from './wire.js';

/** @typedef {import('./wire.js').Wire} Wire */
/** @typedef {import('./wire.js').Request} Request */
/** @typedef {(message: any) => void} Deliver */

const CHAIN = '0x7a69';
const channel = takeChannel();

/** @type {Map<string, {resolve: (value: any) => void, reject: (error: any) => void}>} */
const waiting = new Map();
let count = 0;

window.addEventListener('message', ({ source, data }) => {
  if (source !== window || typeof data !== 'object' || data === null) return;
  for (const wire of wires) if (wire.id !== CHANNEL) settle(wire, data);
});
channel?.addEventListener('message', ({ data }) => {
  const wire = wires.find(({ id }) => id === CHANNEL);
  if (wire) settle(wire, data);
});

/**
 * @param {Wire} wire
 * @param {any} data
 */
function settle(wire, data) {
  const answer = wire.answered(data);
  const asked = answer && waiting.get(`${wire.id} ${answer.id}`);
  if (!asked) return;
  waiting.delete(`${wire.id} ${answer.id}`);
  if (answer.error) asked.reject(wire.reject ? wire.reject(answer.error) : answer.error);
  else asked.resolve(answer.result);
}

/**
 * @param {Wire} wire
 * @returns {Deliver}
 */
const usually = (wire) => (message) =>
  wire.id === CHANNEL ? channel?.postMessage(message) : window.postMessage(message, location.origin);

/**
 * @param {Wire} wire
 * @param {Request} request
 * @param {Deliver} [deliver]
 * @returns {Promise<any>}
 */
const call = (wire, request, deliver = usually(wire)) =>
  new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(`${wire.id} ${id}`, { resolve, reject });
    deliver(wire.ask(id, request));
  });

/** @param {Wire} wire */
const providerOf = (wire) => ({
  /** @param {Request} request */
  async request({ method, params }) {
    return wire.remembers?.includes(method) ? CHAIN : call(wire, { method, ...(params !== undefined && { params }) });
  },
  on() {},
  removeListener() {},
});

const announced = wires.filter(({ name }) => name).map((wire) => {
  const info = { uuid: crypto.randomUUID(), name: wire.name, icon: 'data:image/svg+xml,<svg/>', rdns: `test.speaker.${wire.id}` };
  return Object.freeze({ info, provider: providerOf(wire) });
});

function announce() {
  for (const detail of announced) window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
}

window.addEventListener('eip6963:requestProvider', announce);
announce();

Object.assign(window, {
  ethereum: announced[0]?.provider,
  speaker: {
    /** @param {string} id @param {Request} request @param {Deliver} [deliver] */
    call: (id, request, deliver) => {
      const wire = wires.find((one) => one.id === id);
      return wire ? call(wire, request, deliver) : Promise.reject(new Error(`no transport ${id}`));
    },
    /** Sends over the wallet's channel. @param {any} message */
    broadcast: (message) => channel?.postMessage(message),
  },
});

/** The wallet takes the name of its channel out of the document. */
function takeChannel() {
  const mark = document.getElementById(CHANNEL_MARK);
  const name = mark?.dataset['walletChannelId'];
  mark?.remove();
  return name ? new BroadcastChannel(name) : null;
}
