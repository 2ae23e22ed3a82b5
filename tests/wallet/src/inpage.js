// In the page: MetaMask's own provider, announced by EIP-6963 and set as window.ethereum.
import ObjectMultiplex from '@metamask/object-multiplex';
import { WindowPostMessageStream } from '@metamask/post-message-stream';
import { initializeProvider } from '@metamask/providers';
import { pipeline } from 'readable-stream';
import { rearm } from './rearm.js';
import { CONTENT, INPAGE, PROVIDER } from './wire.js';

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#475569"/>' +
  '<path d="M8 12h16v11H8z" fill="#f8fafc"/><circle cx="20" cy="17.5" r="2" fill="#475569"/></svg>';

const pageStream = new WindowPostMessageStream({ name: INPAGE, target: CONTENT });
rearm(pageStream);
const multiplex = new ObjectMultiplex();
multiplex.setMaxListeners(25);
pipeline(multiplex, pageStream, multiplex, () => {});

initializeProvider({
  connectionStream: multiplex.createStream(PROVIDER),
  // The provider's warnings would drown the dapps' own.
  logger: { ...console, debug() {}, warn() {} },
  providerInfo: {
    uuid: '5b1c2f0e-6f5d-4d3b-9a55-0d2f6d1f7c31',
    name: 'Test Wallet',
    icon: `data:image/svg+xml,${encodeURIComponent(icon)}`,
    rdns: 'test.countersign.wallet',
  },
  shouldAnnounceCaip294: false,
});
