import { pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';
import { root } from './workspaces.mjs';

await buildAll();
process.chdir(root);
await import(pathToFileURL(`${root}/server/dist/main.js`).href);
