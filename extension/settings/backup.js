// @ts-check
/** Saves all that the person set and did as a file, and restores it from one once they have said so. */
import { LONGEST } from "../background/backup/longest.js";
import { ask } from "./ask.js";
import { button, download, element, section } from "./parts.js";
import { counted, listed, moment, words } from "./words.js";

/** @typedef {import("../background/backup/backups.js").ToBackup} ToBackup */
/** @typedef {Extract<ToBackup, {type: "found"}>["found"]} Found */
/** @typedef {Extract<import("./ask.js").Answer, {type: "failed"}>["why"]} Why */

/** What is said of each way to fail. @type {Record<Why, string>} */
export const FAILED = {
  full: "ui_set_backup_full",
  gone: "ui_set_backup_gone",
  large: "ui_set_backup_large",
  newer: "ui_set_backup_newer",
  running: "ui_set_backup_running",
  unreadable: "ui_set_backup_unreadable",
};

/** Saves and restores. */
export function backup() {
  const keys = element("input", { id: "backup-keys", type: "checkbox" });
  const file = element("input", { id: "backup-file", type: "file", accept: ".json,application/json" });
  const said = element("p", { role: "status" });
  const found = element("div", { class: "sure", hidden: true });

  const say = (/** @type {string} */ text, isProblem = false) => {
    said.textContent = text;
    said.className = isProblem ? "problem" : "quiet";
  };
  const fail = (/** @type {Why} */ why) => say(words(FAILED[why]), true);
  const save = async () => {
    const answer = await ask({ type: "save", keys: keys.checked });
    if (answer.type === "failed") return fail(answer.why);
    if (answer.type === "saved") download(`countersign-${new Date().toISOString().slice(0, 10)}.json`, "application/json", answer.text);
    say("");
  };
  const close = () => {
    found.hidden = true;
    file.value = "";
  };
  const restore = async (/** @type {string} */ text) => {
    close();
    file.focus();
    const answer = await ask({ type: "restore", text });
    if (answer.type === "failed") fail(answer.why);
    else say(words("ui_set_backup_done"));
  };
  const look = async () => {
    const [one] = file.files ?? [];
    found.hidden = true;
    say("");
    if (!one) return;
    // It has no more characters than bytes.
    if (one.size > LONGEST) return fail("large");
    const text = await one.text();
    const answer = await ask({ type: "look", text });
    if (answer.type === "failed") return fail(answer.why);
    if (answer.type !== "found") return;
    const sure = element("button", { type: "button", class: "button primary", click: () => void restore(text) }, words("ui_set_backup_restore"));
    const cancel = button(words("ui_cancel"), () => {
      close();
      file.focus();
    });
    found.replaceChildren(...sentences(answer.found).map((sentence) => element("p", {}, sentence)), element("p", { class: "line" }, sure, cancel));
    found.hidden = false;
    cancel.focus();
  };
  file.addEventListener("change", () => void look());

  return {
    view: section("backup", words("ui_set_backup"), words("ui_set_backup_about"),
      element("label", { class: "check" }, keys, " ", words("ui_set_backup_keys")),
      element("p", { class: "quiet" }, words("ui_set_backup_keys_about")),
      element("p", { class: "line" }, button(words("ui_set_backup_save"), () => void save())),
      element("div", { class: "field" }, element("label", { for: "backup-file" }, words("ui_set_backup_file")), file), said, found),
    show() {},
  };
}

/** What would come of a file. @param {Found} found @returns {string[]} */
const sentences = ({ saved, entries, left, hosts }) => [
  words("ui_set_backup_found", { when: moment(saved) }),
  [counted("ui_set_backup_entries", entries), ...(left > 0 ? [counted("ui_set_backup_left", left)] : [])].join(" "),
  hosts.length > 0 ? words("ui_set_backup_hosts", { hosts: listed(hosts) }) : words("ui_set_privacy_none"),
  words("ui_set_backup_yours"),
];
