// @ts-check
/**
 * The table: only the lines around what is in sight are in the document. One line has the focus; arrows move it, Space
 * selects, Enter opens.
 */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { allowanceLine, groupLine } from "./line.js";
import { chunksOf, CHUNK, windowOf } from "./window.js";

/** @typedef {import("./model.js").Entry} Entry */
/** @typedef {import("./model.js").Group} Group */
/** @typedef {import("./model.js").Heading} Heading */
/** @typedef {import("./model.js").Order} Order */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {{entries: Entry[], body: HTMLTableSectionElement | null, height: number}} Chunk `height`: in px, as measured or guessed */

/** How far above and below the window lines are there already, in px. */
const AROUND = 400;
/** How tall a line is before one was measured, in px. */
const GUESS = 80;
/** How often what is drawn may turn out to be too little. */
const LOOKS = 4;

/** @type {[className: string, key: string, order: Order][]} */
const COLUMNS = [
  ["token", "ui_set_token", "token"], ["spender", "ui_set_spender", "spender"], ["exposed", "ui_today", "exposed"],
  ["where", "ui_dash_place", "chain"], ["level", "ui_dash_risk", "risk"],
];

export class Table {
  #chosen;
  #wish;
  /** @type {Chunk[]} */
  #chunks = [];
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Group} */
  #group = "none";
  /** The line that has the focus, or would have it. */
  #active = 0;
  /** Where a range began. */
  #anchor = 0;
  #before = element("tbody", { class: "space", role: "presentation" });
  #after = element("tbody", { class: "space", role: "presentation" });
  #all = element("input", { type: "checkbox" });
  #head;
  #awaits = false;
  view;

  /**
   * @param {Set<string>} chosen ids of rows
   * @param {object} wish
   * @param {() => void} wish.changed other rows are chosen now
   * @param {(row: Row) => void} wish.open the details
   * @param {(heading: Heading, by: Exclude<Group, "none">) => void} wish.end all of a group
   * @param {(order: Order) => void} wish.order
   */
  constructor(chosen, wish) {
    this.#chosen = chosen;
    this.#wish = wish;
    this.#all.addEventListener("change", () => this.#choose(this.rows(), this.#all.checked));
    this.#head = COLUMNS.map(([className, key, order]) => element("th", { class: className, scope: "col", role: "columnheader" },
      element("button", { type: "button", class: "link", "data-order": order, click: () => wish.order(order) }, words(key))));
    this.view = element("table", { class: "grid", role: "grid", tabindex: "-1", "aria-multiselectable": "true", "aria-label": words("ui_dash_title"),
      keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), click: (/** @type {MouseEvent} */ event) => this.#click(event),
      focusin: (/** @type {FocusEvent} */ event) => this.#focused(event) },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row", "aria-rowindex": "1" }, element("th", { class: "pick", role: "columnheader" }, element("label", {}, this.#all, element("span", { class: "unseen" }, words("ui_dash_select_shown")))), ...this.#head)),
      this.#before, this.#after);
    const draw = () => this.#soon();
    addEventListener("scroll", draw, { passive: true });
    addEventListener("resize", draw);
  }

  /** @returns {Row[]} that are listed, also those out of sight */
  rows() {
    return this.#entries.flatMap((entry) => ("row" in entry ? [entry.row] : []));
  }

  /** @param {Entry[]} entries @param {Group} group @param {Order} order @param {boolean} reversed */
  show(entries, group, order, reversed) {
    const focused = document.activeElement;
    const isIn = focused === this.view || (this.view.contains(focused) && focused?.closest("tr[data-index]"));
    const had = isIn ? this.#keyOf(this.#active) : null;
    const isFirst = !this.#chunks.some(({ body }) => body);
    const usual = this.#usual();
    for (const { body } of this.#chunks) body?.remove();
    this.#entries = entries;
    this.#group = group;
    const before = this.#chunks;
    this.#chunks = chunksOf(entries).map((some, at) => ({ entries: some, body: null, height: before[at]?.height ?? some.length * usual }));
    const again = had ? entries.findIndex((entry) => keyOf(entry) === had) : 0;
    // Where a line is gone, the one that came into its place has its turn.
    this.#active = again >= 0 ? again : Math.max(0, Math.min(this.#active, entries.length - 1));
    this.#anchor = this.#active;
    this.view.setAttribute("aria-rowcount", String(entries.length + 1));
    for (const head of this.#head) {
      const own = head.firstElementChild?.getAttribute("data-order");
      const falls = (order === "risk" || order === "exposed") !== reversed;
      if (own === order) head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.draw();
    if (isFirst) this.#guess();
    if (had) (this.#lineAt(this.#active) ?? this.view).focus({ preventScroll: true });
    this.mark();
  }

  /** By the lines that were drawn, how tall the others are: nearer than a guess, and the scroll bar stays where it is. */
  #guess() {
    const usual = this.#usual();
    for (const chunk of this.#chunks) if (!chunk.body) chunk.height = chunk.entries.length * usual;
    const drawn = this.#chunks.findLastIndex(({ body }) => body);
    this.#space(this.#after, this.#chunks.slice(drawn + 1).reduce((sum, { height }) => sum + height, 0));
  }

  /** How tall a line is on average, in px. */
  #usual() {
    const drawn = this.#chunks.filter(({ body }) => body);
    const lines = drawn.reduce((sum, { entries }) => sum + entries.length, 0);
    return lines === 0 ? GUESS : drawn.reduce((sum, { height }) => sum + height, 0) / lines;
  }

  #soon() {
    if (this.#awaits) return;
    this.#awaits = true;
    requestAnimationFrame(() => {
      this.#awaits = false;
      this.draw();
    });
  }

  /** Puts what is around the window into the document, and takes out the rest. */
  draw() {
    // Lines are as tall as they turn out, so that a second look may be needed.
    for (let look = 0; look < LOOKS && this.#drawn(); look += 1);
  }

  /** @returns {boolean} whether anything changed */
  #drawn() {
    const start = this.#before.getBoundingClientRect().top;
    const { first, end, before, after } = windowOf(this.#chunks.map(({ height }) => height), -start - AROUND, -start + innerHeight + AROUND);
    const isThere = this.#chunks.every(({ body }, at) => (body !== null) === (at >= first && at < end));
    if (isThere) return false;
    for (const [at, chunk] of this.#chunks.entries()) if (at < first || at >= end) this.#drop(chunk);
    this.#space(this.#before, before);
    this.#space(this.#after, after);
    for (let at = first; at < end; at += 1) this.#fill(at);
    for (const chunk of this.#chunks) chunk.height = chunk.body?.offsetHeight || chunk.height;
    return true;
  }

  /** @param {HTMLTableSectionElement} body @param {number} height */
  #space(body, height) {
    body.replaceChildren(...(height > 0 ? [element("tr", { role: "presentation" }, element("td", { colspan: "6", height: String(Math.round(height)) }))] : []));
  }

  /** @param {Chunk} chunk */
  #drop(chunk) {
    if (!chunk.body) return;
    // Keys go on from where they were, though that line is out of sight.
    if (chunk.body.contains(document.activeElement)) this.view.focus({ preventScroll: true });
    chunk.body.remove();
    chunk.body = null;
  }

  /** @param {number} at */
  #fill(at) {
    const chunk = this.#chunks[at];
    if (!chunk || chunk.body) return;
    const lines = chunk.entries.map((entry, place) => {
      const index = at * CHUNK + place;
      const line = "row" in entry ? allowanceLine(entry.row, this.#chosen.has(entry.row.id)) : groupLine(entry, this.#group === "none" ? "token" : this.#group, this.#isChosen);
      line.setAttribute("aria-rowindex", String(index + 2));
      line.dataset["index"] = String(index);
      if (index === this.#active) line.tabIndex = 0;
      return line;
    });
    chunk.body = element("tbody", { role: "rowgroup" }, ...lines);
    const next = this.#chunks.slice(at + 1).find(({ body }) => body)?.body ?? this.#after;
    next.before(chunk.body);
  }

  /** @param {Row} row */
  #isChosen = ({ id }) => this.#chosen.has(id);

  /** Shows anew which lines are chosen. */
  mark() {
    const rows = this.rows();
    const count = rows.filter(this.#isChosen).length;
    this.#all.checked = count > 0 && count === rows.length;
    this.#all.indeterminate = count > 0 && count < rows.length;
    for (const line of this.view.querySelectorAll("tr[data-index]")) {
      const entry = this.#entries[indexOf(line)];
      if (!entry) continue;
      const own = "row" in entry ? [entry.row] : entry.rows;
      const chosen = own.filter(this.#isChosen).length;
      const box = /** @type {HTMLInputElement | null} */ (line.querySelector("input"));
      if (box) Object.assign(box, { checked: chosen === own.length, indeterminate: chosen > 0 && chosen < own.length });
      line.setAttribute("aria-selected", String(chosen === own.length));
    }
  }

  /** @param {Row[]} rows @param {boolean} isChosen */
  #choose(rows, isChosen) {
    for (const { id } of rows) isChosen ? this.#chosen.add(id) : this.#chosen.delete(id);
    this.mark();
    this.#wish.changed();
  }

  /** @param {number} index */
  #toggle(index) {
    const rows = this.#rowsAt(index);
    this.#choose(rows, !rows.every(this.#isChosen));
    this.#anchor = index;
  }

  /** From the line where the last one was chosen to this one. @param {number} index */
  #range(index) {
    const [from, to] = [Math.min(index, this.#anchor), Math.max(index, this.#anchor)];
    this.#choose(this.#entries.slice(from, to + 1).flatMap((entry) => ("row" in entry ? [entry.row] : [])), true);
  }

  /** @param {number} index @returns {Row[]} */
  #rowsAt(index) {
    const entry = this.#entries[index];
    return !entry ? [] : "row" in entry ? [entry.row] : entry.rows;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const line = target.closest("tr[data-index]");
    if (!line) return;
    const index = indexOf(line);
    if (target.closest("[data-act=open]")) return this.#open(index);
    if (!target.closest(".pick")) return;
    if (event.shiftKey) this.#range(index);
    else this.#toggle(index);
  }

  /** @param {number} index */
  #open(index) {
    const entry = this.#entries[index];
    if (!entry) return;
    if ("row" in entry) this.#wish.open(entry.row);
    else if (this.#group !== "none") this.#wish.end(entry, this.#group);
  }

  /** @param {FocusEvent} event */
  #focused({ target }) {
    const line = /** @type {Element} */ (target).closest("tr[data-index]");
    if (line) this.#activate(indexOf(line));
  }

  /** @param {number} index */
  #activate(index) {
    this.view.querySelector("tr[tabindex='0']")?.setAttribute("tabindex", "-1");
    this.#active = index;
    this.#lineAt(index)?.setAttribute("tabindex", "0");
  }

  /** @param {number} index @returns {HTMLElement | null} */
  #lineAt(index) {
    return this.view.querySelector(`tr[data-index="${index}"]`);
  }

  /** Moves the focus there, and the page with it. @param {number} index */
  #focus(index) {
    // Lines above may turn out taller or lower once they are drawn.
    for (let look = 0; look < LOOKS && !this.#lineAt(index); look += 1) {
      const above = this.#chunks.slice(0, Math.floor(index / CHUNK)).reduce((sum, { height }) => sum + height, 0);
      scrollTo(0, scrollY + this.#before.getBoundingClientRect().top + above);
      this.draw();
    }
    this.#activate(index);
    this.#lineAt(index)?.focus();
  }

  /** @param {number} index @returns {string | null} */
  #keyOf(index) {
    const entry = this.#entries[index];
    return entry ? keyOf(entry) : null;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("thead")) return;
    const last = this.#entries.length - 1;
    const page = Math.max(1, Math.floor(innerHeight / this.#usual()) - 1);
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: this.#active + 1, ArrowUp: this.#active - 1, PageDown: this.#active + page, PageUp: this.#active - page, Home: 0, End: last };
    const to = moves[event.key];
    if (to !== undefined) {
      const index = Math.max(0, Math.min(last, to));
      this.#focus(index);
      if (event.shiftKey) this.#range(index);
    } else if (event.key === " ") this.#toggle(this.#active);
    else if (event.key === "Enter" && !target.closest("button")) this.#open(this.#active);
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) this.#choose(this.rows(), true);
    else return;
    event.preventDefault();
  }
}

/** @param {Element} line */
const indexOf = (line) => Number(/** @type {HTMLElement} */ (line).dataset["index"]);

/** @param {Entry} entry */
const keyOf = (entry) => ("row" in entry ? entry.row.id : entry.group);
