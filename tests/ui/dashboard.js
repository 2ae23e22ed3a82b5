// @ts-check
/** What a background says to a dashboard in each state, with the same allowances as the popup's states. */

import { readFile } from "node:fs/promises";
import { prices } from "./priced.js";

/** @typedef {import("./page.js").State} State */
/** @typedef {import("../../extension/wasm/background.js").Allowance} Allowance */
/** @typedef {import("../../extension/wasm/background.js").ListState} ListState */
/** @typedef {import("../../extension/wasm/background.js").ToDashboard} ToDashboard */
/** @typedef {{list: Partial<ListState>, allowances?: Allowance[], unread?: any[]}} Known */

export const ALICE = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
export const BOB = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
const NAMES = { "0x1": "Ethereum", "0x2105": "Base", "0xa": "OP Mainnet" };
const HASH = `0x${"4e".repeat(32)}`;
/** A little before the present of the fixtures, in unix seconds. */
const READ_AT = 1_795_219_015;

/** Every kind of allowance, as the scan of a vector finds it. @type {Allowance[]} */
const KINDS = JSON.parse(await readFile(new URL("../vectors/allowance/scans.json", import.meta.url), "utf8"))
  .cases.find((/** @type {{name: string}} */ { name }) => name === "everything, by multicall").expect.allowances;
/** Code that an account runs. @type {Allowance[]} */
const CODES = JSON.parse(await readFile(new URL("../vectors/allowance/weigh.json", import.meta.url), "utf8"))
  .map((/** @type {{allowance: Allowance}} */ { allowance }) => allowance).filter((/** @type {Allowance} */ { key }) => key.kind === "code").slice(0, 1);

/**
 * @param {Known[]} known @param {Partial<Extract<ToDashboard, {type: "state"}>>} [differs]
 * @returns {ToDashboard[]}
 */
export function messages(known, differs = {}) {
  const lists = known.map(({ list }) => /** @type {ListState} */ ({ owner: ALICE, chain: "0x1", reach: { state: "ready" }, readAt: READ_AT, status: null, ...list }));
  const chains = Object.entries(NAMES).map(([chain, name]) => ({ chain, name, asked: chain !== "0xa" }));
  return [
    ...known.map(({ allowances = [], unread = [] }, at) => /** @type {ToDashboard} */ ({ type: "list", owner: lists[at]?.owner, chain: lists[at]?.chain, allowances, unread })),
    { type: "state", accounts: [ALICE, BOB], names: [], room: 98, chains, lists, wallets: [], run: null, ...differs },
  ];
}

/** Many allowances, no two alike. @param {Allowance[]} some @param {number} count @returns {Allowance[]} */
export const many = (some, count) => Array.from({ length: count }, (_, at) => {
  const one = /** @type {Allowance} */ (some[at % some.length]);
  return { ...one, symbol: one.symbol && `${one.symbol}${at}`, key: { ...one.key, spender: `0x${(at + 1).toString(16).padStart(8, "0")}${one.key.spender.slice(10)}` } };
});

/** Signatures in each state, of one account. @returns {ToDashboard} */
function signatures() {
  const [usdc, spender, contract] = ["0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45", "0x1111111254eeb25477b68fb85ed929f73a960582"];
  const exact = { id: "headline_exact_at", args: { time: { arg: "time", value: "0x6b014a00" }, spender: { arg: "known", value: spender, name: "Uniswap: router" }, amount: { arg: "amount", value: "0x17d7840", decimals: 6, symbol: "USDC" } } };
  const all = { id: "headline_account", args: { spender: { arg: "address", value: contract }, token: { arg: "token", address: usdc, symbol: "USDC" } } };
  const exposed = [{ token: usdc, symbol: "USDC", decimals: 6, value: "0x17d7840" }];
  const text = (/** @type {string} */ id) => ({ id, args: {} });
  /** @type {[any, any, any][]} */
  const rows = [
    [exact, { state: { state: "unused" }, exposed, obstacle: null, note: text("revoke_needs_signature") }, { at: READ_AT - 60, origin: null, level: "critical" }],
    [all, { state: { state: "unread", why: text("unread_signature") }, exposed: [], obstacle: text("revoke_endless"), note: null }, { at: READ_AT - 90_000, origin: "https://a-very-long-name-of-a-site-that-does-not-fit-on-a-line.example", deadline: null }],
    [exact, null, { readAt: 0 }],
    ...["used", "expired", "cancelled", "superseded"].map((state) => /** @type {[any, any, any]} */ ([exact, { state: { state }, exposed: [], obstacle: null, note: null }, {}])),
  ];
  const list = rows.map(([headline, now, { deadline = "0x6b014a00", at = READ_AT - 4000, ...differs }], index) => ({
    name: `s${index}`, origin: "https://app.uniswap.org", level: "high", at, headline, now, readAt: READ_AT, ...differs,
    given: { digest: `0x${"0".repeat(64)}`, signature: { chain: "0x1", owner: ALICE, signed: headline === exact ? { signed: "transfer", nonce: "0x1" } : { signed: "endless" } }, takes: [{ token: usdc, amount: "0x17d7840", through: null, until: null }], deadline, ended: false },
  }));
  return /** @type {ToDashboard} */ ({ type: "signatures", list, reading: false });
}

