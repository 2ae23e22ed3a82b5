// @ts-check
/**
 * The welcome page: what Countersign does, whether it is on, a few requests to practise with, whom it may ask, and what
 * it cannot see. Opened once after the installation, and from the settings.
 */
import { Link } from "./settings/link.js";
import { element } from "./settings/parts.js";
import { learn, words } from "./settings/words.js";
import { blind } from "./welcome/blind.js";
import { endpoints } from "./welcome/endpoints.js";
import { draw } from "./welcome/pictures.js";
import { practice } from "./welcome/practice.js";
import { protection } from "./welcome/protection.js";
import { steps } from "./welcome/steps.js";

const link = new Link((state) => {
  asked.show(state);
  document.body.dataset["ready"] = "true";
});
const [{ chains }] = await Promise.all([fetch("data/endpoints.json").then((answer) => answer.json()), learn()]);
const asked = endpoints(chains, link.send);
const shown = steps();
document.title = words("ui_wel_title");
document.body.append(
  element("main", { class: "welcome" },
    element("header", {},
      element("img", { src: "icons/icon.svg", alt: "", width: "56", height: "56" }),
      element("div", {}, element("h1", {}, words("ui_wel_title")), element("p", { class: "lead" }, words("ui_wel_lead")))),
    protection(), shown.view, practice(), asked.view, blind(),
    element("footer", {},
      element("p", {}, words("ui_wel_next")),
      element("p", { class: "ways" },
        element("a", { href: "settings.html" }, words("ui_set_title")),
        element("a", { href: "dashboard.html" }, words("ui_dash_open"))))));
link.connect();
await draw(shown.frames);
document.body.dataset["drawn"] = "true";
