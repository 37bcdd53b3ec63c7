import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Building takes one to three minutes on two processors; a machine without a module proxy must not wait for ever. */
const PATIENCE_MS = { download: 120_000, build: 300_000 };
const FERRETDB = { module: 'github.com/FerretDB/FerretDB', version: 'v1.24.2' };

/**
 * The server to test against: that of MONGODB_URI, else a `mongod` on the PATH, else FerretDB, which is installed
 * outside the repository where the Go toolchain is present.
 * @returns {Promise<{uri: string, name: string} | {kind: 'mongod' | 'ferretdb', path: string} | {reason: string}>}
 */
export async function findServer() {
  const uri = process.env.MONGODB_URI;
  if (uri) return { uri, name: 'the server of MONGODB_URI' };
  if (await answers('mongod', '--version')) return { kind: 'mongod', path: 'mongod' };
  return findFerretdb();
}

async function findFerretdb() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'flowbook', `ferretdb-${FERRETDB.version}-patch-2`);
  const path = join(folder, 'ferretdb');
  if (existsSync(path)) return { kind: 'ferretdb', path };
  if (!(await answers('go', 'version')))
    return { reason: 'MONGODB_URI is not set, and neither mongod nor Go (to build FerretDB) is installed.' };
  console.log(`Building FerretDB ${FERRETDB.version} (one to three minutes, once) …`);
  try {
    mkdirSync(folder, { recursive: true });
    await buildFerretdb(path);
    return { kind: 'ferretdb', path };
  } catch (error) {
    return {
      reason: `MONGODB_URI is not set, there is no mongod, and FerretDB cannot be built: ${reasonOf(error)}`,
    };
  }
}

/**
 * `go install` makes a FerretDB that refuses to start, because the file with its version is not among its published
 * sources. So it is built from a copy of them which has that file, and two faults less: as published it reads the whole
 * collection where a filter says more than the id, and never ends a command of more than a hundred updates.
 */
async function buildFerretdb(path) {
  const { module, version } = FERRETDB;
  const { stdout } = await execute('go', ['mod', 'download', '-json', `${module}@${version}`], {
    cwd: tmpdir(),
    timeout: PATIENCE_MS.download,
  });
  const sources = mkdtempSync(join(tmpdir(), 'flowbook-ferretdb-'));
  try {
    cpSync(JSON.parse(stdout).Dir, sources, { recursive: true });
    makeWritable(sources);
    writeFileSync(join(sources, 'build/version/version.txt'), `${version}\n`);
    findById(sources);
    closeReadings(sources);
    await execute('go', ['build', '-o', `${path}.part`, './cmd/ferretdb'], {
      cwd: sources,
      timeout: PATIENCE_MS.build,
    });
    renameSync(`${path}.part`, path);
  } finally {
    rmSync(sources, { recursive: true, force: true });
  }
}

/** Finds by id where a filter says more than the id; the rest of the filter is applied to what is found. */
function findById(sources) {
  const backend = join(sources, 'internal/backends/sqlite');
  change(join(backend, 'collection.go'), {
    'if params.Filter.Len() == 1 {': 'if params.Filter.Len() > 0 {',
    '\tq += whereClause\n':
      '\tif whereClause == "" {\n\t\twhereClause, args = whereIDIn(params.Filter)\n\t}\n\n\tq += whereClause\n',
  });
  cpSync(join(import.meta.dirname, 'ids-in.go.txt'), join(backend, 'ids_in.go'));
}

/** Lets go of what one update of many read before it comes to the next; else the hundredth waits for ever. */
function closeReadings(sources) {
  const update = 'result, err := common.UpdateDocument(ctx, c, "update", iter, &u)\n';
  change(join(sources, 'internal/handler/msg_update.go'), {
    '\t\tdefer closer.Close()\n': '',
    [update]: `${update}\t\tcloser.Close()\n`,
  });
}

function change(path, replacements) {
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`${path} is not as expected.`);
    text = text.replace(from, to);
  }
  writeFileSync(path, text);
}

/** In one line: the command, and what it said last or that it took too long. */
function reasonOf({ message, killed, stdout, stderr }) {
  const [command = ''] = message.split('\n');
  const said = /"Error": "(.*)"/.exec(stdout ?? '')?.[1] ?? stderr?.trim().split('\n').at(-1) ?? '';
  const last = killed ? 'it took too long' : said;
  return last === '' ? command : `${command} (${last})`;
}

/** Published sources are for reading only, their folders too. */
function makeWritable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
}

async function answers(command, argument) {
  try {
    await execute(command, [argument]);
    return true;
  } catch {
    return false;
  }
}
