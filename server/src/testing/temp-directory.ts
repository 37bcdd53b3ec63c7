import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDirectory {
  readonly path: string;
  remove(): void;
}

/** A fresh folder for one test. */
export function tempDirectory(): TempDirectory {
  const path = mkdtempSync(join(tmpdir(), 'flowbook-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
