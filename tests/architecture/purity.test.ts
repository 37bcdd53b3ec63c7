import { describe, expect, it } from 'vitest';
import { sourcesOf } from './sources.ts';

const impure =
  /\b(Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|performance\.now|process\.|eval\(|new Function)/;

describe('pure workspaces', () => {
  for (const folder of ['runtime/expressions/src', 'runtime/engine/src', 'runtime/forms/src']) {
    it(`${folder} reads no clock, makes no random number and evaluates no code`, () => {
      const found = sourcesOf(folder)
        .filter(({ text }) => impure.test(withoutComments(text)))
        .map(({ path }) => path);
      expect(found).toEqual([]);
    });
  }

  it('only the platform reads the server’s clock', () => {
    const readers = sourcesOf('server/src')
      .filter(({ path }) => !path.startsWith('server/src/platform/'))
      .filter(({ text }) => /\b(Date\.now|new Date\(\)|Math\.random)/.test(withoutComments(text)))
      .map(({ path }) => path);
    expect(readers).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
