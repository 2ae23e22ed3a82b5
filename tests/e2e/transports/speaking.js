// What a page does that writes a wallet's messages itself, as JavaScript for it.
import { approve } from '../harness/requests.js';

/** @typedef {import('../harness/world.js').World} World */
/** @typedef {import('../harness/requests.js').Request} Request */
/** @typedef {keyof typeof WAYS} Way */

/** How a message is sent, as JavaScript over `message`. */
export const WAYS = {
  direct: 'window.postMessage(message, location.origin)',
  realm: `{
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow.postMessage.call(window, message, '*');
  }`,
  event: 'window.dispatchEvent(new MessageEvent("message", {data: message, source: window, origin: location.origin}))',
  channel: 'speaker.broadcast(message)',
};

/** Every wallet whose messages pass through the window. */
export const WINDOWED = /** @type {const} */ ([
  'metamask', 'metamask-legacy', 'metamask-multichain', 'rabby', 'coinbase', 'rainbow', 'onekey', 'taho', 'frame', 'enkrypt',
]);

/**
 * An approval that is told from others by its amount, which the prompt shows.
 * @param {World} world @param {number} number
 * @returns {Request}
 */
export function numbered(world, number) {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount: BigInt(number) * 1_000_001n });
}

/**
 * The number of the request that a prompt shows: 7 for 7.000007, or for 7000007 of what it does not know.
 * @param {string} text
 * @returns {number | undefined}
 */
export function numberIn(text) {
  const units = /(\d+) (?:of the )?smallest units/.exec(text);
  if (units) return Number(units[1]) / 1_000_001;
  const amounts = [...text.matchAll(/(\d+)[.,](0\d{1,5})\b/g)].map(([, whole = '', part = '']) => [whole, part.padEnd(6, '0')]);
  const found = amounts.find(([whole, part]) => Number(whole) === Number(part));
  return found && Number(found[0]);
}

/**
 * The request as a transport carries it.
 * @param {string} transport @param {Request} request
 */
const enveloped = (transport, request) =>
  transport === 'metamask-multichain' ? { method: 'wallet_invokeMethod', params: { scope: 'eip155:31337', request } } : request;

/**
 * A promise of the wallet's own page script, for a message that the page delivers.
 * @param {string} transport @param {Request} request @param {Way} way
 */
export const posted = (transport, request, way) =>
  `speaker.call(${JSON.stringify(transport)}, ${JSON.stringify(enveloped(transport, request))}, (message) => { ${WAYS[way]} })`;

/**
 * A request by the provider that the wallet announces.
 * @param {string} transport @param {Request} request
 */
export const provided = (transport, request) => `new Promise((resolve) => {
  addEventListener('eip6963:announceProvider', ({ detail }) => {
    if (detail.info.rdns === 'test.speaker.${transport}') resolve(detail.provider);
  });
  dispatchEvent(new Event('eip6963:requestProvider'));
}).then((provider) => provider.request(${JSON.stringify(request)}))`;
