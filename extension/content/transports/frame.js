// @ts-check
/**
 * Frame's companion: `{type: "eth:send", payload: JSON-RPC}`, answered by `eth:payload` (frame-extension, src/frame.js
 * and src/index.js). A `chainId` beside the method says where the request goes, so that it is judged as CAIP-27
 * writes the same.
 */
"use strict";

const isScoped = (/** @type {any} */ payload) => payload?.chainId !== undefined && !isHarmless(payload.method);

/** @type {Transport} */
const frame = {
  ...row({
    id: "frame",
    name: "Frame",
    out: { marks: { type: "eth:send" }, request: "payload", ids: ["payload.id"] },
    back: { marks: { type: "eth:payload" }, result: "payload.result", error: "payload.error", ids: ["payload.id"] },
    open: (payload) => {
      if (!isScoped(payload)) return payload;
      const { method, params, chainId } = payload;
      return { method: "wallet_invokeMethod", params: { scope: `eip155:${Number(chainId)}`, request: { method, params } } };
    },
    close: (judged, data) => jsonRpc(isScoped(data?.payload)
      ? { .../** @type {any} */ (judged.params).request, chainId: data.payload.chainId }
      : judged),
  }),
  own: new Set(["embedded_action_res", "frame_summon", "wallet_getEthereumChains"]),
};
