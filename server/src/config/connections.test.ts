import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TempDirectory, tempDirectory } from '../testing/temp-directory.ts';
import { readConnections } from './connections.ts';
import { SettingsError } from './settings.ts';

let folder: TempDirectory;
beforeEach(() => {
  folder = tempDirectory();
});
afterEach(() => folder.remove());

const read = (text: string) => {
  const path = join(folder.path, 'connections.json');
  writeFileSync(path, text);
  return readConnections(path);
};

it('are read by name, with what is left out filled in', () => {
  expect(
    read(
      '{"crm":{"kind":"http","url":"https://crm.example/api"},"ops":{"kind":"feishu-robot","url":"https://x/y"}}',
    ),
  ).toEqual({
    crm: { kind: 'http', url: 'https://crm.example/api', headers: {} },
    ops: { kind: 'feishu-robot', url: 'https://x/y', secret: null },
  });
  expect(readConnections(null)).toEqual({});
});

it.each([
  ['no JSON', '{"ops": s3cret'],
  ['an unknown kind', '{"ops":{"kind":"pigeon","url":"https://s3cret"}}'],
  ['a member that is none', '{"ops":{"kind":"http","url":"https://x","password":"s3cret"}}'],
  ['no address', '{"ops":{"kind":"wecom-robot","url":"s3cret"}}'],
  ['a wrong name', '{"a b":{"kind":"http","url":"https://x"}}'],
])('are refused with %s, and nothing of them is repeated', (_, text) => {
  let message = '';
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    message = String(error);
  }
  expect(message).toContain('connections.json');
  expect(message).not.toContain('s3cret');
});

it('name a file that is not there', () => {
  expect(() => readConnections(join(folder.path, 'none.json'))).toThrow(/none\.json cannot be read/);
});
