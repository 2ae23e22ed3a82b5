// @ts-check
/**
 * The background's composition root: every part is made here by name with what it needs. Listeners are
 * registered synchronously, so that a woken worker misses no event; each waits for what it needs inside.
 */
import { Chains } from "./background/chains.js";
import { Guard } from "./background/guard.js";
import { Held } from "./background/held.js";
import { Popups } from "./background/popups.js";
import { PromptWindow } from "./background/prompt-window.js";
import { Revocations } from "./background/revocations.js";
import { Scans } from "./background/scans.js";
import { senderOf } from "./background/senders.js";
import { Store } from "./background/store.js";
import { Tabs } from "./background/tabs.js";

const store = new Store(chrome.storage);
const guard = new Guard();
const chains = new Chains(store);
const tabs = new Tabs();
const scans = new Scans({ guard, chains, store });
const promptWindow = new PromptWindow(store);
const held = new Held({ guard, chains, store, promptWindow });
const revocations = new Revocations({ guard, chains, store, tabs, scans });
const popups = new Popups({ store, tabs, scans, revocations });

chrome.runtime.onConnect.addListener((port) => {
  const sender = senderOf(port);
  switch (sender?.kind) {
    case "page": return held.connectPage(port, sender);
    case "prompt": return held.connectPrompt(port);
    case "popup": return popups.connect(port, sender);
    default: return port.disconnect();
  }
});

chrome.runtime.onMessage.addListener((message, sender) => {
  // The only one-off message: a wallet's answer to a call of ours.
  if (sender.id === chrome.runtime.id && sender.tab && message?.type === "reply") void revocations.reply(message);
});

chrome.windows.onRemoved.addListener((window) => void held.promptClosed(window));

void revocations.resume();
