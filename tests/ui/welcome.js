// @ts-check
/** The states of the welcome page and of practice. */

import { readFileSync } from "node:fs";

/** @typedef {import("./page.js").State} State */
/** @typedef {import("../../extension/wasm/background.js").EndpointView} EndpointView */

const { chains } = JSON.parse(readFileSync(new URL("../../extension/data/endpoints.json", import.meta.url), "utf8"));

/** @param {Record<string, State>} settings their states @returns {Record<string, State>} */
export function welcomeStates(settings) {
  const [empty] = /** @type {any[]} */ (settings["settings-empty"]?.messages);
  const silent = { id: "endpoint_silent", args: {} };
  const [ethereum, optimism, , , polygon] = /** @type {{chain: string, endpoints: {url: string}[]}[]} */ (chains);
  const url = (/** @type {{endpoints: {url: string}[]} | undefined} */ chain, /** @type {number} */ at) => chain?.endpoints[at]?.url ?? "";
  /** @type {Record<string, Partial<EndpointView>>} */
  const fared = {
    [String(ethereum?.chain)]: { urls: [url(ethereum, 0)], own: true, tried: [{ tried: "taken", url: url(ethereum, 0), past: null }, { tried: "failed", url: url(ethereum, 1), why: silent }] },
    [String(optimism?.chain)]: { tried: [{ tried: "asking", url: url(optimism, 0) }, { tried: "failed", url: url(optimism, 1), why: { id: "endpoint_other", args: {} } }] },
    [String(polygon?.chain)]: { urls: [url(polygon, 0), url(polygon, 1)], own: true },
  };
  const agreed = { ...empty, endpoints: empty.endpoints.map((/** @type {EndpointView} */ view) => ({ ...view, ...fared[view.chain] })) };
  return {
    first: { messages: [empty] },
    agreed: { messages: [agreed] },
    "rtl-off": { messages: [empty], allowed: false, dir: "rtl" },
  };
}

/** @returns {Record<string, State>} */
export function practiceStates() {
  return {
    greedy: { messages: [], hash: "greedy" },
    revocation: { messages: [], hash: "revocation" },
    refused: { messages: [], hash: "theft", click: ["#refuse"], wait: ".after" },
  };
}
