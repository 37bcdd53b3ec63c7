import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '../../..');
const LOOK_MS = 100;

/** What a run that was broken off left behind, and what there was before. */
export interface BrokenOff {
  readonly code: number | null;
  /** Kinds of things that ran when it was broken off. */
  readonly before: readonly string[];
  /** Command lines of processes, mounted disks, folders. */
  readonly left: readonly string[];
}

/**
 * Plays rounds of these kinds and breaks the run off when all of this is there: by Ctrl-C, which reaches everything that
 * runs in a terminal, or by a signal to the command alone.
 */
export async function breakOff(
  kinds: string,
  how: 'Ctrl-C' | 'SIGTERM',
  awaited: readonly string[],
): Promise<BrokenOff> {
  // All that it starts inherits where temporary files go, and so can be found.
  const folder = mkdtempSync(join(tmpdir(), 'flowbook-broken-off-'));
  const args = ['tests/tooling/faults.mjs', '--rounds', '50', '--seed', '0', '--kinds', kinds];
  const { FLOWBOOK_TEST_MONGODB_URI: _, ...env } = process.env;
  const run = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, TMPDIR: folder },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => run.once('exit', resolve));
  try {
    const isThere = () => awaited.every((one) => remains(folder).some((line) => line.includes(one)));
    while (run.exitCode === null && !isThere()) await wait(LOOK_MS);
    const before = awaited.filter((one) => remains(folder).some((line) => line.includes(one)));
    if (how === 'Ctrl-C' && run.pid !== undefined) process.kill(-run.pid, 'SIGINT');
    else run.kill('SIGTERM');
    const code = await ended;
    return { code, before, left: await whatStays(folder) };
  } finally {
    run.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is being killed is gone a moment later. */
async function whatStays(folder: string): Promise<readonly string[]> {
  for (let look = 0; look < 20 && remains(folder).length > 0; look++) await wait(LOOK_MS);
  return remains(folder);
}

function remains(folder: string): readonly string[] {
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => `mounted: ${line}`);
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readOrNothing(`/proc/${pid}/environ`).split('\0').includes(`TMPDIR=${folder}`))
    .map((pid) => `process: ${readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);
  // The compiler keeps what it compiled for the next time.
  const folders = readdirSync(folder)
    .filter((name) => name.startsWith('flowbook-'))
    .map((name) => `folder: ${name}`);
  return [...mounts, ...processes, ...folders];
}

/** Processes end while one looks. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
