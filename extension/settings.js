// @ts-check
/**
 * The settings page: says what the person wants, and shows what the background then says. It is plain JavaScript, so
 * that its forms weigh nothing in the module that the prompt waits for.
 */
import { backup } from "./settings/backup.js";
import { chains as ownChains } from "./settings/chains.js";
import { contracts } from "./settings/contracts.js";
import { endpoints } from "./settings/endpoints.js";
import { explorers } from "./settings/explorers.js";
import { languages } from "./settings/languages.js";
import { Link } from "./settings/link.js";
import { lists } from "./settings/lists.js";
import { element } from "./settings/parts.js";
import { prices } from "./settings/prices.js";
import { linksOf, privacy } from "./settings/privacy.js";
import { reset } from "./settings/reset.js";
import { responses } from "./settings/responses.js";
import { rules } from "./settings/rules.js";
import { simulation } from "./settings/simulation.js";
import { trusted } from "./settings/trusted.js";
import { watching } from "./settings/watching.js";
import { learn, words } from "./settings/words.js";
import { chosen, languagesOf } from "./language.js";

/** Shows all of it, and what is on its way to the background. */
const link = new Link((state) => {
  for (const part of parts) part.show(state);
  document.body.dataset["ready"] = "true";
});
const { send, change } = link;

/** @param {string} file */
const read = async (file) => (await fetch(file)).json();

const [{ responses: rows, rules: known }, { lists: published }, { chains: offered }, { sources }, { chains }, spoken, wanted] =
  await Promise.all([read("data/settings.json"), read("data/lists.json"), read("data/explorers.json"), read("data/prices.json"), read("data/chains.json"), languagesOf(), chosen(), learn()]);
const parts = [endpoints(send), ownChains(send), explorers(offered, send), prices(sources, send), simulation(send), watching(send), responses(rows, change), trusted(send), contracts(send), lists(published, send), rules(known, change), privacy(linksOf(chains)), backup(), reset(), languages(spoken, wanted)];
const links = parts.map(({ view }) => element("li", {}, element("a", { href: `#${view.id}` }, view.querySelector("h2")?.textContent ?? "")));
document.title = words("ui_set_title");
document.body.append(
  element("header", {}, element("h1", {}, words("ui_set_title")), element("p", { class: "line" }, element("a", { href: "dashboard.html" }, words("ui_dash_open")), element("a", { href: "welcome.html" }, words("ui_wel_open"))), element("nav", { "aria-label": words("ui_set_title") }, element("ul", {}, ...links))),
  element("main", { class: "settings" }, ...parts.map(({ view }) => view)));
link.connect();
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
