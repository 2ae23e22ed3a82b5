// @ts-check
/**
 * The background's composition root: every part is made here by name with what it needs. Listeners are
 * registered synchronously, so that a woken worker misses no event; each waits for what it needs inside.
 */
import { Accounts } from "./background/accounts.js";
import { Backup } from "./background/backup/backup.js";
import { Backups } from "./background/backup/backups.js";
import { Chains } from "./background/chains.js";
import { Dashboards } from "./background/dashboards.js";
import { Dangers } from "./background/danger.js";
import { Explorers } from "./background/explorers.js";
import { Guard } from "./background/guard.js";
import { Held } from "./background/held/held.js";
import { Judging } from "./background/held/judging.js";
import { Sites } from "./background/held/sites.js";
import { History } from "./background/history.js";
import { Directory } from "./background/known/directory.js";
import { Known } from "./background/known/known.js";
import { Lists } from "./background/known/lists.js";
import * as module from "./background/known/module.js";
import { Shelf } from "./background/known/shelf.js";
import { Memory } from "./background/memory.js";
import { Names } from "./background/names.js";
import { Passed } from "./background/passed.js";
import { Policy } from "./background/policy.js";
import { Popups } from "./background/popups.js";
import { Previews } from "./background/previews.js";
import { Prices } from "./background/prices/prices.js";
import { PromptWindow } from "./background/prompt-window.js";
import { Ages } from "./background/questions/ages.js";
import { Blocks } from "./background/questions/block.js";
import { Questions } from "./background/questions/questions.js";
import { Simulations } from "./background/questions/simulations.js";
import { Revocations } from "./background/revocations/revocations.js";
import { Scans } from "./background/scans.js";
import { senderOf } from "./background/senders.js";
import { Settings } from "./background/settings.js";
import { Elsewhere } from "./background/signatures/elsewhere.js";
import { Signatures } from "./background/signatures/signatures.js";
import { Store } from "./background/store.js";
import { Tabs } from "./background/tabs.js";
import { Toolbar } from "./background/toolbar.js";
import { Updates } from "./background/updates.js";
import { Direct, NO_TAB } from "./background/wallets/direct.js";
import { Wallets } from "./background/wallets/wallets.js";
import { Notices } from "./background/watching/notices.js";
import { Watching } from "./background/watching/watching.js";
import { Weighing } from "./background/weighing.js";
import { Welcome } from "./background/welcome.js";

const store = new Store(chrome.storage);
const accounts = new Accounts(store);
const guard = new Guard();
const chains = new Chains(store);
const explorers = new Explorers({ store, chains });
const prices = new Prices({ store, chains });
const names = new Names({ guard, chains, store, accounts });
const tabs = new Tabs();
const direct = new Direct({ browser: chrome });
const promptWindow = new PromptWindow(store, chrome);
const sites = new Sites(store);
const directory = new Directory(store);
const lists = new Lists({ store, shelf: new Shelf("lists"), module });
const known = new Known({ directory, lists });
const wallets = new Wallets({ tabs, direct, sites, known });
const memory = new Memory(store);
const passed = new Passed(store);
const policy = new Policy(store);
const questions = new Questions({ guard, chains, store });
const scans = new Scans({ guard, chains, explorers, store, previews: new Previews({ guard, directory, memory }), weighing: new Weighing({ guard, questions, known, policy }) });
const simulations = new Simulations({ guard, chains, store });
const ages = new Ages({ chains });
const revocations = new Revocations({ guard, chains, store, wallets, scans });
const history = new History({ store, chains, revocations });
const signatures = new Signatures({ guard, chains, store, revocations, history });
const elsewhere = new Elsewhere({ judging: new Judging({ guard, questions, simulations, ages, known, memory, policy }), signatures });
const held = new Held({ guard, questions, simulations, ages, known, accounts, memory, signatures, history, passed, policy, prices, store, sites, promptWindow });
const dangers = new Dangers({ store, accounts, scans, signatures, browser: chrome });
const toolbar = new Toolbar({ store, tabs, passed, dangers });
const popups = new Popups({ accounts, tabs, wallets, scans, revocations, signatures, sites, memory, passed, toolbar, prices });
const notices = new Notices({ directory, chains, browser: chrome });
const watching = new Watching({ guard, store, accounts, chains, scans, notices, browser: chrome });
const settings = new Settings({ guard, policy, memory, directory, lists, chains, explorers, prices, scans, simulations, watching });
const renewed = [policy, simulations, memory, chains, explorers, prices, scans, history, signatures, watching, lists];
const welcome = new Welcome(chrome);
const backups = new Backups(new Backup({ store, guard, chains, renewed, revocations, accounts, scans, passed, welcome }));
const dashboards = new Dashboards({ store, accounts, chains, wallets, scans, revocations, signatures, elsewhere, history, prices, names, blocks: new Blocks({ chains }) });
const updates = new Updates({ held });

chrome.runtime.onConnect.addListener((port) => {
  const sender = senderOf(port);
  switch (sender?.kind) {
    case "page": return held.connectPage(port, sender);
    case "prompt": return held.connectPrompt(port);
    case "popup": return popups.connect(port, sender);
    case "settings": return settings.connect(port);
    case "backup": return backups.connect(port);
    case "dashboard": return dashboards.connect(port);
    default: return port.disconnect();
  }
});

chrome.runtime.onMessage.addListener((message, sender) => {
  // The only one-off message: a wallet's answer to a call of ours.
  if (sender.id === chrome.runtime.id && sender.tab && message?.type === "reply") void revocations.reply(message, sender.tab.id);
});

chrome.tabs.onRemoved.addListener((tab) => {
  void held.promptClosed(tab);
  void passed.closed(tab);
});

direct.listen((answer) => void revocations.reply(answer, NO_TAB));
toolbar.listen();
updates.listen();
watching.listen();
welcome.listen();

void revocations.resume();
void lists.refresh({ all: false });
void scans.resume();
void watching.resume();
