import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Connection } from '../workers/services/outbound/outside.ts';
import { SettingsError } from './settings.ts';

const Address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const Secret = z.string().min(1).nullable().default(null);

const Connections = z.record(
  z.string().regex(/^[\w.-]{1,100}$/, 'must be a name of letters, digits, dots, underscores and hyphens'),
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('http'),
      url: Address,
      headers: z.record(z.string(), z.string()).default({}),
    }),
    z.strictObject({ kind: z.literal('wecom-robot'), url: Address }),
    z.strictObject({ kind: z.literal('dingtalk-robot'), url: Address, secret: Secret }),
    z.strictObject({ kind: z.literal('feishu-robot'), url: Address, secret: Secret }),
  ]),
);

/**
 * Named connections of `CONNECTIONS_FILE`, a JSON object by name. Throws a `SettingsError` that says where the file is
 * wrong and repeats nothing of what it holds.
 */
export function readConnections(path: string | null): { readonly [name: string]: Connection } {
  if (path === null) return {};
  const parsed = Connections.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new SettingsError(`CONNECTIONS_FILE ${path} cannot be used:\n${lines.join('\n')}`);
}

function contentOf(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new SettingsError(`CONNECTIONS_FILE ${path} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsError(`CONNECTIONS_FILE ${path} is no JSON.`);
  }
}
