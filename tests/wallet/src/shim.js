// The Node globals that MetaMask's stream packages expect; the build injects them where they are used.
export { Buffer } from 'buffer';

export const process = {
  env: {},
  browser: true,
  version: '',
  versions: {},
  emitWarning: console.warn,
  /** @type {(task: (...args: any[]) => void, ...args: any[]) => void} */
  nextTick: (task, ...args) => queueMicrotask(() => task(...args)),
};
