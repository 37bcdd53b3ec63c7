/** Hosts that requests may go to; a setting names them, models cannot. */
export interface AllowedHosts {
  /** Names that may stand at public addresses. */
  readonly hosts: readonly string[];
  /** Names, or addresses, that may also stand at private ones. */
  readonly privateHosts: readonly string[];
}

export interface Admission {
  readonly mayBePrivate: boolean;
}

/** On what terms a request may go there; `null`: it may not. */
export function admission({ hosts, privateHosts }: AllowedHosts, url: URL): Admission | null {
  if (privateHosts.some((pattern) => fits(pattern, url))) return { mayBePrivate: true };
  if (hosts.some((pattern) => fits(pattern, url))) return { mayBePrivate: false };
  return null;
}

/** `api.example.com`, `*.example.com` (any name below it), either with a port; without one the protocol's own. */
function fits(pattern: string, url: URL): boolean {
  const [, name = '', port = ''] = /^(.*?)(?::(\d+))?$/.exec(pattern.toLowerCase()) ?? [];
  if (port !== url.port) return false;
  const host = url.hostname.toLowerCase();
  return name.startsWith('*.')
    ? host.endsWith(name.slice(1)) && host.length > name.length - 1
    : host === name;
}
