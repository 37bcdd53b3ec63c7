import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../places.ts';

/** Loads what stands in `tests/benchmarks/peers`, installed there by `npm run bench`. */
export const requirePeer = createRequire(join(root, 'tests/benchmarks/peers/package.json'));
