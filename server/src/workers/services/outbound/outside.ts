import type { AllowedHosts } from './allowed-hosts.ts';
import type { Resolve } from './send-request.ts';

/** A system outside with what one needs to speak to it. Models name it; only settings know what it holds. */
export type Connection =
  | {
      readonly kind: 'http';
      /** Where relative addresses begin. */
      readonly url: string;
      readonly headers: { readonly [name: string]: string };
    }
  | { readonly kind: 'wecom-robot'; readonly url: string }
  | {
      readonly kind: 'dingtalk-robot' | 'feishu-robot';
      readonly url: string;
      /** `null`: the robot checks no signatures. */
      readonly secret: string | null;
    };

/** What the server's own services may reach outside. */
export interface Outside {
  readonly allowedHosts: AllowedHosts;
  readonly connections: { readonly [name: string]: Connection };
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** `null`: mail is not set up. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly resolve?: Resolve;
}

/** Nothing is set up, so everything is refused. */
export const NOTHING_OUTSIDE: Outside = {
  allowedHosts: { hosts: [], privateHosts: [] },
  connections: {},
  timeoutMs: 10_000,
  mostBytes: 1_048_576,
  mail: null,
};

/** The connection of this name and kind, if settings have one. */
export function connectionOf<Kind extends Connection['kind']>(
  { connections }: Outside,
  name: string,
  kind: Kind,
): Extract<Connection, { kind: Kind }> | null {
  const connection = Object.hasOwn(connections, name) ? connections[name] : undefined;
  return connection?.kind === kind ? (connection as Extract<Connection, { kind: Kind }>) : null;
}
