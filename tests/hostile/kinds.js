// Documents of every kind that an attack may put into a frame or a window.

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} Handler */

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** @param {string} type @param {string | Buffer} body @param {Record<string, string>} [headers] @returns {Handler} */
const gives = (type, body, headers = {}) => (_, response) =>
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);

/** @type {Record<string, Handler>} */
export const KINDS = {
  blank: gives('text/html', '<!doctype html><title>blank</title><body></body>'),
  text: gives('text/plain', 'text'),
  json: gives('application/json', '{}'),
  xml: gives('application/xml', '<?xml version="1.0"?><root/>'),
  xhtml: gives('application/xhtml+xml', '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body/></html>'),
  svg: gives('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  image: gives('image/png', PIXEL),
  policy: gives('text/html', '<!doctype html><title>policy</title><body></body>', { 'content-security-policy': "default-src 'none'" }),
  boxed: gives('text/html', '<!doctype html><title>boxed</title><body></body>', { 'content-security-policy': 'sandbox allow-same-origin' }),
  nothing: (_, response) => response.writeHead(204).end(),
  /** Never answers: the frame keeps its first document. */
  never: () => {},
  keeper: gives('text/html', '<!doctype html><title>keeper</title><body></body>'),
};
