// @ts-check
/** Wallets that announce themselves (EIP-6963). */
"use strict";

/** Announcements that we made ourselves, and details that we have shown. */
const ours = new WeakSet();
const details = new WeakMap();

/** @param {any} detail of an EIP-6963 announcement */
const detailFor = (detail) => {
  const known = weakGet(details, detail);
  if (known) return known;
  const info = freeze({ ...detail.info });
  const provider = wrap(detail.provider, typeof info.name === "string" ? info.name : "");
  const made = freeze({ info, provider });
  weakSet(details, detail, made);
  return made;
};

/** How many announcements within announcements are made: a hook that was left behind answers each of ours with one. */
let announcing = 8;

/** @param {Event} event an EIP-6963 announcement */
const onAnnounce = (event) => {
  if (setHas(ours, event)) return;
  stopEvent(event);
  const detail = detailOf(event);
  if (!isObject(detail) || !announcing) return;
  const replaced = new CustomEventCtor("eip6963:announceProvider", bare({ detail: detailFor(detail) }));
  setAdd(ours, replaced);
  announcing--;
  dispatch(window, replaced);
  announcing++;
};
