// @ts-check
/**
 * Zerion: bare JSON-RPC over a BroadcastChannel whose name it leaves in the document for its own page script
 * (zerion-wallet-extension, src/content-script). A channel gives a message to every listener, so that nothing can be
 * stopped there: channel.js hears what was sent, and says so.
 */
"use strict";

/** The channel, once its name was seen. @type {BroadcastChannel | null} */
let zerionChannel = null;

/** @type {Transport} */
const zerion = {
  id: "zerion",
  name: "Zerion",
  own: new Set(["wallet_getWalletNameFlags"]),
  isFor: () => true,
  isAddressed: () => true,
  isBatch: () => false,
  read: (data) => ("method" in data && "id" in data ? [data] : null),
  edit: ({ id }, judged) => jsonRpc({ id, ...judged }),
  refuse: ({ id }, error) => ({ id, jsonrpc: "2.0", error }),
  ask: (id, { method, params }) => jsonRpc({ id, method, params }),
  answer: (data) => ("id" in data && !("method" in data) ? data : null),
  post: (message) => zerionChannel?.postMessage(message),
};
