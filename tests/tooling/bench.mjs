import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildServer, packagesStayOutside, writerThread } from './build.mjs';
import { withMongodb } from './mongodb/with-mongodb.mjs';
import { run } from './run.mjs';
import { root } from './workspaces.mjs';

/**
 * Runs a benchmark of `tests/benchmarks`: bundled, as the product runs, since a compiler at run time would be measured
 * too. The figures alone go to the output; everything else to the error output.
 */
const folder = join(root, 'tests/benchmarks');
const peers = join(folder, 'peers');
const target = join(folder, 'dist/main.js');
const WITH_PEERS = ['engine', 'store'];
const WITH_SERVER = ['http', 'complaint', 'waiting', 'mongodb'];
const args = process.argv.slice(2);
console.log = console.error;

if (args.some((arg) => WITH_PEERS.includes(arg)) && !args.includes('--without-peers')) installPeers();
if (args.some((arg) => WITH_SERVER.includes(arg))) await buildServer();
await build({
  entryPoints: { main: join(folder, 'src/main.ts'), ...writerThread },
  outdir: join(folder, 'dist'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [packagesStayOutside],
});
// With the young generation of `npm start`.
const nodeArgs = [
  '--enable-source-maps',
  '--expose-gc',
  '--min-semi-space-size=16',
  '--max-semi-space-size=64',
  ...(process.env.BENCH_NODE_ARGS ?? '').split(' '),
];
const measure = (env = {}) => run(process.execPath, [...nodeArgs.filter(Boolean), target, ...args], { env });
process.exit(args.includes('mongodb') ? await withMongodb(measure) : await measure());

/** Other engines stand in a package of their own, so that nothing of theirs reaches the product. */
function installPeers() {
  if (existsSync(join(peers, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the engines to compare with …');
  const install = ['ci', '--prefix', peers, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', install, { stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error('They could not be installed. Measure Flowbook alone with --without-peers.');
  process.exit(1);
}
