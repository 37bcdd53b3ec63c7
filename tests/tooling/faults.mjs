import { withMongodb } from './mongodb/with-mongodb.mjs';
import { runTool } from './run.mjs';

const given = process.argv.slice(2);

/** Rounds with two nodes share a MongoDB-compatible server; without one they are skipped, and say why. */
const play = (env) => runTool('tsx', ['tests/faults/run.ts', ...given], { env });

const kinds = given.find((_, n) => given[n - 1] === '--kinds');
if (kinds !== undefined && !kinds.includes('two-nodes'))
  process.exitCode = await play({ FLOWBOOK_NO_MONGODB: 'no such round is to be played' });
else
  process.exitCode = await withMongodb(play, {
    say: console.error,
    without: (reason) => play({ FLOWBOOK_NO_MONGODB: reason }),
  });
