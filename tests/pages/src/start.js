// Puts a dapp on the page: `window.dapp` for tests, buttons for people, and a log of what came of each.
import { createDapp } from './dapp.js';

/** @typedef {import('./dapp.js').Outcome & {error?: {code?: unknown, message: string}}} Shown */

/**
 * Every function of `window.dapp` resolves: to its outcome, or to `{error: {code, message}}` where `code` is the
 * wallet's own, dug out of the library's wrapping.
 * @param {import('./dapp.js').Adapter} adapter
 */
export async function start(adapter) {
  const dapp = await createDapp(adapter);
  /** @type {Record<string, (...args: any[]) => Promise<Shown>>} */
  const shown = {};
  for (const [name, action] of Object.entries(dapp)) {
    shown[name] = async (...args) => {
      const outcome = await action(...args).catch((error) => ({ error: describe(error) }));
      write(name, outcome);
      return outcome;
    };
  }
  for (const button of document.querySelectorAll('button')) {
    const { action = '', args = '[]' } = button.dataset;
    button.addEventListener('click', () => void shown[action]?.(...JSON.parse(args)));
  }
  Object.assign(window, { dapp: shown });
}

/**
 * @param {any} error
 * @returns {{code?: unknown, message: string}}
 */
function describe(error) {
  const message = String(error?.shortMessage ?? error?.message ?? error);
  /** @type {{code?: number}} */
  let found = {};
  // web3 has numbers of its own for what is around the wallet's.
  for (let at = error; at; at = at.cause ?? at.info?.error ?? at.error ?? at.innerError) {
    if (Number.isInteger(at.code)) found = { code: at.code };
  }
  return { ...found, message };
}

/**
 * @param {string} name
 * @param {Shown} outcome
 */
function write(name, outcome) {
  const line = document.createElement('li');
  line.dataset['action'] = name;
  line.className = outcome.error ? 'bad' : 'good';
  line.textContent = `${name}: ${outcome.error ? sentence(outcome.error) : JSON.stringify(outcome)}`;
  document.querySelector('#log')?.prepend(line);
}

/** @param {{code?: unknown, message: string}} error */
const sentence = ({ code, message }) => `${code === 4001 ? 'refused' : 'failed'}: ${message} (${code ?? 'no code'})`;
