// The dapp pages of tests and of the demo.
export { buildPages } from './build.js';
export { pageConfig, servePages } from './serve.js';
