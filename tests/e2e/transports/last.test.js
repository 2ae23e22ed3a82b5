// Our id above the wallets': in Chromium what a page posts has reached them, and the person is told so; what comes by
// a provider is held all the same. In Firefox nothing differs.
import { cases } from './cases.js';

cases('last');
