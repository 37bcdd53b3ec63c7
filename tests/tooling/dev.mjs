import { endChildren, run, runTool } from './run.mjs';
import { root } from './workspaces.mjs';

// When one of the two ends, so does the other. The server restarts by itself when a source changes; Vite serves the web app at http://localhost:5173.
const ended = await Promise.race([
  runTool('tsx', ['watch', 'server/src/main.ts']),
  run(process.execPath, [`${root}/node_modules/vite/bin/vite.js`], { cwd: `${root}/runtime/portal` }),
]);
endChildren();
process.exit(ended);
