// @ts-check
/** The names of methods: which pass unseen, and which functions of a provider ask for something. */
"use strict";

/**
 * Methods that pass unseen: reads, connecting, switching. Normalised: no `_`, lower case. What pages hardly ever ask for
 * passes in content/, which knows them all.
 */
const harmless = create(null);
for (const name of [
  // <generated harmless-methods>
  "ethaccounts",
  "ethbasefee",
  "ethblobbasefee",
  "ethblocknumber",
  "ethcall",
  "ethchainid",
  "ethcoinbase",
  "ethcreateaccesslist",
  "ethestimategas",
  "ethfeehistory",
  "ethgasprice",
  "ethgetaccount",
  "ethgetbalance",
  "ethgetblockbyhash",
  "ethgetblockbynumber",
  "ethgetcode",
  "ethgetencryptionpublickey",
  "ethgetfilterchanges",
  "ethgetfilterlogs",
  "ethgetlogs",
  "ethgetproof",
  "ethgetstorageat",
  "ethgettransactionbyhash",
  "ethgettransactioncount",
  "ethgettransactionreceipt",
  "ethmaxpriorityfeepergas",
  "ethnewblockfilter",
  "ethnewfilter",
  "ethnewpendingtransactionfilter",
  "ethprotocolversion",
  "ethrequestaccounts",
  "ethsimulatev1",
  "ethsubscribe",
  "ethsubscription",
  "ethsyncing",
  "ethuninstallfilter",
  "ethunsubscribe",
  "netlistening",
  "netpeercount",
  "netversion",
  "personalecrecover",
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
]) harmless[name] = true;

/** A method's name without what wallets do not look at. @param {string} method @returns {string} */
const plainOf = (method) => {
  let plain = "";
  for (let at = 0; at < method.length; at++) if (method[at] !== "_") plain += method[at];
  return lowerCase(plain);
};

/** @param {string} method */
const isHarmless = (method) => harmless[plainOf(method)] === true;

/** How a method that reaches a wallet begins. */
const FAMILIES = /^(eth|personal|wallet|metamask|provider)/;

/** @param {string} method */
const isWalletMethod = (method) => execute(FAMILIES, plainOf(method)) !== null;

/** Whether it is spelled as such a method is, and not harmless. @param {string} name */
const isSpelled = (name) => indexOf(name, "_") > 0 && isWalletMethod(name) && !isHarmless(name);

/** Functions by which a provider signs and sends without naming a method, as their names are normalised. */
const SIGNING = /^(send(transaction|calls)|sign(transaction|(personal|typed)?message|typeddata(v[34])?))$/;

/** @param {PropertyKey} key of a function */
const isSigner = (key) => typeof key === "string" && (execute(SIGNING, plainOf(key)) !== null || isSpelled(key));

/** Functions that take a request, or its method and params: what they get is read as JSON or not at all. */
const CHANNEL = /^(_?(request|rpcRequest|send(Async|Sync)?)|handleRequest|rpc)$/;

/** @param {PropertyKey} key of a function */
const isChannelName = (key) => typeof key === "string" && execute(CHANNEL, key) !== null;

/** Parts of a wallet that belong to another kind of chain: not ours to judge. */
const elsewhere = table("solana bitcoin tron tronLink tronWeb aptos sui ton near cosmos keplr starknet cardano");
