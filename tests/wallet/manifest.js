// The test wallet's manifest.

/** Its add-on id in Firefox. */
export const GECKO_ID = 'test-wallet@countersign.test';

/**
 * @param {{browser: 'chrome' | 'firefox', key?: string}} options
 * @returns {object}
 */
export function manifest({ browser, key }) {
  const pages = { matches: ['http://*/*', 'https://*/*', 'file://*/*'], run_at: 'document_start', all_frames: true };
  const background = { chrome: { service_worker: 'background.js' }, firefox: { scripts: ['background.js'] } };
  return {
    manifest_version: 3,
    name: 'Test Wallet (local chain only)',
    version: '1.0.0',
    description: 'Signs with publicly known keys. For tests and the demo.',
    ...(key && browser === 'chrome' && { key }),
    ...(browser === 'firefox' && { browser_specific_settings: { gecko: { id: GECKO_ID, strict_min_version: '128.0' } } }),
    background: background[browser],
    content_scripts: [
      { ...pages, js: ['content.js'] },
      { ...pages, js: ['inpage.js'], world: 'MAIN' },
    ],
    permissions: ['storage'],
    host_permissions: ['http://127.0.0.1/*', 'http://localhost/*'],
    // Stated because Firefox's own default would upgrade the node's address to https.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    // As MetaMask has it: pages talk to its multichain interface over a port (Chromium only).
    ...(browser === 'chrome' && { externally_connectable: { matches: ['http://*/*', 'https://*/*'], ids: ['*'] } }),
    action: { default_title: 'Test Wallet', default_popup: 'control.html' },
  };
}
