// @ts-check
/** Who is at the other end of a port. What does not narrow to one of these is dropped. */

/**
 * @typedef {{kind: "page", tab: number, frame: number, document: string, origin: string}} PageSender
 * @typedef {{kind: "prompt"}} PromptSender
 * @typedef {{kind: "popup", tab: number | null}} PopupSender
 * @typedef {{kind: "settings"}} SettingsSender
 * @typedef {{kind: "dashboard"}} DashboardSender
 * @typedef {{kind: "backup"}} BackupSender
 */

/**
 * @param {chrome.runtime.Port} port
 * @returns {PageSender | PromptSender | PopupSender | SettingsSender | DashboardSender | BackupSender | null}
 */
export const senderOf = ({ name, sender }) => {
  if (!sender || sender.id !== chrome.runtime.id) return null;
  const url = sender.url ?? "";
  const own = chrome.runtime.getURL("");
  if (name === "content" && sender.tab?.id !== undefined && !url.startsWith(own)) {
    const document = sender.documentId ?? "";
    return { kind: "page", tab: sender.tab.id, frame: sender.frameId ?? 0, document, origin: originOf(sender) };
  }
  if (name === "prompt" && url === `${own}prompt.html`) return { kind: "prompt" };
  if (name === "settings" && ["settings", "welcome"].some((page) => url.replace(/#.*$/, "") === `${own}${page}.html`)) return { kind: "settings" };
  if (name === "backup" && url.replace(/#.*$/, "") === `${own}settings.html`) return { kind: "backup" };
  if (name === "dashboard" && url.replace(/#.*$/, "") === `${own}dashboard.html`) return { kind: "dashboard" };
  if (name === "popup" && url.startsWith(`${own}popup.html`)) {
    const tab = Number(new URL(url).searchParams.get("tab"));
    return { kind: "popup", tab: tab || null };
  }
  return null;
};

/** @param {chrome.runtime.MessageSender} sender */
const originOf = (sender) => {
  if (sender.origin) return sender.origin;
  try {
    return new URL(sender.url ?? "").origin;
  } catch {
    return "null";
  }
};
