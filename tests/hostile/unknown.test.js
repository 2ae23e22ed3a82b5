// The attacks on a wallet that nobody knows.
import { suite } from './suite.js';

suite('unknown');
