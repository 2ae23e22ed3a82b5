// Our id below the wallets': what a page posts is held, however it is posted.
import { cases } from './cases.js';

cases('first');
