// @ts-check
/**
 * The dashboard: every allowance of every account on every chain, every signature that may be out, and what was done, from what is known already, while the
 * background reads again. It says what the person wants, and shows what the background then says.
 */
import { bar } from "./dashboard/bar.js";
import { controls } from "./dashboard/controls.js";
import { csvOf, deedsCsvOf, deedsJsonOf, jsonOf } from "./dashboard/export.js";
import { history } from "./dashboard/history.js";
import { limiting } from "./dashboard/limit.js";
import { entriesOf, idOf, nameOf, rowsOf, shownOf } from "./dashboard/model.js";
import { estimatedBy, learnPrices, priceOf, worthOfRows } from "./dashboard/money.js";
import { failures, lackOf, unreadOf } from "./dashboard/notices.js";
import { panic } from "./dashboard/panic.js";
import { pictures } from "./dashboard/pictures.js";
import { runOf } from "./dashboard/run.js";
import { sheet } from "./dashboard/sheet.js";
import { side, standing } from "./dashboard/side.js";
import { isOpen, signatures } from "./dashboard/signatures.js";
import { Table } from "./dashboard/table.js";
import { tabs } from "./dashboard/tabs.js";
import { deedsIn } from "./dashboard/timeline.js";
import { decimal, ensOf, learnNames, plain, row as said, start, tellText } from "./dashboard/voice.js";
import { button, download, element } from "./settings/parts.js";
import { counted, learn, words } from "./settings/words.js";

/** @typedef {import("./wasm/background.js").Deed} Deed */
/** @typedef {import("./wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("./wasm/background.js").GivenView} GivenView */
/** @typedef {import("./wasm/background.js").ToDashboard} ToDashboard */
/** @typedef {import("./dashboard/model.js").List} List */
/** @typedef {import("./dashboard/model.js").Row} Row */
/** @typedef {import("./dashboard/model.js").View} View */
/** @typedef {import("./dashboard/side.js").State} State */

/** How long until a background that is gone is called again, in ms. */
const RETRY_MS = 200;
/** What was read this many seconds ago is read again when the page is opened. */
const FRESH = 300;
/** How often "3 min ago" is written anew, in ms. */
const CLOCK_MS = 20_000;

/** @type {View} */
const UNFILTERED = { owner: null, chain: null, spender: null, level: null, text: "", order: "risk", reversed: false, group: "none" };

/** @type {chrome.runtime.Port | null} */
let port = null;
/** By `chain/owner`. @type {Map<string, List>} */
const lists = new Map();
/** @type {GivenView[]} */
let given = [];
/** @type {Deed[]} */
let done = [];
/** @type {State | null} */
let state = null;
/** Whether the lists, or which there are, changed since the rows were made. */
let isStale = true;
let wasRefreshed = false;
/** @type {Row[]} */
let rows = [];
let view = UNFILTERED;
/** Ids of rows. @type {Set<string>} */
const chosen = new Set();
/** Allowances as they were listed last, also those that have ended. @type {Map<string, Row>} */
const known = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let totalling;

/** @param {FromDashboard} message */
const send = (message) => port?.postMessage(message);

const isSeen = () => document.visibilityState === "visible";

function connect() {
  if (port) return;
  try {
    port = chrome.runtime.connect({ name: "dashboard" });
  } catch {
    // The extension was updated or removed: this page belongs to nobody any more.
    return window.close();
  }
  port.onMessage.addListener(hear);
  port.onDisconnect.addListener(() => {
    port = null;
    signed.closed();
    places.closed();
    // A background that sleeps is woken only for somebody who looks.
    if (isSeen()) setTimeout(connect, RETRY_MS);
  });
  if (isSeen()) send({ type: "look" });
  if (!wasRefreshed) send({ type: "refresh", owner: null, chain: null, older: FRESH });
  wasRefreshed = true;
}

/** @param {ToDashboard} message */
function hear(message) {
  if (message.type === "list") {
    const { allowances, unread } = message;
    const list = { allowances, unread };
    // A background that was stopped meanwhile says all of it again.
    if (JSON.stringify(lists.get(nameOf(message))) === JSON.stringify(list)) return;
    lists.set(nameOf(message), list);
    isStale = true;
    return;
  }
  if (message.type === "signatures") {
    given = message.list;
    return state ? showSigned(state) : undefined;
  }
  if (message.type === "pasted") return signed.pasted(message.why);
  if (message.type === "dated") return details.dated(message);
  if (message.type === "resolved") return places.resolved(message.list);
  if (message.type === "history") {
    done = message.list;
    return state ? showDone() : undefined;
  }
  if (message.type === "prices") {
    learnPrices(message);
    isStale = true;
    return state ? showAll() : undefined;
  }
  const names = (/** @type {State | null} */ of) => of?.lists.map(nameOf).join();
  if (learnNames(message.names) || names(message) !== names(state)) isStale = true;
  state = message;
  showAll();
}

