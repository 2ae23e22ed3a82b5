// @ts-check
/** What the background asks of this document: which wallets are here, and calls of Countersign's own. */
"use strict";

/** @param {string | null} only the id of the one that is asked for @returns {Promise<TabWallet[]>} */
const listWallets = async (only) => {
  const asked = transports.filter(({ id }) => only === null || id === only);
  const found = await Promise.all(asked.map(async (transport) => {
    const { id, name } = transport;
    const { present, chain, account } = await truthOf(transport);
    return { present, tab: 0, origin: location.origin, wallet: { id, name, transport: id }, chain, account };
  }));
  return found.filter(({ present }) => present).map(({ present, ...wallet }) => wallet);
};

/**
 * @param {Extract<ToContent, {type: "call"}>} message
 * @returns {Promise<{result: string | null, error: RpcError | null}>}
 */
const callWallet = async ({ wallet, method, params }) => {
  const transport = transports.find(({ id }) => id === wallet);
  if (!transport) return { result: null, error: refusal(4900, "refuse_wallet_gone") };
  const asked = { method, params: JSON.parse(params) };
  if (!isHarmless(method)) allowOnce(asked);
  const answer = await ask(transport, asked, 0);
  if (answer && !answer.error) return { result: JSON.stringify(answer.result ?? null), error: null };
  const { code, message } = answer?.error ?? {};
  return { result: null, error: { code: Number(code) || -32603, message: String(message) } };
};

chrome.runtime.onMessage.addListener((/** @type {ToContent} */ message, sender, respond) => {
  if (sender.id !== chrome.runtime.id || sender.tab) return undefined;
  if (message.type === "listWallets") {
    void listWallets(message.wallet).then((wallets) => respond({ type: "wallets", origin: location.origin, wallets }));
    return true;
  }
  if (message.type === "call") {
    // The answer may take a person's minutes: it comes as a message of its own, which wakes the background.
    respond(true);
    const { id } = message;
    void callWallet(message).then((answer) => chrome.runtime.sendMessage({ type: "reply", id, ...answer }));
  }
  return undefined;
});
