// @ts-check
/**
 * Enkrypt: `{cmd, scope, context, payload}` of its own bridge (enKrypt, packages/extension-bridge). The request is JSON
 * text inside, and a provider's name beside it tells the chain family.
 */
"use strict";

/** @param {string} context @param {string} type */
const enkryptMarks = (context, type) => ({
  cmd: "__crx_bridge_route_message",
  // keccak256("enkrypt"), the name of its bridge
  scope: "dfc62431af1c3c1258035e5ab4058b6440e507238cf0fe429ea39827a7ee43fc",
  context,
  "payload.messageType": type,
  "payload.messageID": "enkrypt_window_request",
});

/** @param {string | null} from @param {string | null} to */
const enkryptRoute = (from, to) => () => ({
  "payload.origin": { context: from, tabId: null },
  "payload.destination": to && { context: to, tabId: null },
  "payload.hops": [],
  "payload.timestamp": Date.now(),
});

const parsed = (/** @type {unknown} */ text) => (typeof text === "string" ? JSON.parse(text) : undefined);

const enkryptRequest = { ...enkryptMarks("window", "message"), "payload.data.provider": "ethereum" };

const enkrypt = row({
  id: "enkrypt",
  name: "Enkrypt",
  out: {
    marks: enkryptRequest,
    request: "payload.data.message",
    ids: ["payload.transactionId"],
    also: enkryptRoute("window", "background"),
  },
  back: {
    marks: enkryptMarks("content-script", "reply"),
    result: "payload.data.result",
    error: "payload.data.error",
    ids: ["payload.transactionId"],
    also: enkryptRoute("background", null),
  },
  // Its content script takes what comes from any context but its own.
  isFor: (data) => data.context !== "content-script" && fits({ ...data, context: "window" }, enkryptRequest),
  open: (text) => JSON.parse(text),
  close: (asked) => JSON.stringify(asked),
  toError: (error) => JSON.stringify(error),
  settle: ({ id, result, error }) => ({ id, result: parsed(result), error: parsed(error) }),
});