/** @param {string} id */
const chainName = (id) => state?.chains.find(({ chain }) => chain === id)?.name ?? id;

/** The lists that the person wants to see. */
const wanted = () => (state?.lists ?? []).filter(({ owner, chain }) => (view.owner ?? owner) === owner && (view.chain ?? chain) === chain);

const chosenRows = () => rows.filter(({ id }) => chosen.has(id));

/** What the background said is shown; the table only if it is another one. */
function showAll() {
  if (!state) return;
  if (view.owner !== null && !state.accounts.includes(view.owner)) view = { ...view, owner: null };
  const hadChanged = isStale;
  if (isStale) {
    rows = rowsOf(state.lists, lists, chainName, priceOf(), ensOf);
    isStale = false;
    for (const row of rows) known.set(row.id, row);
    // What is gone cannot stay chosen.
    const listed = new Set(rows.map(({ id }) => id));
    for (const id of chosen) if (!listed.has(id)) chosen.delete(id);
  }
  showRun(state);
  showSigned(state);
  showDone();
  showAround(state);
  if (hadChanged) showTable();
  showBar();
  document.body.dataset["ready"] = "true";
}

/** All but the table. @param {State} now */
function showAround(now) {
  places.show(now, rows, view);
  const seen = wanted();
  const unread = seen.flatMap((list) => (lists.get(nameOf(list))?.unread ?? []).map((one) => ({ unread: one, chain: chainName(list.chain) })));
  const some = shownRows().length > 0;
  const behind = rows.length > 0 && !some && seen.some((list) => (lists.get(nameOf(list))?.allowances.length ?? 0) > 0);
  replaced(notices, [...failures(seen, chainName, send), ...unreadOf(unread)]);
  replaced(lack, some ? [] : lackOf(seen, now, behind, { unfilter: () => change({ ...UNFILTERED, owner: view.owner, chain: view.chain }), send }));
  table.view.hidden = !some;
  const isReading = seen.some(({ reach }) => reach?.state === "loading");
  progress.classList.toggle("busy", isReading);
  progress.setAttribute("aria-hidden", String(!isReading));
  again.disabled = isReading;
  fresh.replaceChildren(...standing(seen));
  count.replaceChildren(words("ui_dash_shown", { shown: shownRows().length, count: rows.length }), total);
  clearTimeout(totalling);
  // A sum over thousands takes longer than a frame: the table comes first.
  totalling = setTimeout(showTotal);
}

/** What could be taken through all that is listed, in money. */
function showTotal() {
  const worth = worthOfRows(shownRows());
  total.replaceChildren(...worth.flatMap((part) => [" · ", ...part]));
  priced.replaceChildren(...(worth.length > 0 ? estimatedBy() : []));
}

/** The signatures of the accounts and chains that the person wants to see. @param {State} now */
function showSigned(now) {
  signed.show(shownSigned(), now, chainName);
  parts.count(given.filter(isOpen).length);
}

/** The signatures that fit. */
const shownSigned = () =>
  given.filter(({ given: { signature: { owner, chain } } }) => (view.owner ?? owner) === owner && (view.chain ?? chain) === chain);

/** The history of the accounts and chains that the person wants to see; what is of no known one is of all. */
function showDone() {
  past.show(deedsIn(done, view), chainName);
  drawn.show({ rows, done, view });
}

/** In place of what was there, unless it says the same: what a person has opened stays open. @param {HTMLElement} where @param {HTMLElement[]} items */
function replaced(where, items) {
  const next = items.map((item) => item.dataset["says"] ?? item.textContent).join("\n");
  if (where.dataset["says"] === next) return;
  where.dataset["says"] = next;
  where.replaceChildren(...items);
}

/** @param {State} now */
function showRun({ run, wallets }) {
  const items = run ? [runOf(run, (key) => known.get(idOf(key)) ?? null, wallets, send)] : [];
  replaced(running, items);
}

