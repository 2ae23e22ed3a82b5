// @ts-check
/**
 * A wallet's BroadcastChannel. Whatever is sent there reaches the wallet; we open the same channel to hear it, and tell
 * the person of what came past the provider.
 */
"use strict";

const CHANNEL_MARK = "zerion-extension-channel";

/** @param {MessageEvent} event */
const onChannel = (event) => {
  const { data } = event;
  if (!isObject(data)) return;
  const requests = zerion.read(data);
  if (requests) return onRequests(zerion, event, data, requests);
  const answer = zerion.answer(data);
  if (answer) onAnswer(zerion, event, answer);
};

/** The first one counts: a page must not be able to turn us to another. @param {Node | null} node */
const findChannel = (node) => {
  if (zerionChannel || !(node instanceof HTMLElement) || node.id !== CHANNEL_MARK) return;
  const name = node.dataset["walletChannelId"];
  if (!name) return;
  zerionChannel = new BroadcastChannel(name);
  zerionChannel.onmessage = onChannel;
};

// The wallet leaves the name at the top of the document, which has no head yet, and its page script takes it away.
const channelMarks = new MutationObserver((records) => {
  for (const { addedNodes } of records) addedNodes.forEach(findChannel);
});

if (document.documentElement) {
  channelMarks.observe(document.documentElement, { childList: true });
  findChannel(document.getElementById(CHANNEL_MARK));
  addEventListener("DOMContentLoaded", () => channelMarks.disconnect(), { once: true });
}
