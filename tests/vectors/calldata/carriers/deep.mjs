// Calls in calls in calls.
import { carrier, call, opaque, APPROVE, self, push } from './words.mjs';

let nested = APPROVE;
for (let depth = 0; depth < 8; depth++) nested = call('multicall(bytes[] data)', [[nested]]);
push('multicalls eight deep', nested, [self]);
push('multicalls nine deep', call('multicall(bytes[] data)', [[nested]]), [opaque(carrier, '0x095ea7b3')]);
