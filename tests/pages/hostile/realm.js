// Realms that a page can get hold of, one for each kind of frame.

/** @typedef {import('./page.js').Page} Page */

/** Kinds of frames whose window the page can touch. */
export const KINDS = /** @type {const} */ ([
  'no address', 'about:blank', 'about:blank#x', 'about:srcdoc', 'javascript:', 'blob:', 'nothing', 'never', 'blank', 'xml', 'svg', 'text',
  'image', 'policy', 'sandbox', 'object', 'embed',
]);

/** @param {Page} page @param {string} kind @returns {Promise<any>} its window, as soon as there is one that stays */
export async function realmOf(page, kind) {
  const tag = kind === 'object' || kind === 'embed' ? kind : 'iframe';
  const element = /** @type {any} */ (document.createElement(tag));
  const address = addressOf(page, kind);
  if (address !== undefined) element.setAttribute(tag === 'object' ? 'data' : 'src', address);
  if (tag !== 'iframe') element.type = 'text/html';
  if (kind === 'about:srcdoc') element.srcdoc = '<!doctype html><body></body>';
  if (kind === 'sandbox') element.sandbox = 'allow-same-origin allow-scripts';
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  document.body.appendChild(element);
  // Its first document is there at once, before any script of an extension may be.
  if (['no address', 'about:blank', 'about:blank#x', 'javascript:', 'nothing', 'never'].includes(kind)) return element.contentWindow;
  await loaded;
  return element.contentWindow ?? element.getSVGDocument()?.defaultView ?? window;
}

/** @param {Page} page @param {string} kind @returns {string | undefined} */
function addressOf(page, kind) {
  if (kind === 'no address' || kind === 'about:srcdoc') return undefined;
  if (kind === 'javascript:') return 'javascript:"<body></body>"';
  if (kind.startsWith('about:')) return kind;
  if (kind === 'blob:') return URL.createObjectURL(new Blob(['<body></body>'], { type: 'text/html' }));
  return page.address(`kind/${['sandbox', 'object', 'embed'].includes(kind) ? 'blank' : kind}`);
}
