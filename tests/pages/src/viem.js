import { start } from './start.js';
import { viemAdapter } from './viem-adapter.js';

void start(viemAdapter());
