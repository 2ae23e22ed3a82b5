// @ts-check
/**
 * One row for each way in which a wallet's page script talks to its content script.
 *
 * The files of this folder share one isolated world and are loaded in the manifest's order; their top-level
 * names are not visible to the page.
 */
"use strict";

/** @typedef {import("../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../wasm/background.js").ToContent} ToContent */
/** @typedef {import("../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../wasm/background.js").Wallet} Wallet */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */

/** @typedef {{id?: unknown, method: unknown, params?: unknown}} Asked one JSON-RPC request */

/**
 * @typedef {object} Transport
 * @property {string} id
 * @property {string} name
 * @property {(data: any) => Asked[] | null} read  the requests in a message, if it carries any
 * @property {(data: any) => boolean} isBatch  whether the requests stand in an array
 * @property {(data: any, clean: any) => any} edit  the same message with the judged request (or array) instead
 * @property {(data: any, error: RpcError) => any} refuse  the wallet's answer to it, made by us
 * @property {(id: string, asked: Asked) => any} ask  a request of ours
 * @property {(data: any) => {id: unknown, result?: any, error?: any} | null} answer  what the wallet answers in a message
 */

/**
 * MetaMask's stream: `{target, data: {name, data: JSON-RPC}}` (`@metamask/post-message-stream` under
 * `@metamask/object-multiplex`). Its engine takes arrays as well.
 * @param {string} id @param {string} name @param {string} channel @param {string} toWallet @param {string} toPage
 * @returns {Transport}
 */
const stream = (id, name, channel, toWallet, toPage) => {
  const wrap = (/** @type {string} */ target, /** @type {any} */ data) => ({ target, data: { name: channel, data } });
  const open = (/** @type {any} */ data, /** @type {string} */ target) =>
    data.target === target && data.data?.name === channel ? data.data.data : undefined;
  const isRequest = (/** @type {any} */ one) => typeof one === "object" && one !== null && "method" in one;
  return {
    id,
    name,
    read: (data) => {
      const payload = open(data, toWallet);
      if (Array.isArray(payload)) return payload;
      return isRequest(payload) ? [payload] : null;
    },
    isBatch: (data) => Array.isArray(open(data, toWallet)),
    edit: (data, clean) => {
      const payload = data.data.data;
      return wrap(toWallet, Array.isArray(payload)
        ? payload.map((one, at) => ({ ...one, ...clean[at] }))
        : { ...payload, ...clean });
    },
    refuse: (data, error) => {
      const payload = data.data.data;
      const answer = (/** @type {any} */ one) => ({ jsonrpc: "2.0", id: one?.id ?? null, error });
      return wrap(toPage, Array.isArray(payload) ? payload.map(answer) : answer(payload));
    },
    ask: (number, { method, params }) => wrap(toWallet, { jsonrpc: "2.0", id: number, method, params }),
    answer: (data) => {
      const payload = open(data, toPage);
      return typeof payload === "object" && payload !== null && "id" in payload && !isRequest(payload) ? payload : null;
    },
  };
};

/** @type {readonly Transport[]} */
const transports = [
  stream("metamask", "MetaMask", "metamask-provider", "metamask-contentscript", "metamask-inpage"),
  stream("metamask-legacy", "MetaMask (legacy)", "provider", "contentscript", "inpage"),
];

/** Methods that pass unseen: reads, connecting, switching. Normalised: no `_`, lower case. @type {Set<string>} */
const harmless = new Set([
  // <generated harmless-methods>
  "ethaccounts",
  "ethbasefee",
  "ethblobbasefee",
  "ethblocknumber",
  "ethcall",
  "ethchainid",
  "ethcoinbase",
  "ethconfig",
  "ethcreateaccesslist",
  "ethdecrypt",
  "ethestimategas",
  "ethestimateuseroperationgas",
  "ethfeehistory",
  "ethgasprice",
  "ethgetaccount",
  "ethgetbalance",
  "ethgetblockbyhash",
  "ethgetblockbynumber",
  "ethgetblockreceipts",
  "ethgetblocktransactioncountbyhash",
  "ethgetblocktransactioncountbynumber",
  "ethgetcode",
  "ethgetencryptionpublickey",
  "ethgetfilterchanges",
  "ethgetfilterlogs",
  "ethgetheaderbyhash",
  "ethgetheaderbynumber",
  "ethgetlogs",
  "ethgetproof",
  "ethgetrawtransactionbyblockhashandindex",
  "ethgetrawtransactionbyblocknumberandindex",
  "ethgetrawtransactionbyhash",
  "ethgetstorageat",
  "ethgetstoragevalues",
  "ethgettransactionbyblockhashandindex",
  "ethgettransactionbyblocknumberandindex",
  "ethgettransactionbyhash",
  "ethgettransactioncount",
  "ethgettransactionreceipt",
  "ethgetunclebyblockhashandindex",
  "ethgetunclebyblocknumberandindex",
  "ethgetunclecountbyblockhash",
  "ethgetunclecountbyblocknumber",
  "ethgetuseroperationbyhash",
  "ethgetuseroperationreceipt",
  "ethgetwork",
  "ethhashrate",
  "ethmaxpriorityfeepergas",
  "ethmining",
  "ethnewblockfilter",
  "ethnewfilter",
  "ethnewpendingtransactionfilter",
  "ethprotocolversion",
  "ethrequestaccounts",
  "ethsendrawtransaction",
  "ethsendrawtransactionconditional",
  "ethsendrawtransactionsync",
  "ethsimulatev1",
  "ethsubmithashrate",
  "ethsubmitwork",
  "ethsubscribe",
  "ethsubscription",
  "ethsupportedentrypoints",
  "ethsyncing",
  "ethuninstallfilter",
  "ethunsubscribe",
  "metamaskgetproviderstate",
  "metamasklogweb3shimusage",
  "metamasksenddomainmetadata",
  "metamaskwatchasset",
  "netlistening",
  "netpeercount",
  "netversion",
  "personalecrecover",
  "walletaddethereumchain",
  "walletgetcallsstatus",
  "walletgetcapabilities",
  "walletgetpermissions",
  "walletregisteronboarding",
  "walletrevokepermissions",
  "walletshowcallsstatus",
  "walletswitchethereumchain",
  "walletwatchasset",
  "web3clientversion",
  "web3sha3",
  // </generated harmless-methods>
]);

/** @param {unknown} method */
const isHarmless = (method) =>
  typeof method === "string" && harmless.has(method.replaceAll("_", "").toLowerCase());

/**
 * Posts to this window, as the page and the wallet do.
 * @param {any} message
 */
const postToWindow = (message) => window.postMessage(message, location.origin === "null" ? "*" : location.origin);