/** @type {{of: Row[], view: View, shown: Row[]} | null} */
let last = null;
/** @returns {Row[]} */
function shownRows() {
  if (last?.of !== rows || last.view !== view) last = { of: rows, view, shown: shownOf(rows, view) };
  return last.shown;
}

function showTable() {
  filters.show(view);
  table.show(entriesOf(shownRows(), view.group), view.group, view.order, view.reversed);
}

function showBar() {
  if (state) selection.show(state.wallets, state.run !== null && !state.run.over);
}

/** @param {Partial<View>} wish */
function change(wish) {
  view = { ...view, ...wish };
  if (state) {
    showSigned(state);
    showDone();
    showAround(state);
  }
  showTable();
}

const today = () => new Date().toISOString().slice(0, 10);

const saves = {
  csv() {
    const times = new Map(state?.lists.map((list) => [nameOf(list), list.readAt]));
    const readAt = (/** @type {Row} */ { allowance: { key } }) => times.get(nameOf(key)) ?? 0;
    const why = (/** @type {Row} */ { allowance }) => plain(said(allowance).why);
    download(`countersign-${today()}.csv`, "text/csv", csvOf(shownRows(), { decimal, why, readAt }));
  },
  json() {
    const from = wanted().map((list) => ({ ...list, status: null, unread: lists.get(nameOf(list))?.unread ?? [] }));
    download(`countersign-${today()}.json`, "application/json", jsonOf(shownRows(), from, Math.floor(Date.now() / 1000)));
  },
};

const learnt = learn();
await Promise.all([learnt, start(learnt)]);

const clear = () => {
  chosen.clear();
  table.mark();
  showBar();
};
const details = sheet(({ id }) => chosen.has(id), ({ id }) => {
  if (!chosen.delete(id)) chosen.add(id);
  table.mark();
  showBar();
}, ({ allowance }, close) => state && limiting(allowance, state, send, close), send);
const ending = panic(send);
const table = new Table(chosen, {
  changed: showBar,
  open: (row) => details.open(row),
  end: (heading, by) => state && ending.open(heading, by, { rows, given: shownSigned().filter(isOpen), state }),
  order: (order) => change({ order, reversed: view.order === order && !view.reversed }),
});
const signed = signatures(send, (list) => download(`countersign-signatures-${today()}.json`, "application/json", `${JSON.stringify(list, null, 2)}\n`));
const past = history(send, {
  csv: (list) => download(`countersign-history-${today()}.csv`, "text/csv", deedsCsvOf(list, { tell: tellText, chainName })),
  json: (list) => download(`countersign-history-${today()}.json`, "application/json", deedsJsonOf(list, Math.floor(Date.now() / 1000))),
});
const places = side(change, send);
const filters = controls(change, saves);
const drawn = pictures(change);
const selection = bar(chosenRows, clear, send);
const notices = element("div", { class: "notices" });
const running = element("div", { "aria-live": "polite" });
const lack = element("div", {});
const fresh = element("span", { class: "fresh" });
const count = element("span", { class: "shown", role: "status" });
const total = element("span", {});
const priced = element("p", { class: "quiet priced-by" });
const progress = element("div", { class: "progress", role: "progressbar", "aria-label": words("ui_reading") });
const again = button(words("ui_refresh"), () => send({ type: "refresh", owner: view.owner, chain: view.chain, older: 0 }));
again.id = "refresh";

const allowances = element("section", { id: "allowances", "aria-label": words("ui_dash_title") },
  notices, drawn.view, filters.view, element("div", { class: "above" }, count, fresh, again), priced, lack, table.view);
const parts = tabs({ allowances, signatures: signed.view, history: past.view });

document.title = `${words("ui_dash_title")} · ${words("ui_name")}`;
document.body.append(
  element("div", { class: "dashboard" },
    element("header", {}, element("h1", {}, words("ui_dash_title")), element("a", { href: "settings.html" }, words("ui_settings"))),
    element("div", { role: "status" }, progress),
    places.view,
    element("main", {}, parts.view, running, allowances, signed.view, past.view)),
  details.view, ending.view, selection.view);
connect();
document.addEventListener("visibilitychange", () => {
  if (!isSeen()) return;
  if (port) send({ type: "look" });
  else connect();
});
setInterval(() => {
  if (!state) return;
  showSigned(state);
  showAround(state);
}, CLOCK_MS);
