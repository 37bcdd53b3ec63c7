import { runBrowserTests } from './e2e.mjs';
import { runMongodbTests } from './mongodb.mjs';
import { runTool } from './run.mjs';
import { checkTypes } from './types.mjs';

/** Everything that must hold, cheapest first. Stops at the first step that fails. */
const steps = [
  ['types', checkTypes],
  ['lint', () => runTool('biome', ['ci', '.'])],
  ['unit, contract, conformance, library', () => runTool('vitest', ['run'])],
  ['MongoDB', runMongodbTests],
  ['browser', runBrowserTests],
];

for (const [name, step] of steps) {
  const began = Date.now();
  console.log(`\n── ${name} ──`);
  const code = await step([]);
  console.log(
    `── ${name}: ${code === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - began) / 1000)} s ──`,
  );
  if (code !== 0) process.exit(code);
}
