import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk of its own at a folder, which can be filled and freed. */
export interface SmallDisk {
  /** Fills it until so many bytes are left. */
  fill(freeBytes: number): void;
  free(): void;
  remove(): void;
}

const SIZE_MB = 48;

/** Mounts a small disk at an empty folder; or says why that is not possible here. */
export function mountSmallDisk(folder: string, sizeMb = SIZE_MB): SmallDisk | { readonly reason: string } {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (mounted.error !== undefined) return { reason: `mount cannot be started: ${mounted.error.message}` };
  if (mounted.status !== 0)
    return { reason: `no tmpfs can be mounted here: ${mounted.stderr.trim() || `code ${mounted.status}`}` };
  const filler = join(folder, 'filler');
  const unmount = () => {
    process.off('exit', unmount);
    spawnSync('umount', ['-l', folder]);
  };
  // A run that is broken off leaves no disk behind; before the folder that it is in goes.
  process.prependListener('exit', unmount);
  return {
    fill: (freeBytes) => {
      rmSync(filler, { force: true });
      writeZeros(filler, freeOn(folder) - freeBytes);
    },
    free: () => rmSync(filler, { force: true }),
    remove: unmount,
  };
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** So many, or as many as there is room for: others write at the same time. */
function writeZeros(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(64 * 1024);
  try {
    for (let left = bytes; left > 0; left -= block.length)
      writeSync(file, block, 0, Math.min(left, block.length));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}
