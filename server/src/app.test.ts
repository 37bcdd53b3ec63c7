import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@flowbook/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TempDirectory, tempDirectory } from './testing/temp-directory.ts';
import type { TestClient } from './testing/test-client.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let browser: TestClient;
let portal: TempDirectory;
beforeAll(async () => {
  portal = tempDirectory();
  mkdirSync(join(portal.path, 'assets'));
  writeFileSync(join(portal.path, 'index.html'), '<!doctype html><title>Flowbook</title>');
  writeFileSync(join(portal.path, 'assets/app-1a2b.js'), 'export {};');
  server = await startTestServer({ portalFolder: portal.path });
  browser = server.client();
});
afterAll(async () => {
  await server.stop();
  portal.remove();
});

const html = { headers: { accept: 'text/html' } };

describe('the web app', () => {
  it('is the page for every address that a browser opens, asked for each time', async () => {
    for (const path of ['/', '/tasks/17', '/design']) {
      const response = await browser.fetch(path, html);
      expect([response.status, await response.text()]).toEqual([
        200,
        expect.stringContaining('<title>Flowbook'),
      ]);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('keeps its hashed files for ever and does not answer for missing ones', async () => {
    const file = await browser.fetch('/assets/app-1a2b.js');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await browser.fetch('/assets/app-0000.js', html)).status).toBe(404);
    expect((await browser.fetch('/api/nothing', html)).status).toBe(404);
  });

  it('may run no script but its own files', async () => {
    const policy = (await browser.fetch('/', html)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });
});

describe('the description of the API', () => {
  it('has every operation of the contract, and every reference in it leads somewhere', async () => {
    const response = await browser.fetch('/api/v1/openapi.json');
    const text = await response.text();
    const document = JSON.parse(text);
    const operations = Object.values<{ [method: string]: { operationId: string; tags: string[] } }>(
      document.paths,
    ).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      [...Object.keys(routes), 'downloadFile'].sort(),
    );
    const subjects = (id: string) => operations.find(({ operationId }) => operationId === id)?.tags;
    expect([subjects('claimTask'), subjects('downloadFile')]).toEqual([['tasks'], ['files']]);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas).toHaveProperty([name ?? '']);
    }
    expect(text).not.toContain('$defs');
    expect(document.openapi).toBe('3.1.0');
  });

  it('can be read in a page without inline scripts', async () => {
    const page = await (await browser.fetch('/api/docs', html)).text();
    expect(page).not.toMatch(/<script>/);
    for (const [, source] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const file = await browser.fetch(source ?? '');
      expect([source, file.status, (await file.text()).length > 100]).toEqual([source, 200, true]);
    }
  });
});

describe('health', () => {
  it('is told without a session', async () => {
    expect((await browser.fetch('/healthz')).status).toBe(200);
    expect((await browser.fetch('/readyz')).status).toBe(200);
  });
});
