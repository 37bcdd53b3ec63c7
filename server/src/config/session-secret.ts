import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretToken } from '../platform/ids.ts';

/** The secret of the settings, or one that is made at the first start and kept in the data directory. */
export function sessionSecret(fromSettings: string | null, dataDir: string): string {
  if (fromSettings !== null) return fromSettings;
  const path = join(dataDir, 'session-secret');
  return readIfThere(path) ?? makeSecret(path, dataDir);
}

function readIfThere(path: string): string | null {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    return secret === '' ? null : secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function makeSecret(path: string, dataDir: string): string {
  const secret = secretToken(48);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, secret, { mode: 0o600 });
  return secret;
}
