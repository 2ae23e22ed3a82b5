// @ts-check
/**
 * OneKey: `{channel, direction, payload: {id, type, scope, data: JSON-RPC}}`, the payload as an object or as its JSON
 * text (cross-inpage-provider, JsBridgeExtInjected and JsBridgeBase). The scope names the chain family; other
 * families are not ours to judge.
 */
"use strict";

/** @param {string} direction @param {string} type */
const oneKeyMarks = (direction, type) => ({
  channel: "onekey@JS_BRIDGE_MESSAGE_EXT_CHANNEL",
  direction: `onekey@JS_BRIDGE_MESSAGE_DIRECTION-${direction}`,
  "payload.type": type,
  "payload.scope": "ethereum",
});

/** @type {Transport} */
const onekey = {
  ...row({
    id: "onekey",
    name: "OneKey",
    out: { marks: oneKeyMarks("INPAGE_TO_HOST", "REQUEST"), request: "payload.data", ids: ["payload.id"] },
    back: {
      marks: oneKeyMarks("HOST_TO_INPAGE", "RESPONSE"),
      result: "payload.data.result",
      error: "payload.error",
      ids: ["payload.id"],
    },
    whole: (data) => {
      const text = data.payload?.valueOf();
      return typeof text === "string" && "channel" in data ? { ...data, payload: JSON.parse(text) } : data;
    },
    close: jsonRpc,
  }),
  own: new Set(["wallet_getConnectWalletInfo", "wallet_sendSiteMetadata"]),
};
