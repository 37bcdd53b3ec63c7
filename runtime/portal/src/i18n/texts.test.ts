// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const src = join(import.meta.dirname, '..');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^testing|^i18n[\\/](zh|en)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));

type Texts = { readonly [key: string]: string | Texts };
const flatten = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
const zhTexts = flatten(zh);
const enTexts = flatten(en);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('texts', () => {
  it('stand in both languages under the same keys', () => {
    expect(enTexts.map(([key]) => key)).toEqual(zhTexts.map(([key]) => key));
  });

  it('fill in the same values in both languages', () => {
    const english = new Map(enTexts);
    const different = zhTexts.filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')),
    );
    expect(different).toEqual([]);
  });

  it('are never empty, and Chinese sentences end in Chinese punctuation', () => {
    expect([...zhTexts, ...enTexts].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(zhTexts.filter(([, text]) => /[\u4e00-\u9fff][,.;:!?]/.test(text))).toEqual([]);
  });

  it('are all used', () => {
    const all = sources.map(({ text }) => text).join('\n');
    // Whole families, such as `pending.sorts.${sort}`, whose members the types check.
    const families = [...all.matchAll(/\bt\(`([\w.]+\.)\$\{/g)].map(([, family]) => family ?? '');
    const unused = zhTexts
      .map(([key]) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !all.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)));
    expect(unused).toEqual([]);
  });
});

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly name?: { readonly name?: string };
}
const SHOWN = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'okText',
  'cancelText',
  'description',
]);

/** Texts that a component writes itself instead of taking them from the dictionaries. */
function bareTexts(path: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, value, name } = node as Node;
    if (type === 'JSXText' && /\p{L}/u.test(String(value))) found.push(`${path}: ${String(value).trim()}`);
    if (type === 'JSXAttribute' && SHOWN.has(name?.name ?? '')) {
      const literal = value as { type?: string; value?: unknown } | null;
      if (literal?.type === 'Literal' && /\p{L}/u.test(String(literal.value))) {
        found.push(`${path}: ${name?.name}="${String(literal.value)}"`);
      }
    }
    Object.values(node).forEach(visit);
  };
  visit(parseSync(path, code).program);
  return found;
}

describe('components', () => {
  it('write no text of their own', () => {
    const tsx = sources.filter(({ path }) => path.endsWith('.tsx'));
    expect(tsx.flatMap(({ path, text }) => bareTexts(path, text))).toEqual([]);
  });

  it('hold no Chinese outside the dictionaries', () => {
    expect(sources.filter(({ text }) => /[\u4e00-\u9fff]/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('are found out when they do', () => {
    expect(bareTexts('x.tsx', 'const a = <p title="Hello">World {t("a.b")}</p>;')).toHaveLength(2);
  });
});
