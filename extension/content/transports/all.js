// @ts-check
/** Every row. */
"use strict";

/** Those that are posted to the window, where the firewall stands. @type {readonly Transport[]} */
const transports = [
  metamask, metamaskLegacy, metamaskMultichain, rabby, coinbase, rainbow, onekey, taho, frame, enkrypt,
];
