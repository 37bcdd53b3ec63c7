import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Bundles the server with its faults, which starts several times as fast so, with the thread of its store beside it. */
export async function bundleServer(target: string): Promise<void> {
  await build({
    entryPoints: {
      [basename(target, '.js')]: join(import.meta.dirname, 'server-main.ts'),
      'sqlite-writer': join(root, 'server/src/stores/sqlite/writer-thread-main.ts'),
    },
    outdir: dirname(target),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [packagesStayOutside],
  });
}

const root = join(import.meta.dirname, '../../..');

/** Our own workspaces go into the bundle; packages from npm are found beside it. */
const packagesStayOutside: Plugin = {
  name: 'packages-stay-outside',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@flowbook/') ? undefined : { path, external: true },
    );
  },
};
