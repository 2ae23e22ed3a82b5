// The attacks on a wallet that speaks as every wallet that Countersign knows.
import { suite } from './suite.js';

suite('wires');
