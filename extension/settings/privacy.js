// @ts-check
/** Who is contacted by what is set now, and what each of them learns. */
import { element, fill, name, section } from "./parts.js";
import { listed, words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */

/** The chain that the names of accounts are on. */
const NAMING = "0x1";

/**
 * What a host is asked for: `answers` and `searches` are names of chains.
 * @typedef {object} Contact
 * @property {string} host
 * @property {string[]} answers chains that it is asked about as an endpoint
 * @property {boolean} names whether it is asked for the names of accounts
 * @property {boolean} plays whether it gets transactions to play them through
 * @property {boolean} watched whether it is asked also while nobody looks
 * @property {string[]} searches chains whose old logs it is asked for as an explorer
 * @property {boolean} keyed whether it gets a key
 * @property {boolean} prices whether it is asked what tokens cost
 * @property {boolean} publishes whether a list is fetched from it
 */

/** @param {string[]} known hosts that links to transactions of chains lead to that are known without the person */
export function privacy(known) {
  const list = element("ul", { class: "rows" });
  const links = element("p", { class: "quiet after" });
  return {
    view: section("privacy", words("ui_set_privacy"), words("ui_set_privacy_about"), list, links),
    /** @param {State} state */
    show(state) {
      fill(list, contactsOf(state).map(item), words("ui_set_privacy_none"));
      links.textContent = words("ui_set_privacy_links", { hosts: listed([...new Set([...known, ...linksOf(state.ownChains)])]) });
    },
  };
}

/** @param {Pick<State, "endpoints" | "explorers" | "prices" | "lists" | "simulating" | "watching">} state @returns {Contact[]} every host that is contacted, once */
export function contactsOf({ endpoints, explorers, prices, lists, simulating, watching }) {
  /** @type {Map<string, Contact>} */
  const contacts = new Map();
  const at = (/** @type {string} */ url) => {
    const { host } = new URL(url);
    const contact = contacts.get(host) ?? { host, answers: [], names: false, plays: false, watched: false, searches: [], keyed: false, prices: false, publishes: false };
    contacts.set(host, contact);
    return contact;
  };
  for (const { chain: id, name: chain, urls } of endpoints) {
    for (const url of urls) {
      const contact = at(url);
      if (!contact.answers.includes(chain)) contact.answers.push(chain);
      contact.names ||= id === NAMING;
      contact.plays = simulating;
      contact.watched = watching.on;
    }
  }
  for (const { chain, url, keyed } of explorers) {
    if (url === null) continue;
    const contact = at(url);
    contact.searches.push(endpoints.find((one) => one.chain === chain)?.name ?? chain);
    contact.keyed ||= keyed;
    contact.watched ||= watching.on;
  }
  if (prices.url !== null) at(prices.url).prices = true;
  for (const { url } of lists) at(url).publishes = true;
  return [...contacts.values()];
}

/** @param {Contact} contact */
function item({ host, answers, names, plays, watched, searches, keyed, prices, publishes }) {
  const sentences = [
    answers.length > 0 && words("ui_set_privacy_endpoint", { chains: listed(answers) }),
    names && words("ui_set_privacy_names"),
    plays && words("ui_set_privacy_simulation"),
    searches.length > 0 && words("ui_set_privacy_explorer", { chains: listed(searches) }),
    keyed && words("ui_set_privacy_key"),
    watched && words("ui_set_privacy_watching"),
    prices && words("ui_set_privacy_prices"),
    publishes && words("ui_set_privacy_list"),
  ];
  return element("li", { "data-host": host },
    element("div", {}, element("p", { class: "title" }, name(host)), ...sentences.map((text) => text !== false && element("p", {}, text))));
}

/** @param {{explorer?: string | null}[]} chains @returns {string[]} hosts that links to their transactions lead to */
export const linksOf = (chains) => [...new Set(chains.flatMap(({ explorer }) => (explorer ? [new URL(explorer).host] : [])))];
