// The dapp that MetaMask publishes for tests of wallets, as it is published.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { servePages } from './serve.js';

const root = join(dirname(createRequire(import.meta.url).resolve('@metamask/test-dapp/package.json')), 'dist');

/** It would load styles and reach relays and counters of others: here it finds nobody but this machine. */
const POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: http://127.0.0.1:*";

/** @returns {Promise<{url: string, stop: () => Promise<void>}>} the url without a slash at its end */
export const serveTestDapp = () => servePages({ root, index: 'index.html', policy: POLICY });
