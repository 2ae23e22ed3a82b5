// The two ends of a port between a page and the background.

/** @typedef {import('./sim.js').Sim} Sim */
/** @typedef {import('./life.js').Life} Life */

class Emitter {
  /** @type {((value: any) => void)[]} */
  listeners = [];

  /** @param {(value: any) => void} listener */
  addListener(listener) {
    this.listeners.push(listener);
  }

  /** @param {any} value */
  fire(value) {
    for (const listener of this.listeners) listener(value);
  }
}

class Port {
  onMessage = new Emitter();
  onDisconnect = new Emitter();
  open = true;
  /** @type {Port | null} */
  peer = null;
  sender;
  #sim;
  #life;
  #isBackground;

  /** @param {Sim} sim @param {Life} life @param {number} tab @param {boolean} isBackground whether this is the background's end */
  constructor(sim, life, tab, isBackground) {
    this.sender = { tab: { id: tab } };
    this.#sim = sim;
    this.#life = life;
    this.#isBackground = isBackground;
  }

  /** @param {any} message */
  postMessage(message) {
    if (this.#isBackground && !this.#life.alive) return;
    if (!this.open) throw new Error('this port is closed');
    const copy = structuredClone(message);
    const run = () => { if (this.peer?.open) this.peer.onMessage.fire(copy); };
    this.#sim.post({ life: this.#life, leaves: this.#isBackground, run });
  }

  /** This end closes; the other one hears it. */
  disconnect() {
    if (!this.open) return;
    this.open = false;
    this.hangUp();
  }

  /** The other end hears that this one is closed. */
  hangUp() {
    this.#sim.post({ life: this.#isBackground ? null : this.#life, run: () => this.peer?.closed() });
  }

  closed() {
    if (!this.open) return;
    this.open = false;
    this.onDisconnect.fire(this);
  }
}

/** @param {Sim} sim @param {Life} life @param {number} tab of the page @returns {[any, any]} the page's end and the background's */
export function pair(sim, life, tab) {
  const own = new Port(sim, life, tab, false);
  const other = new Port(sim, life, tab, true);
  own.peer = other;
  other.peer = own;
  life.ports.add(other);
  return [own, other];
}