/** The history, with an entry of each kind. @returns {ToDashboard} */
function history() {
  const [usdc, spender] = ["0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45"];
  const token = { arg: "token", address: usdc, symbol: "USDC" };
  const known = { arg: "known", value: spender, name: "Uniswap: router" };
  const all = { id: "headline_account", args: { spender: known, token } };
  const taken = { id: "history_revoked", args: { spender: { arg: "address", value: spender }, token } };
  const line = (/** @type {any} */ amount, /** @type {string} */ until) => ({ who: { id: "line_who", args: { address: known } }, what: { id: "line_what_token", args: { token } }, amount, until: { id: until, args: {} }, today: null });
  const unlimited = { id: "line_amount_unlimited", args: {} };
  const exact = { id: "line_amount", args: { amount: { arg: "amount", value: "0x17d7840", decimals: 6, symbol: "USDC" } } };
  /** @type {[string, any, any, any[]][]} */
  const rows = [
    ["revoked", taken, null, [line(unlimited, "line_until_now")]],
    ["refused", all, null, [line(unlimited, "line_until_never")]],
    ["edited", all, all, [line(exact, "line_until_never"), line(exact, "line_until_never")]],
    ["granted", all, null, []],
    ...Array.from({ length: 60 }, () => /** @type {[string, any, any, any[]]} */ (["granted", all, null, [line(exact, "line_until_never")]])),
  ];
  const list = rows.map(([deed, headline, asked, lines], at) => ({ name: `d${at}`, at: READ_AT - at * 4000, deed, origin: "https://app.uniswap.org", account: ALICE, chain: "0x1", headline, asked, lines, sent: at === 0 ? { hash: HASH, link: `https://etherscan.io/tx/${HASH}` } : at === 4 ? { hash: HASH, link: null } : null }));
  const damaged = { ...list[0], name: "damaged", headline: { id: "history_revoked", args: { spender: { arg: "nothing" } } } };
  return /** @type {any} */ ({ type: "history", list: [damaged, ...list] });
}

/**
 * Many spenders, some with several allowances of several levels, and a history of three months.
 * @param {Allowance[]} some @param {Allowance[]} others @param {any[]} wallets @returns {ToDashboard[]}
 */
function past(some, others, wallets) {
  const spread = many(some, 70).map((one, at) => ({ ...one, key: { ...one.key, spender: `0x${(Math.floor(at ** 0.66) + 1).toString(16).padStart(40, "a")}` } }));
  const told = /** @type {any} */ (history());
  const list = told.list.map((/** @type {any} */ deed, /** @type {number} */ at) => ({ ...deed, at: READ_AT - at * at * 2000, deed: at % 5 === 0 ? "revoked" : deed.deed }));
  return [{ ...told, list }, ...messages([{ list: {}, allowances: spread }, { list: { chain: "0x2105" }, allowances: others }], { accounts: [ALICE], wallets })];
}

