// @ts-check
/**
 * Coinbase Wallet: `{type: "extensionUIRequest", data: {id, action, request: {method, params}}}` with methods of its own
 * (the public wallet SDK's Web3Request). The extension's source is not public: what it does with a request whose
 * action and method differ nobody can say, so that both names are shown, and its answers are as its public parts
 * write them.
 */
"use strict";

/** @param {any} value text in which case means nothing only if it is hexadecimal */
const plainHex = (value) => (/^0x[0-9a-f]*$/i.test(value) ? value.toLowerCase() : value);

/** @param {any} value a quantity, in hexadecimal or decimal digits @returns {string | null} */
const quantity = (value) => (value === undefined || value === null ? null : String(BigInt(value)));

/** @param {any} kind @param {any[]} parts @param {any} chain */
const sameCall = (kind, [from, to, value, data], chain) =>
  ["call", kind, plainHex(from), plainHex(to), quantity(value) ?? "0", plainHex(data ?? "0x"), quantity(chain)];

/** What of a transaction is compared, and the fee and the number, which are the wallet's to choose. */
const CALL = /^(from|to)(Address)?$|^(v|weiV)alue$|^(data|chainId|shouldSubmit|nonce)$|^gas|^max\w+Gas$/;

/** What its page script makes of a request, however it is written. @type {Record<string, (params: any) => unknown[]>} */
const SAME = {
  eth_sendTransaction: ([{ from, to, value, data, chainId }]) => sameCall("send", [from, to, value, data], chainId),
  signEthereumTransaction: ({ fromAddress, toAddress, weiValue, data, chainId, shouldSubmit }) =>
    sameCall(shouldSubmit === true ? "send" : "sign", [fromAddress, toAddress, weiValue, data], chainId),
  personal_sign: ([message, address]) => ["message", plainHex(message), plainHex(address)],
  signEthereumMessage: ({ message, address, addPrefix, typedDataJson }) =>
    [addPrefix === true && !typedDataJson ? "message" : { typedDataJson, addPrefix }, plainHex(message), plainHex(address)],
};

/** The method, or both names where they differ. @param {any} request @param {any} data */
const coinbaseMethod = (request, { data }) => {
  const method = request?.method ?? data?.action;
  return data?.action === undefined || data.action === method ? method : `${data.action} ${method}`;
};

/** @type {Transport} */
const coinbase = {
  ...row({
    id: "coinbase",
    name: "Coinbase Wallet",
    out: { marks: { type: "extensionUIRequest" }, request: "data", ids: ["data.id"] },
    back: { marks: { type: "extensionUIResponse" }, result: "data.response.result", error: "data", ids: ["data.id"] },
    isFor: ({ type, provider }) => String(type) === "extensionUIRequest" && provider !== "window.coinbaseSolana",
    open: (body, data) => ({ method: coinbaseMethod(body?.request, data), params: body?.request?.params }),
    close: ({ method, params }, data) => {
      const { action = method, dappInfo = { dappLogoURL: "" }, request = { method } } = data?.data ?? {};
      return { action, dappInfo, request: { method: request.method, params } };
    },
    toError: ({ code, message }, { data }) => ({
      id: data?.id,
      action: "web3RequestCanceled",
      response: { method: data?.request?.method, errorCode: code, errorMessage: message },
    }),
    settle: ({ id, result, error: { response } = /** @type {any} */ ({}) }) => {
      const { errorCode: code, errorMessage: message } = response ?? {};
      return { id, result, ...(message && { error: { code, message } }) };
    },
  }),
  own: new Set([
    "requestEthereumAccounts", "hideRequestEthereumAccounts", "switchEthereumChain", "watchAsset", "selectProvider",
    "submitEthereumTransaction", "loadWalletLinkProvider", "getAllAddresses",
  ]),
  same: ({ method, params }, anyChain, isJudged) => {
    const parts = SAME[/** @type {string} */ (method)]?.(params);
    const [call] = /** @type {any[]} */ ([params].flat());
    if (!isJudged && parts?.[0] === "call" && Object.keys(call).some((key) => call[key] !== null && !CALL.test(key))) return undefined;
    return parts && (anyChain && parts[0] === "call" ? [...parts.slice(0, -1), null] : parts);
  },
};
