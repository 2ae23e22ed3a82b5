// The attacks on a wallet that speaks as MetaMask does.
import { suite } from './suite.js';

suite('metamask');
