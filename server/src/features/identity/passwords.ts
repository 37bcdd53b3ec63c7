import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's first choice of costs (19 MiB, two passes, one lane): the library's defaults, spelled out. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password that nobody has; made once. */
let nobodysHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COSTS);
}

/**
 * Whether the password belongs to the hash. Without a hash (an unknown user) it takes as long and is false, so that
 * the time of the answer does not tell which names exist.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  nobodysHash ??= hashPassword('nobody has this password');
  await verify(await nobodysHash, password);
  return false;
}