/** @param {Record<string, {messages: any[]}>} popup its states @returns {Record<string, State>} */
export function states(popup) {
  const of = (/** @type {string} */ name) => /** @type {any} */ (popup[name]).messages[0];
  /** @type {Allowance[]} */
  const ethereum = of("chains").chains[0].allowances;
  /** @type {Allowance[]} */
  const base = of("chains").chains[1].allowances;
  const bobs = ethereum.slice(0, 3).map((one) => ({ ...one, key: { ...one.key, owner: BOB } }));
  const whole = [{ list: {}, allowances: ethereum }, { list: { chain: "0x2105" }, allowances: base }, { list: { owner: BOB }, allowances: bobs }, { list: { owner: BOB, chain: "0x2105" } }];
  const failed = of("failed").chains[0].reach;
  const { unread } = of("partial").chains[0];
  const wallets = [...of("chains").wallets, { tab: 9, origin: "https://opensea.io", wallet: { id: "w9", name: "Rabby", transport: "rabby" }, account: BOB, chain: "0x1" }];
  const self = { tab: -1, origin: "chrome-extension://aanhjcjbgkpobdaejpmlfcbpeiokmhdd", wallet: { id: "nkbihfbeogaeaoehlefnkodbefgpgknn", name: "MetaMask", transport: "metamask" }, account: null, chain: "0x1" };
  const hostile = ['=HYPERLINK("https://evil.example";"Claim")', "USDC\u202Ecsv.exe", "VISIT https://claim-rewards.example TO CLAIM 10,000 USDC NOW", "\u200B", "<img src=x onerror=alert(1)>"];
  const spam = many(ethereum.slice(0, 2), 5).map((one, at) => ({ ...one, symbol: hostile[at] ?? null }));
  const status = { done: 430, requests: 118, seconds: 42 };
  const rows = messages(whole, { wallets });
  const ens = [{ account: ALICE, name: "alice.eth" }, { account: BOB, name: `${"a-name-that-is-as-long-as-a-label-may-be-".repeat(6).slice(0, 251)}.eth` }];
  const typed = /** @type {const} */ ({ arg: "page", value: "alice.eth" });
  const looked = { type: "resolved", list: [
    { name: "alice.eth", account: ALICE, says: { id: "name_found", args: { name: typed, account: { arg: "address", value: ALICE } } } },
    { name: "bob_.eth", account: null, says: { id: "name_odd", args: { name: { ...typed, value: "bob_.eth" } } } },
  ] };
  return {
    waiting: { messages: [] },
    signatures: { messages: [signatures(), ...messages(whole, { wallets })], click: ["#tab-signatures", "#signatures > details > summary"], wait: "#signatures > details[open]" },
    paste: { messages: [{ type: "signatures", list: [], reading: false }, ...messages(whole, { wallets })], click: ["#tab-signatures", "#paste > summary"], wait: "#paste[open]" },
    "paste-refused": { messages: [signatures(), ...messages(whole, { wallets }), { type: "pasted", why: { id: "rule_malformed_bad_number_at", args: { field: { arg: "page", value: "message.value" } } } }], click: ["#tab-signatures", "#paste > summary"], wait: "#paste[open]" },
    "paste-added": { messages: [signatures(), ...messages(whole, { wallets }), { type: "pasted", why: null }], click: ["#tab-signatures", "#paste > summary"], wait: "#paste[open]" },
    history: { messages: [history(), ...messages(whole, { wallets })], click: ["#tab-history"], wait: "body[data-part=history]" },
    "history-none": { messages: messages(whole, { wallets }), click: ["#tab-history"], wait: "body[data-part=history]" },
    "signatures-none": { messages: messages(whole, { wallets }), click: ["#tab-signatures"], wait: "body[data-part=signatures]" },
    "no-account": { messages: messages([], { accounts: [], wallets }) },
    "no-chain": { messages: messages([], { accounts: [ALICE], chains: [{ chain: "0x1", name: "Ethereum", asked: false }] }) },
    never: { messages: messages([{ list: { reach: null, readAt: 0 } }], { accounts: [ALICE] }) },
    reading: { messages: messages([{ list: { reach: { state: "loading" }, readAt: 0, status } }, { list: { chain: "0x2105", reach: { state: "loading" }, readAt: 0 } }], { accounts: [ALICE] }) },
    refreshing: { messages: messages([{ list: { reach: { state: "loading" }, status }, allowances: ethereum }], { accounts: [ALICE], wallets }) },
    empty: { messages: messages([{ list: {} }, { list: { chain: "0x2105" } }]) },
    failed: { messages: messages([{ list: { reach: failed, readAt: 0 } }, { list: { owner: BOB, reach: failed, readAt: 0 } }]) },
    "failed-known": { messages: messages([{ list: { reach: failed }, allowances: ethereum.slice(0, 2) }, { list: { chain: "0x2105" }, allowances: base }]) },
    "known-only": { messages: messages([{ list: { reach: { ...failed, state: "known" }, readAt: 0 }, allowances: ethereum.slice(0, 2) }, { list: { owner: BOB, chain: "0x2105" }, allowances: base }]) },
    partial: { messages: messages([{ list: { reach: { state: "partial" } }, allowances: ethereum.slice(0, 2), unread }]) },
    list: { messages: rows },
    kinds: { messages: messages([{ list: { owner: KINDS[0]?.key.owner }, allowances: [...CODES, ...KINDS] }], { accounts: [ALICE], wallets }) },
    names: { messages: messages(whole, { wallets, names: ens }), select: ["#group", "owner"] },
    "names-rtl": { messages: messages(whole, { wallets, names: ens }), dir: "rtl", select: ["#group", "owner"] },
    typed: { messages: [...rows, looked] },
    selected: { messages: rows, click: [".line .pick input", ".line:nth-child(3) .pick input"] },
    panic: { messages: [signatures(), ...rows], wait: "dialog.panic[open]", select: ["#group", "spender"], click: [".group [data-act=open]"] },
    pictures: { messages: past(ethereum, base, wallets), click: ["#pictures > summary"], wait: ".bands" },
    priced: { messages: [prices, ...rows], click: [".line .pick input", ".line:nth-child(3) .pick input"] },
    "priced-pictures": { messages: [prices, ...past(ethereum, base, wallets)], click: ["#pictures > summary"], wait: ".bands" },
    "priced-details": { messages: [prices, ...rows], click: [".line [data-act=open]"], wait: "dialog[open]" },
    "pictures-filtered": { messages: past(ethereum, base, wallets), click: ["#pictures > summary", ".bars li:nth-child(2) button"], wait: "#only:not([hidden])" },
    "pictures-rtl": { messages: past(ethereum, base, wallets), dir: "rtl", click: ["#pictures > summary"], wait: ".bands" },
    grouped: { messages: rows, select: ["#group", "token"] },
    "selected-two": { messages: rows, click: [".grid thead input"] },
    details: { messages: rows, click: [".line [data-act=open]"], wait: "dialog[open]" },
    run: { messages: messages(whole, { wallets, run: of("run").run }) },
    "run-paused": { messages: messages(whole, { wallets, run: { ...of("run").run, paused: true } }) },
    "run-awaits": { messages: messages(whole, { wallets, run: { ...of("run-over").run, awaits: BOB, owner: BOB, over: false, steps: of("run-over").run.steps.map((/** @type {any} */ step) => ({ ...step, state: step.state === "done" ? "done" : "waiting" })) } }) },
    "run-over": { messages: messages(whole, { wallets, run: of("run-over").run }) },
    "run-problem": { messages: messages(whole, { wallets, run: { ...of("run-over").run, problem: { id: "run_no_start", args: {} }, steps: [], cannot: [] } }) },
    "run-limit": { messages: messages(whole, { wallets, run: { ...of("run-over").run, cannot: [], steps: [{ ...of("run-over").run.steps[0], limit: "0x17d7840" }] } }) },
    limit: { messages: rows, click: [".line [data-act=open]", "#limit > summary"], wait: "#limit[open]" },
    "limit-permit2": { messages: rows, click: [".line[data-kind=permit2] [data-act=open]", "#limit > summary"], wait: "#limit-days" },
    connect: { messages: messages(whole, { wallets: [self] }), click: [".line .pick input"] },
    "selected-self": { messages: messages(whole, { wallets: [{ ...self, account: ALICE }, ...wallets] }), click: [".line .pick input"] },
    hostile: { messages: messages([{ list: {}, allowances: spam }], { accounts: [ALICE] }) },
    rtl: { messages: messages(whole, { wallets, run: of("run").run }), dir: "rtl", click: [".line .pick input"] },
    "rtl-details": { messages: rows, dir: "rtl", click: [".line [data-act=open]"], wait: "dialog[open]" },
  };
}
