// @ts-check
/**
 * Rainbow: `{topic: "> providerRequest", payload: {id, method, params}, id}` (browser-extension,
 * src/core/messengers/internal/window.ts). Its relay takes every topic that does not begin with `<` and cuts one
 * `> ` out of it, so that several spellings reach the same handler.
 */
"use strict";

const rainbow = row({
  id: "rainbow",
  name: "Rainbow",
  out: { marks: { topic: "> providerRequest" }, request: "payload", ids: ["id", "payload.id"] },
  back: {
    marks: { topic: "< providerRequest" },
    result: "payload.response.result",
    error: "payload.response.error",
    ids: ["id", "payload.response.id"],
  },
  isFor: ({ topic }) => !`${topic}`.startsWith("<") && `${topic}`.replace("> ", "") === "providerRequest",
});
