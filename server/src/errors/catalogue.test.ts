import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';

const server = join(import.meta.dirname, '..');
const engineRejections = join(server, '../../runtime/engine/src/errors/rejection.ts');
const names = Object.keys(catalogue).map((code) => code.split('.')[0]);
/** Every code as a text, save where one is a member's name. */
const literal = new RegExp(`'((?:${[...new Set(names)].join('|')})\\.[a-z][a-z-]+)'(?!:)`, 'g');

const INTRODUCTION = [
  'Every refusal of the API is `{ code, message, requestId, details?, findings? }`. A code never changes its meaning;',
  'the sentence follows `Accept-Language`. Made from `server/src/errors/catalogue.ts` by its test (`vitest -u`).',
].join('\n');

/** Socket messages are called like codes. */
const messages = /'(task|instance|incident)\.changed'|'definition\.published'/g;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'catalogue.ts')
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes('/testing/') && !path.includes('/stores/'));
}

describe('the error catalogue', () => {
  it('has every code that the sources use, and no other', () => {
    const texts = [...sources(server), engineRejections].map((path) => readFileSync(path, 'utf8'));
    const used = texts.flatMap((text) =>
      [...text.replace(messages, '').matchAll(literal)].map(([, code]) => code ?? ''),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(catalogue).sort());
  });

  it('stands in the documentation as it is', async () => {
    const lines = Object.entries(catalogue).map(
      ([code, { status, sentence }]) => `- \`${code}\` (${status}): ${sentence.zh} ${sentence.en}`,
    );
    const text = `# Error codes\n\n${INTRODUCTION}\n\n${lines.join('\n')}\n`;
    await expect(text).toMatchFileSnapshot('../../docs/error-codes.md');
  });

  it('has a status and a sentence in both languages for each', () => {
    for (const [code, { status, sentence }] of Object.entries(catalogue)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(sentence.zh, code).toMatch(/\p{Script=Han}.*。$/u);
      expect(sentence.en, code).toMatch(/^[A-Z].*\.$/);
    }
  });
});
