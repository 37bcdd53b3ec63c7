import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, settingNames } from '@flowbook/server';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly environment?: { readonly [name: string]: string };
  readonly depends_on?: { readonly [service: string]: { readonly condition: string } };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
}
interface Compose {
  readonly services: { readonly [name: string]: Service };
  readonly volumes: { readonly [name: string]: unknown };
}

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const servers = Object.keys(compose.services).filter((name) => name.startsWith('server-'));
const nginx = read('deploy/nginx.conf');
const dockerfile = read('Dockerfile');

/** As compose fills in: `${NAME:-default}` and `${NAME:?why}`. */
function filledIn(value: string, given: { readonly [name: string]: string }): string {
  return value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, text: string) => {
    const found = given[name];
    if (found === undefined && kind === '?') throw new Error(`${name}: ${text}`);
    return found ?? text;
  });
}

describe('compose.yaml', () => {
  it('has two servers, MongoDB, Redis and a proxy, with a fixed version each', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'mongodb',
      'proxy',
      'redis',
      'server-1',
      'server-2',
    ]);
    for (const [name, { image }] of services)
      if (!servers.includes(name)) expect(image).toMatch(/^[a-z]+:\d+\.\d+/);
  });

  it('gives the servers settings that they take, the same but for their names, and no secret of its own', () => {
    const given = { SESSION_SECRET: 's'.repeat(48), ADMIN_PASSWORD: 'p'.repeat(12) };
    const settings = servers.map((name) => {
      const environment = Object.entries(compose.services[name]?.environment ?? {});
      expect(() => environment.map(([, value]) => filledIn(value, {}))).toThrow(
        /SESSION_SECRET|ADMIN_PASSWORD/,
      );
      const read = readSettings(
        Object.fromEntries(environment.map(([key, value]) => [key, filledIn(value, given)])),
      );
      expect(read).toMatchObject({ nodeName: name, trustedProxies: 1, redisUrl: 'redis://redis:6379' });
      expect(new URL(read.mongodbUri ?? '').hostname).toBe('mongodb');
      return { ...read, nodeName: '' };
    });
    expect(settings[1]).toEqual(settings[0]);
  });

  it('hands on every setting that is not the image’s or fixed here, each as it is given', () => {
    const ofImage = [...dockerfile.matchAll(/[ ]([A-Z_]+)=/g)].map(([, name]) => name ?? '');
    expect(settingNames.filter((name) => ofImage.includes(name)).sort()).toEqual([
      'DATA_DIR',
      'NODE_ENV',
      'PORT',
    ]);
    const fixed = ['MONGODB_URI', 'REDIS_URL', 'NODE_NAME', 'TRUST_PROXY'];
    for (const server of servers) {
      const environment = compose.services[server]?.environment ?? {};
      const wanted = settingNames.filter((name) => !ofImage.includes(name));
      expect(Object.keys(environment).sort()).toEqual([...wanted].sort());
      const given = wanted.filter((name) => !fixed.includes(name));
      for (const name of given)
        expect([name, filledIn(environment[name] ?? '', { [name]: 'as given' })]).toEqual([name, 'as given']);
    }
  });

  it('shows both servers a folder for the calendar and the connections, which need not be there', () => {
    const given = { SESSION_SECRET: 's'.repeat(48), ADMIN_PASSWORD: 'p'.repeat(12) };
    for (const server of servers) {
      const { volumes = [], environment = {} } = compose.services[server] ?? {};
      expect(volumes.map((volume) => filledIn(volume, {}))).toEqual(['./deploy/config:/config:ro']);
      expect(volumes.map((volume) => filledIn(volume, { CONFIG_DIR: '/etc/flowbook' }))).toEqual([
        '/etc/flowbook:/config:ro',
      ]);
      const filled = Object.entries(environment).map(([name, value]) => [name, filledIn(value, given)]);
      const usual = readSettings({});
      expect(readSettings(Object.fromEntries(filled))).toMatchObject({
        calendar: usual.calendar,
        connectionsFile: null,
        logLevel: usual.logLevel,
        maxUploadBytes: usual.maxUploadBytes,
        httpTimeoutMs: usual.httpTimeoutMs,
        mail: null,
        metricsToken: null,
        retentionDays: null,
      });
    }
    const kept = read('.gitignore').split('\n');
    expect(kept).toEqual(expect.arrayContaining(['deploy/config/*', '!deploy/config/README.md']));
    expect(read('.dockerignore').split('\n')).toContain('deploy/config');
    for (const setting of ['CALENDAR_FILE=/config/', 'CONNECTIONS_FILE=/config/'])
      for (const document of ['compose.yaml', 'deploy/config/README.md'])
        expect(read(document)).toContain(setting);
  });

  it('waits for what says that it is well, and names nothing that is not there', () => {
    for (const [, { depends_on = {}, volumes = [] }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        const isWatched = servers.includes(other)
          ? dockerfile.includes('HEALTHCHECK')
          : compose.services[other]?.healthcheck !== undefined;
        expect([other, isWatched]).toEqual([other, true]);
      }
      for (const volume of volumes) {
        const [source = ''] = filledIn(volume, {}).split(':');
        const isThere = source.startsWith('./')
          ? existsSync(join(root, source))
          : Object.hasOwn(compose.volumes, source);
        expect([source, isThere]).toEqual([source, true]);
      }
    }
  });

  it('has a proxy that knows both servers, and lets everything in that they may take', () => {
    const [, mostMegabytes] = /client_max_body_size (\d+)m;/.exec(nginx) ?? [];
    expect(() => readSettings({ MAX_UPLOAD_MB: mostMegabytes })).toThrow('MAX_UPLOAD_MB');
    expect([...nginx.matchAll(/server (\S+):3000/g)].map(([, name]) => name)).toEqual(servers);
  });

  it.skipIf(spawnSync('nginx', ['-v']).error !== undefined)('has a proxy that nginx can read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flowbook-nginx-'));
    const site = nginx
      .replace(/server server-\d/g, 'server 127.0.0.1')
      .replace('listen 8080', `listen unix:${folder}/socket`);
    const path = join(folder, 'nginx.conf');
    writeFileSync(path, `pid ${folder}/pid; events {} http { ${site}\n}`);
    const { status, stderr } = spawnSync('nginx', ['-t', '-q', '-e', 'stderr', '-c', path], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true, force: true });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('the Dockerfile', () => {
  it('copies what is there, and runs as nobody in particular', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(\S+) /gm)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    expect(dockerfile).toMatch(/^USER node$/m);
    const workspaces = (JSON.parse(read('package.json')) as { workspaces: string[] }).workspaces;
    const installed = [...dockerfile.matchAll(/ -w (\S+)/g)].map(([, workspace]) => workspace);
    expect(workspaces).toEqual(expect.arrayContaining(installed));
  });
});
