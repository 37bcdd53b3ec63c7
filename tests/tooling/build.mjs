import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { runTool } from './run.mjs';
import { fingerprint, isFresh, stampFresh } from './stamp.mjs';
import { root } from './workspaces.mjs';

/** Builds the server and the web app where their sources are newer than what stands in `dist`. */
export async function buildAll() {
  await buildServer();
  await buildPortal();
}

/** Bundles the server with our own workspaces; packages from npm stay outside. */
export async function buildServer() {
  const target = join(root, 'server/dist/main.js');
  const print = fingerprint(
    ['server', 'runtime/engine', 'runtime/expressions', 'runtime/forms', 'package-lock.json'].map(inRoot),
  );
  if (isFresh(target, print)) return;
  console.log('Building the server …');
  await build({
    entryPoints: {
      main: inRoot('server/src/main.ts'),
      maintenance: inRoot('server/src/maintenance.ts'),
      ...writerThread,
    },
    outdir: inRoot('server/dist'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
    plugins: [packagesStayOutside],
  });
  stampFresh(target, print);
}

/** Builds the web app into `runtime/portal/dist`, whole or not at all. */
export async function buildPortal() {
  const folder = inRoot('runtime/portal/dist');
  const target = join(folder, 'index.html');
  const sources = ['runtime', 'designer', 'server/contract', 'package-lock.json'].map(inRoot);
  const print = fingerprint(sources);
  if (isFresh(target, print)) return;
  console.log('Building the web app (about half a minute) …');
  const building = inRoot('runtime/portal/dist.building');
  rmSync(building, { recursive: true, force: true });
  const code = await runTool('vite', ['build', '--outDir', building, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: inRoot('runtime/portal'),
  });
  if (code !== 0) throw new Error('The web app could not be built.');
  rmSync(folder, { recursive: true, force: true });
  renameSync(building, folder);
  stampFresh(target, print);
}

function inRoot(path) {
  return join(root, path);
}

/** The embedded store looks for the program of its thread under this name, beside the bundle that it is part of. */
export const writerThread = {
  'sqlite-writer': inRoot('server/src/stores/sqlite/writer-thread-main.ts'),
};

export const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@flowbook/') ? undefined : { path, external: true },
    );
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAll();
