// @ts-check
/** What the background asks of this document: which wallets are here, and calls of Countersign's own. */
"use strict";

/** Calls whose answer the background has not got. @type {Set<string>} */
const pending = new Set();

/** @param {string | null} only the id of the one that is asked for @returns {Promise<Omit<TabWallet, "tab" | "origin">[]>} */
const listWallets = async (only) => {
  const asked = transports.filter(({ id, only: others }) => !others && (only === null || id === only));
  const found = await Promise.all(asked.map(async (transport) => {
    const { id, name } = transport;
    return { wallet: { id, name, transport: id }, ...(await truthOf(transport)) };
  }));
  return found.filter(({ present }) => present);
};

/**
 * The answer may take a person's minutes: it comes as a message of its own, which wakes the background.
 * @param {Transport} transport @param {Extract<ToContent, {type: "call"}>} message
 */
const callWallet = async (transport, { id, method, params }) => {
  pending.add(id);
  const asked = { method, params: JSON.parse(params) };
  allowOnce(transport, asked);
  const { result = null, error } = (await ask(transport, asked, 0)) ?? { error: {} };
  await chrome.runtime.sendMessage({
    type: "reply",
    id,
    result: JSON.stringify(result),
    error: error && { code: Number(error.code) || -32603, message: `${error.message}` },
  });
};

chrome.runtime.onMessage.addListener((/** @type {ToContent} */ message, sender, respond) => {
  if (sender.id !== chrome.runtime.id || sender.tab) return undefined;
  if (message.type === "look") respond({ type: "here", early: isEarly && page !== null });
  if (message.type === "pending") respond(pending.has(message.id));
  if (message.type === "listWallets") {
    void listWallets(message.wallet).then((wallets) => respond({ type: "wallets", origin: location.origin, wallets }));
    return true;
  }
  if (message.type === "call") {
    const transport = transports.find(({ id }) => id === message.wallet);
    respond(!!transport);
    if (transport) void callWallet(transport, message).finally(() => pending.delete(message.id));
  }
  return undefined;
});
