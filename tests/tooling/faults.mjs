import { runTool } from './run.mjs';

process.exit(await runTool('tsx', ['tests/faults/run.ts', ...process.argv.slice(2)]));
