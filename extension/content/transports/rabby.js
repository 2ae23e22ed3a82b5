// @ts-check
/**
 * Rabby: `{target, data: {data: {type, data: {ident, …}}}}` (`@rabby-wallet/page-provider`, BroadcastChannelMessage,
 * which in spite of its name is a `WindowPostMessageStream`). An `ident` is a number from a pool and used again.
 */
"use strict";

/** @type {Transport} */
const rabby = {
  ...row({
    id: "rabby",
    name: "Rabby",
    out: {
      marks: { target: "rabby-content-script", "data.data.type": "request" },
      request: "data.data.data.data",
      ids: ["data.data.data.ident"],
    },
    back: {
      marks: { target: "rabby-page-provider", "data.data.type": "response" },
      result: "data.data.data.res",
      error: "data.data.data.err",
      ids: ["data.data.data.ident"],
    },
  }),
  own: new Set(["getProviderState", "tabCheckin", "isDefaultWallet", "hasOtherProvider", "rabby:getProviderConfig"]),
};
