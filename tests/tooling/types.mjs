import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runTool } from './run.mjs';
import { projects, root } from './workspaces.mjs';

/** Type-checks every project; all of them, so that one run shows everything. */
export async function checkTypes() {
  let failed = 0;
  for (const project of projects) {
    const path = project.endsWith('.json') ? project : `${project}/tsconfig.json`;
    if (!existsSync(`${root}/${path}`)) continue;
    const code = await runTool('tsc', ['-p', path]);
    if (code !== 0) {
      console.error(`Types: ${path} has errors.`);
      failed += 1;
    }
  }
  return failed === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(await checkTypes());
