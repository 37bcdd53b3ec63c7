import { runTool } from './run.mjs';

process.exit(await runTool('tsx', ['tests/conformance/report.ts', ...process.argv.slice(2)]));
