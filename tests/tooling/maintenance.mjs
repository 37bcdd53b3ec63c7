import { resolve } from 'node:path';
import { buildServer } from './build.mjs';
import { run } from './run.mjs';
import { root } from './workspaces.mjs';

// `node maintenance.mjs backup [folder]` or `restore <folder>`; a folder is meant from where the person stands.
const [task = '', folder] = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();
await buildServer();
process.exitCode = await run(process.execPath, [
  `${root}/server/dist/maintenance.js`,
  task,
  ...(folder === undefined ? [] : [resolve(from, folder)]),
]);
