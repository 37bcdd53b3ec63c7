import { withMongodb } from './mongodb/with-mongodb.mjs';
import { run } from './run.mjs';

const given = process.argv.slice(2);

/**
 * Rounds with two nodes share a MongoDB-compatible server; without one they are skipped, and say why. A child of its own,
 * without tsx's command between: that would kill what takes a moment to tidy up when it is broken off.
 */
const play = (env) => run(process.execPath, ['--import', 'tsx', 'tests/faults/run.ts', ...given], { env });

const kinds = given.find((_, n) => given[n - 1] === '--kinds');
if (kinds !== undefined && !kinds.includes('two-nodes'))
  process.exitCode = await play({ FLOWBOOK_NO_MONGODB: 'no such round is to be played' });
else
  process.exitCode = await withMongodb(play, {
    say: console.error,
    without: (reason) => play({ FLOWBOOK_NO_MONGODB: reason }),
  });
