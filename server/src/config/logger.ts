import { type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

/** Names of members that are never written, wherever they stand, should somebody log more than they meant to. */
const NEVER = ['password', 'passwordHash', 'csrfToken', 'cookie', 'submission', 'variables'];

/** One JSON line an entry, on the standard output. */
export function createLogger({ logLevel }: Pick<Settings, 'logLevel'>): Logger {
  return pino({
    level: logLevel,
    redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`]), remove: true },
  });
}
