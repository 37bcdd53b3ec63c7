import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { textIn } from './texts.ts';
import { zh } from './zh.ts';

const keys = Object.keys(zh) as (keyof typeof zh)[];
const parametersOf = (text: string) => [...text.matchAll(/{(\w+)}/g)].map(([, name]) => name).sort();

/** The designer's own sources; the form editor has texts of its own. */
function sources(folder = join(import.meta.dirname, '..')): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['texts', 'form-editor', 'testing'].includes(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the texts of the designer', () => {
  it('have the same keys and parameters in both languages', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
    for (const key of keys) expect([key, parametersOf(en[key])]).toEqual([key, parametersOf(zh[key])]);
  });
  it('are Chinese in Chinese and English in English', () => {
    expect(keys.filter((key) => /[一-鿿、。，：；？！（）]/.test(en[key]))).toEqual([]);
    const noWords = new Set(['common.listSeparator', 'condition.inner']);
    expect(keys.filter((key) => !noWords.has(key) && !/[一-鿿]/.test(zh[key]))).toEqual([]);
    expect(keys.filter((key) => /[一-鿿] ?[,;!?()]/.test(zh[key]))).toEqual([]);
  });
  it('fill in their parameters', () => {
    expect(textIn('zh', 'save.saved', { time: '10:32' })).toBe('已保存 10:32');
    expect(textIn('en', 'problems.count', { count: 0 })).toBe('0 in all');
  });
  it('are all used, and no component writes Chinese itself', () => {
    const all = sources();
    const text = all.join('\n');
    // Keys that are put together: `t(`operator.${each}`)`.
    const families = [...text.matchAll(/t\(`([\w.]+)\$\{/g)].map(([, start]) => start ?? '');
    const unused = keys.filter(
      (key) => !text.includes(`'${key}'`) && !families.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
    const inJsx = all.filter((source) => source.includes('</') && /[一-鿿]/.test(withoutComments(source)));
    expect(inJsx).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
