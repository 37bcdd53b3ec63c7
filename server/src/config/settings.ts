import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { WorkingCalendar } from '@flowbook/engine';
import { z } from 'zod';
import { isTimeZone } from './time-zone.ts';
import { CalendarFileError, readWorkingCalendar } from './working-calendar.ts';

const HOST = /^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** Host names with commas between. */
const hostList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(/[,\s]+/)
      .filter((host) => host !== '')
      .map((host) => host.toLowerCase()),
  )
  .refine((hosts) => hosts.every((host) => HOST.test(host)), {
    error: 'must be host names with commas between, such as api.example.com,*.shop.example,crm.lan:8080',
  });

const Environment = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0, 'must be a port number (0 takes any free port)')
    .max(65535, 'must be a port number')
    .default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  SESSION_SECRET: z.string().min(32, 'must have 32 characters at least').optional(),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  CALENDAR_FILE: z.string().min(1).optional(),
  NODE_ENV: z.string().optional(),
  NODE_NAME: z.string().min(1).max(100).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  SIGN_IN_ATTEMPTS: z.coerce.number().int().min(1).default(20),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(1024).default(20),
  ADMIN_USERNAME: z.string().min(1).max(100).optional(),
  ADMIN_PASSWORD: z.string().min(12, 'must have 12 characters at least').max(200).optional(),
  HTTP_HOSTS: hostList,
  HTTP_PRIVATE_HOSTS: hostList,
  HTTP_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(300).default(10),
  HTTP_MAX_ANSWER_KB: z.coerce
    .number()
    .int()
    .min(1)
    .max(10 * 1024)
    .default(1024),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/\s]+/, 'must be an address such as smtps://user:password@mail.example.com')
    .refine((text) => URL.canParse(text), 'must be an address; encode what is special in its password')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, 'must be an e-mail address, such as Flowbook <flow@example.com>')
    .optional(),
  CONNECTIONS_FILE: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have 16 characters at least').optional(),
  RETENTION_DAYS: z.coerce.number().int().min(1, 'must be a number of days').max(36_500).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, 'must be an address such as mongodb://host:27017/flowbook')
    .optional(),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be an address such as redis://host:6379' })
    .optional(),
});

/** Every variable of the environment that is read. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

/** What the environment says, checked. */
export interface Settings {
  /** `0` takes any free port. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** May hold a password. `null`: the embedded store in `dataDir`. */
  readonly mongodbUri: string | null;
  /** May hold a password. `null`: live updates reach only those who are connected to the node at which they arise. */
  readonly redisUrl: string | null;
  /** Without a slash at the end; `null`: http://localhost with the port. */
  readonly publicUrl: string | null;
  /** `null`: generated and kept in the data directory. */
  readonly sessionSecret: string | null;
  readonly timeZone: string;
  /** When the firm works, for timers and due dates that count working time. */
  readonly calendar: WorkingCalendar;
  readonly production: boolean;
  readonly nodeName: string;
  readonly logLevel: string;
  /** How many proxies in front of the server are believed about the client's address. */
  readonly trustedProxies: number;
  /** Failed attempts to sign in, for one name from one address, in a quarter of an hour. */
  readonly signInAttempts: number;
  readonly maxUploadBytes: number;
  /** Where `http-request` may go: names at public addresses, and names that may stand at private ones. */
  readonly httpHosts: readonly string[];
  readonly httpPrivateHosts: readonly string[];
  readonly httpTimeoutMs: number;
  readonly httpMaxAnswerBytes: number;
  /** The address may hold a password. `null`: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** JSON file of named connections, which hold secrets; see `connections.ts`. */
  readonly connectionsFile: string | null;
  /** Who may read `/metrics`; `null`: nobody. */
  readonly metricsToken: string | null;
  /** How long finished cases are kept; `null`: for ever. */
  readonly retentionDays: number | null;
  /** A first administrator's account, made if it is missing. */
  readonly administrator: { readonly username: string; readonly password: string } | null;
}

/** A setting that cannot be used. Its message names every wrong one, a line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings; throws a `SettingsError` that names what is wrong. An empty variable counts as absent. */
export function readSettings(environment: { readonly [name: string]: string | undefined }): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'),
    );
  }
  const env = parsed.data;
  if ((env.ADMIN_USERNAME === undefined) !== (env.ADMIN_PASSWORD === undefined)) {
    throw new SettingsError('ADMIN_USERNAME and ADMIN_PASSWORD must be set together');
  }
  if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined)) {
    throw new SettingsError('SMTP_URL and MAIL_FROM must be set together');
  }
  return {
    port: env.PORT,
    dataDir: resolve(env.DATA_DIR),
    mongodbUri: env.MONGODB_URI ?? null,
    redisUrl: env.REDIS_URL ?? null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    sessionSecret: env.SESSION_SECRET ?? null,
    timeZone: env.TIME_ZONE,
    calendar: calendarOf(env.CALENDAR_FILE, env.TIME_ZONE),
    production: env.NODE_ENV === 'production',
    nodeName: env.NODE_NAME ?? hostname(),
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUST_PROXY,
    signInAttempts: env.SIGN_IN_ATTEMPTS,
    maxUploadBytes: env.MAX_UPLOAD_MB * 1024 * 1024,
    httpHosts: env.HTTP_HOSTS,
    httpPrivateHosts: env.HTTP_PRIVATE_HOSTS,
    httpTimeoutMs: env.HTTP_TIMEOUT_SECONDS * 1000,
    httpMaxAnswerBytes: env.HTTP_MAX_ANSWER_KB * 1024,
    mail:
      env.SMTP_URL === undefined || env.MAIL_FROM === undefined
        ? null
        : { url: env.SMTP_URL, from: env.MAIL_FROM },
    connectionsFile: env.CONNECTIONS_FILE === undefined ? null : resolve(env.CONNECTIONS_FILE),
    metricsToken: env.METRICS_TOKEN ?? null,
    retentionDays: env.RETENTION_DAYS ?? null,
    administrator:
      env.ADMIN_USERNAME === undefined || env.ADMIN_PASSWORD === undefined
        ? null
        : { username: env.ADMIN_USERNAME, password: env.ADMIN_PASSWORD },
  };
}

function calendarOf(file: string | undefined, timeZone: string): WorkingCalendar {
  try {
    return readWorkingCalendar(file === undefined ? null : resolve(file), timeZone);
  } catch (error) {
    throw error instanceof CalendarFileError ? new SettingsError(error.message, { cause: error }) : error;
  }
}
