// @ts-check
/** Whether the browser lets us guard sites, and private windows. */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";

const EVERYWHERE = { origins: ["<all_urls>"] };

/** The part of the page, which follows what the person allows. */
export function protection() {
  const view = element("section", { id: "protection", class: "protection", role: "status" });
  const look = async () => {
    const [isOn, isPrivate] = await Promise.all([chrome.permissions.contains(EVERYWHERE), chrome.extension.isAllowedIncognitoAccess()]);
    view.dataset["state"] = isOn ? "on" : "off";
    view.replaceChildren(
      element("h2", {}, words(isOn ? "ui_wel_on" : "ui_wel_off")),
      element("p", {}, words(isOn ? "ui_wel_on_about" : "ui_wel_off_about")),
      isOn ? element("p", {}, words(isPrivate ? "ui_wel_private_on" : "ui_wel_private_off")) : allow());
  };
  chrome.permissions.onAdded.addListener(() => void look());
  chrome.permissions.onRemoved.addListener(() => void look());
  void look();
  return view;
}

/** The browser asks the person only while it knows of their click. */
const allow = () =>
  element("button", { type: "button", class: "button primary", click: () => void chrome.permissions.request(EVERYWHERE) }, words("ui_allow_sites"));
