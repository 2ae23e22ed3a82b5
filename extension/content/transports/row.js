// @ts-check
/**
 * What a row says about one way in which a wallet's page script talks to its content script. The other files of this
 * folder are one wallet each; `all.js` lists them.
 *
 * All scripts of content/ share one isolated world and are loaded in the manifest's order; their top-level names
 * are not visible to the page.
 */
"use strict";

/** @typedef {import("../../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../../wasm/background.js").ToContent} ToContent */
/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../../wasm/background.js").Wallet} Wallet */
/** @typedef {import("../../wasm/background.js").TabWallet} TabWallet */

/** @typedef {{id?: unknown, method: unknown, params?: unknown}} Asked one JSON-RPC request */
/** @typedef {{id: unknown, result?: any, error?: any}} Answer what a wallet answers to one */
/** @typedef {Record<string, unknown>} Marks the fields by which a message is known, by their paths: `data.name` */

/**
 * A message is any object that was posted, and a row may throw on what it cannot read: such a message does not go on.
 * @typedef {object} Transport
 * @property {string} id
 * @property {string} name
 * @property {(data: any) => boolean} isFor  whether a message is a request to the wallet, by its marks
 * @property {(data: any) => boolean} isAddressed  whether it is one, or only what is within it would have to change
 * @property {(data: any) => Asked[] | null} read  the requests in a message, if it carries any: all that the wallet
 *   would take for one, and with nothing that the wallet would read from elsewhere
 * @property {(data: any) => boolean} isBatch  whether the requests stand in an array
 * @property {(data: any, judged: any) => any} edit  the message anew with the judged request (or array), and nothing
 *   else that a wallet might obey
 * @property {(data: any, error: RpcError) => any} refuse  the wallet's answer to it, made by us
 * @property {(id: string, asked: Asked) => any} ask  a request of ours
 * @property {(data: any) => Answer | null} answer  what the wallet answers in a message
 * @property {ReadonlySet<unknown>} [own]  what the wallet's own page script asks of it, beside the harmless methods
 * @property {(asked: Asked, anyChain: boolean, isJudged: boolean) => unknown} [same]  what has to be equal for a pass, if a
 *   wallet's page script writes method and params anew; `anyChain` is for a pass that names no chain, `isJudged` for
 *   what all of was judged
 * @property {(message: any) => void} [post]  for what is not posted to the window, and so cannot be stopped
 * @property {boolean} [only]  whether it takes requests of other kinds than EIP-1193, so that we ask nothing of it
 */

/**
 * One direction of a transport, by the paths in its messages.
 * @typedef {object} Way
 * @property {Marks} marks  by which its messages are known
 * @property {readonly string[]} ids  where the request's id stands; the first is read
 * @property {() => Marks} [also]  what else such a message has
 */

/**
 * @typedef {object} Shape
 * @property {string} id
 * @property {string} name
 * @property {Way & {request: string}} out  requests
 * @property {Way & {result: string, error: string}} back  answers
 * @property {(data: any) => boolean} [isFor]  default: by the marks
 * @property {(data: any) => any} [whole]  the message as the wallet reads it
 * @property {(raw: any, data: any) => any} [open]  the request in what stands at its place
 * @property {(asked: Asked, data: any) => any} [close]  the other way round; `data` is null for a request of ours
 * @property {(error: RpcError, data: any) => any} [toError]  what stands in the error's place
 * @property {(answer: Answer) => Answer} [settle]  an answer in what stands in the places of both
 */

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null;

/** @param {any} data @param {string} path @returns {any} */
const at = (data, path) => path.split(".").reduce((inner, key) => inner?.[key], data);

/** An object with these values at these paths, outer ones first. @param {Marks} values */
const made = (values) => {
  /** @type {any} */
  const message = {};
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split(".");
    const last = /** @type {string} */ (keys.pop());
    keys.reduce((inner, key) => (inner[key] ??= {}), message)[last] = value;
  }
  return message;
};

/**
 * Marks are compared as text: on its way to a wallet's background a message becomes JSON, and names become keys, so
 * that an array of one name or a boxed one is the same there.
 * @param {any} data @param {Marks} marks
 */
const fits = (data, marks) => Object.entries(marks).every(([path, value]) => String(at(data, path)) === value);

/** @param {Way} way @param {unknown} id @returns {Marks} */
const withId = ({ marks, ids, also }, id) => ({ ...marks, ...also?.(), ...Object.fromEntries(ids.map((path) => [path, id])) });

const same = (/** @type {any} */ value) => value;

/** @param {Shape} shape @returns {Transport} */
const row = ({ id, name, out, back, isFor, whole = same, open = same, close = same, toError = same, settle = same }) => {
  const idIn = (/** @type {any} */ data) => at(data, out.ids[0] ?? "");
  const request = (/** @type {unknown} */ number, /** @type {any} */ body) =>
    made({ ...out.marks, [out.request]: body, ...withId(out, number) });
  const isOurs = isFor ?? ((data) => fits(whole(data), out.marks));
  const inner = Object.fromEntries(Object.entries(out.marks).filter(([path]) => path.includes(".")));
  return {
    id,
    name,
    isFor: isOurs,
    isAddressed: (data) => isOurs(data) || isOurs({ ...data, ...made(inner) }),
    isBatch: () => false,
    read: (message) => {
      if (!isOurs(message)) return null;
      const data = whole(message);
      const { method, params } = open(at(data, out.request), data) ?? {};
      return [{ id: idIn(data), method, params }];
    },
    edit: (message, judged) => {
      const data = whole(message);
      return request(idIn(data), close({ ...judged }, data));
    },
    refuse: (message, error) => {
      const data = whole(message);
      return made({ ...withId(back, idIn(data)), [back.error]: toError(error, data) });
    },
    ask: (number, { method, params }) => request(number, close({ method, params }, null)),
    answer: (message) => {
      const data = whole(message);
      if (!fits(data, back.marks)) return null;
      return settle({ id: at(data, back.ids[0] ?? ""), result: at(data, back.result), error: at(data, back.error) });
    },
  };
};

/** @param {Asked} asked */
const jsonRpc = (asked) => ({ jsonrpc: "2.0", ...asked });

/** An id that nobody can guess. `crypto.randomUUID` is only there on secure pages. */
const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");

/** Posts to this window, as the page and the wallet do. A sandboxed document has no origin, whatever its address says. @param {any} message */
const postToWindow = (message) => window.postMessage(message, window.origin === "null" ? "*" : location.origin);

/** @param {Transport} transport @param {any} message */
const post = (transport, message) => (transport.post ?? postToWindow)(message);
