// `document.open()` takes the listeners of a window away. Real wallets stay mute then; this one is harder to guard.

/** @param {import('@metamask/post-message-stream').WindowPostMessageStream} stream */
export function rearm(stream) {
  // Not public, but bound, so that it is the listener itself.
  const listener = /** @type {any} */ (stream)._onMessage;
  new MutationObserver(() => window.addEventListener('message', listener, false)).observe(document, { childList: true });
}
