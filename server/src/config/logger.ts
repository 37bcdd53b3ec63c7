import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { Settings } from './settings.ts';

/** Names of members that are never written, wherever they stand, should somebody log more than they meant to. */
const NEVER = [
  'password',
  'passwordHash',
  'csrfToken',
  'cookie',
  'authorization',
  'secret',
  'submission',
  'variables',
];

/** One JSON line an entry, on the standard output unless another destination is given. */
export function createLogger(
  { logLevel, nodeName }: Pick<Settings, 'logLevel' | 'nodeName'>,
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    base: { node: nodeName, pid: process.pid },
    level: logLevel,
    redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`]), remove: true },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
