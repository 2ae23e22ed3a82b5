// @ts-check
/** The chains and the person's own endpoints: the only way to the network. */

/** @typedef {import("../wasm/background.js").Call} Call */
/** @typedef {import("../wasm/background.js").Reply} Reply */
/** @typedef {{id: string, name: string, endpoint: string | null}} Chain */
/** @typedef {{jsonrpc: "2.0", id: number, method: string, params: unknown}} RpcRequest */

/** The largest answer that is read, in bytes. */
const MAX_ANSWER = 32 * 1024 * 1024;

export class Chains {
  #store;
  /** @type {Promise<Chain[]> | null} */
  #builtIn = null;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** @returns {Promise<Chain[]>} every chain with an endpoint that the person chose or agreed to */
  async reachable() {
    const [builtIn, chosen] = await Promise.all([this.#readBuiltIn(), this.#store.list("endpoint")]);
    const endpoints = new Map(chosen.map(([id, { url }]) => [id, String(url)]));
    return builtIn
      .map((chain) => ({ ...chain, endpoint: endpoints.get(chain.id) ?? chain.endpoint }))
      .filter(({ endpoint }) => endpoint !== null);
  }

  #readBuiltIn() {
    this.#builtIn ??= fetch(chrome.runtime.getURL("data/chains.json"))
      .then((response) => response.json())
      .then(({ chains }) => chains);
    return this.#builtIn;
  }

  /**
   * Makes calls against their chains' endpoints, one HTTP request a chain.
   * @param {Call[]} calls
   * @param {number} within ms for each HTTP request
   * @returns {Promise<Reply[]>} one for each call, in order
   */
  async ask(calls, within) {
    const known = await this.reachable();
    /** @type {Reply[]} */
    const replies = new Array(calls.length);
    const groups = Map.groupBy(calls.keys(), (at) => /** @type {Call} */ (calls[at]).chain);
    await Promise.all([...groups].map(async ([id, places]) => {
      const endpoint = known.find((chain) => chain.id === id)?.endpoint;
      const answers = endpoint
        ? await post(endpoint, places.map((at) => /** @type {Call} */ (calls[at])), within)
        : places.map(() => unreachable("no endpoint is set for this chain"));
      places.forEach((at, index) => { replies[at] = answers[index] ?? unreachable("no answer to this call"); });
    }));
    return replies;
  }

  /**
   * @param {string} chain @param {string} method @param {unknown[]} params
   * @returns {Promise<any>} the result, or undefined if there was none
   */
  async result(chain, method, params) {
    const [reply] = await this.ask([{ chain, method, params: JSON.stringify(params) }], 10_000);
    return reply?.reply === "result" ? JSON.parse(reply.json) : undefined;
  }
}

/** @param {string} reason @returns {Reply} */
const unreachable = (reason) => ({ reply: "unreachable", reason });

/**
 * @param {string} endpoint @param {Call[]} calls @param {number} within ms
 * @returns {Promise<Reply[]>}
 */
const post = async (endpoint, calls, within) => {
  /** @type {RpcRequest[]} */
  const requests = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params: JSON.parse(params) }));
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(requests.length === 1 ? requests[0] : requests),
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(within),
    });
    const answers = [JSON.parse(await bounded(response))].flat();
    const byId = new Map(answers.map((answer) => [answer?.id, answer]));
    return requests.map(({ id }) => replyOf(byId.get(id)));
  } catch (error) {
    return calls.map(() => unreachable(error instanceof Error ? error.message : "unknown"));
  }
};

/** @param {any} answer a JSON-RPC response @returns {Reply} */
const replyOf = (answer) => {
  if (answer?.error) return { reply: "error", message: String(answer.error.message ?? "").slice(0, 500) };
  if (answer?.result === undefined) return unreachable("no answer to this call");
  return { reply: "result", json: JSON.stringify(answer.result) };
};

/** @param {Response} response @returns {Promise<string>} its text, unless that is too long */
const bounded = async (response) => {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MAX_ANSWER) {
      await reader.cancel();
      throw new Error("the answer is too large");
    }
    text += decoder.decode(value, { stream: true });
  }
};
