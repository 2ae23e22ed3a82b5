// @ts-check
/** Messages to other extensions: MetaMask's port (Chromium). */
"use strict";

/** The one wallet that takes connections from pages today; any other is named by its id. */
const METAMASK = "nkbihfbeogaeaoehlefnkodbefgpgknn";

/** Number of what is behind an extension's id. */
const extensions = create(null);
/** A part of a long message, as MetaMask's end of the port would take it: id, how many, which, text. */
const PART = /^\d+\|\d+\|\d+\|/;

/** @param {unknown} id */
const numberFor = (id) => {
  const name = typeof id === "string" ? id : "";
  return (extensions[name] ??= register(null, name === METAMASK ? "MetaMask" : name));
};

/** What a message to an extension asks of a wallet, if it is one. @param {any} copy @returns {Asking | null} */
const askingOfMessage = (copy) => {
  if (!isObject(copy)) return null;
  const type = own(copy, "type");
  const is = typeof type === "string" && startsWith(type, "caip-") ? () => true : isWalletMethod;
  return askingFor(requestsIn(copy, is), isArray(own(copy, "data")));
};

/** @param {any} value */
const messageOf = (value) => {
  try {
    const copy = parse(value === undefined || weakHas(views, value) ? "null" : stringify(value));
    // What comes in parts cannot be judged, and no library of a page sends it so.
    if (typeof copy !== "string" || !execute(PART, copy)) return copy;
  } catch {
    // As the browser says it.
  }
  throw construct(ErrorCtor, ["Could not serialize message."]);
};

/** Nothing that a page may call `toJSON` is found on it: the browser writes a message as JSON. @param {any} value */
const plainly = (value) => {
  if (!isObject(value)) return;
  const keys = ownKeys(bare(value));
  for (let at = 0; at < keys.length; at++) plainly(value[keys[at] ?? 0]);
};

/**
 * A message that is to be sent: what it asks for, how it goes on, and the wallet's answer if it is refused.
 * @param {any} list what it is sent with @param {number} at where it stands there @param {any} fn @param {any} target
 */
const messageIn = (list, at, fn, target) => {
  const message = messageOf(list[at]);
  put(list, at, message);
  return {
    asking: askingOfMessage(message),
    send: () => (plainly(message), apply(fn, target, list)),
    refused: (/** @type {any} */ error) => ({ type: message.type, data: answerOf(message.data, error) }),
  };
};

/** `port.postMessage(message)`. @param {any} fn @param {any} target @param {any} list @param {number} number */
const guardPost = (fn, target, list, number) => {
  if (list.length === 0) return apply(fn, target, list);
  const { asking, send, refused } = messageIn(list, 0, fn, target);
  if (!asking) return send();
  then(decideThen(asking, number, send), () => {}, (/** @type {any} */ error) => target.onMessage.dispatch(refused(error), target));
  return undefined;
};

/** `chrome.runtime.sendMessage(id, message, options?, callback?)`. @param {any} native @param {any} self @param {any} args */
const guardSendMessage = (native, self, args) => {
  const list = mapped(args, real, 0);
  if (list.length < 2) return apply(native, self, list);
  const { asking, send, refused } = messageIn(list, 1, native, self);
  if (!asking) return send();
  const number = numberFor(list[0]);
  if (callbackIn(list) >= 0) return holdCallback(asking, number, send, self, list, (error) => [refused(error)]);
  let forwarded = false;
  return then(decideThen(asking, number, () => ((forwarded = true), send())), undefined, (/** @type {any} */ error) => {
    if (forwarded) throw error;
    return refused(error);
  });
};

/** Chromium gives `chrome.runtime` to pages that an installed extension lets connect, and to no frame without an address. */
const guardRuntime = () => {
  const runtime = /** @type {any} */ (window).chrome?.runtime;
  if (!isObject(runtime)) return;
  replace(runtime, "connect", (native, self, args) => {
    const opened = apply(native, self, args);
    if (!isObject(opened)) return opened;
    weakSet(specials, opened.postMessage, guardPost);
    return view(opened, numberFor(args[0]), "");
  });
  replace(runtime, "sendMessage", guardSendMessage);
};
guardRuntime();
