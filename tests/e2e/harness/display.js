// A screen with a window manager, for tests about focus: a browser without a screen gives it to every window.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { until } from './wait.js';

const run = promisify(execFile);

/** @typedef {import('puppeteer-core').Page} Page */

/** Half of the screen's width, in pixels: wider than any browser makes a window by itself. */
const HALF = 1600;

export class Display {
  #environment;
  #processes;

  /** @param {string} name such as `:99` @param {import('node:child_process').ChildProcess[]} processes */
  constructor(name, processes) {
    this.#environment = { ...process.env, DISPLAY: name };
    this.#processes = processes;
  }

  /** Starts one, and makes it the screen of every browser that this process starts from now on. */
  static async start() {
    // Without `-noreset` a server starts anew when its last client leaves, and takes a window manager that is just coming with it.
    const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', `${2 * HALF}x1200x24`, '-nolisten', 'tcp', '-noreset'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [number] = await once(server.stdout, 'data');
    const name = `:${String(number).trim()}`;
    process.env['DISPLAY'] = name;
    const manager = spawn('openbox', ['--sm-disable'], { env: { ...process.env, DISPLAY: name }, stdio: 'ignore' });
    const display = new Display(name, [manager, server]);
    await until(() => display.#tool('get_num_desktops'), 'window manager');
    return display;
  }

  /** Puts the window of a page in front, as a person would. @param {Page} page */
  async activate(page) {
    const window = await this.#windowOf(page);
    await this.#tool('windowactivate', '--sync', window);
  }

  /** Moves the window of a page to one half of the screen, so that it covers none on the other. @param {Page} page @param {'left' | 'right'} half */
  async place(page, half) {
    const x = half === 'left' ? 0 : HALF;
    await this.#tool('windowmove', await this.#windowOf(page), String(x), '0');
    await until(() => page.evaluate((left, width) => screenX >= left && screenX < left + width / 2, x, HALF), `window on the ${half}`);
  }

  /** @param {Page} page @returns {Promise<boolean>} whether its window is in front */
  async isActive(page) {
    return (await this.#tool('getactivewindow')) === (await this.#windowOf(page));
  }

  /** Presses a key and does not let go. @param {string} key of X, such as `Return` */
  keyDown = (key) => this.#tool('keydown', key);
  /** @param {string} key */
  keyUp = (key) => this.#tool('keyup', key);

  /** Moves the mouse to the middle of an element. @param {Page} page @param {string} selector */
  async moveTo(page, selector) {
    const { x, y } = await page.$eval(selector, (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const border = (outerWidth - innerWidth) / 2;
      return { x: screenX + border + x + width / 2, y: screenY + outerHeight - border - innerHeight + y + height / 2 };
    });
    await this.#tool('mousemove', String(Math.round(x)), String(Math.round(y)));
  }

  mouseDown = () => this.#tool('mousedown', '1');
  mouseUp = () => this.#tool('mouseup', '1');

  async stop() {
    for (const process of this.#processes) {
      process.kill();
      if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
    }
  }

  /** @param {Page} page @returns {Promise<string>} */
  async #windowOf(page) {
    const mark = `window ${Math.random()}`;
    const title = await page.title();
    await page.evaluate((text) => { document.title = text; }, mark);
    const found = await until(() => this.#tool('search', '--name', mark), 'window of the page');
    await page.evaluate((text) => { document.title = text; }, title);
    return found.split('\n')[0] ?? '';
  }

  /** @param {string[]} arguments_ @returns {Promise<string>} */
  async #tool(...arguments_) {
    const { stdout } = await run('xdotool', arguments_, { env: this.#environment, timeout: 10_000 });
    return stdout.trim();
  }
}
