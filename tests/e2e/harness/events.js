// One event of a page, a browser or another emitter of the driver.
import { within } from './wait.js';

/**
 * @param {{once: (name: any, listener: (value: any) => void) => unknown}} emitter
 * @param {string} name
 * @param {number} [patience] milliseconds
 * @returns {Promise<any>}
 */
export const once = (emitter, name, patience) =>
  within(new Promise((resolve) => emitter.once(name, resolve)), `event ${name}`, patience);
