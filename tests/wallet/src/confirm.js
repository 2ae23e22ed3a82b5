// The confirmation window.

/** Milliseconds; a service worker is stopped after 30 s without a message. */
const KEEP_ALIVE = 20_000;

const port = chrome.runtime.connect({ name: 'confirm' });
port.onMessage.addListener(({ origin, method, params }) => {
  text('#origin', origin);
  text('#method', method);
  text('#params', JSON.stringify(params, null, 2));
});
port.onDisconnect.addListener(() => window.close());
setInterval(() => port.postMessage({}), KEEP_ALIVE);

for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', () => {
    port.postMessage({ approved: button.value === 'confirm' });
    window.close();
  });
}

/**
 * @param {string} selector
 * @param {string} value
 */
function text(selector, value) {
  const element = document.querySelector(selector);
  if (element) element.textContent = value;
}
