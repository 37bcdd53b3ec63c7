import { createHash } from 'node:crypto';
import { secretToken } from '../../platform/ids.ts';

/** Says what it is, so that a scanner finds one that leaked into a file. */
const PREFIX = 'flowbook_';

export function newSecret(): string {
  return `${PREFIX}${secretToken()}`;
}

/** What the store keeps instead: a secret of 256 random bits needs no slow hash. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
