import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConstructs, loadPatterns } from './construct.ts';
import { judge, type Verdict } from './verdict.ts';

const readme = join(import.meta.dirname, '..', '..', 'runtime', 'engine', 'README.md');

/** The engine's README with the tables of constructs and patterns as they are now. */
export async function upToDateReadme(): Promise<string> {
  const text = readFileSync(readme, 'utf8');
  const withConstructs = between(text, 'constructs', await constructsTable());
  return between(withConstructs, 'patterns', await patternsTable());
}

export function currentReadme(): string {
  return readFileSync(readme, 'utf8');
}

export async function writeReadme(): Promise<void> {
  writeFileSync(readme, await upToDateReadme());
}

async function constructsTable(): Promise<string> {
  const rows: string[] = [];
  for (const named of loadConstructs()) {
    const { title, clause } = named.construct;
    rows.push(`| \`${named.name}\` | ${cell(title)} | ${clause} | ${stateOf(await judge(named))} |`);
  }
  return ['| Construct | What must happen | Clause | State |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

async function patternsTable(): Promise<string> {
  const rows: string[] = [];
  for (const named of loadPatterns()) {
    const { pattern, title, note, inexpressible } = named.construct;
    const state = inexpressible === undefined ? stateOf(await judge(named)) : 'cannot be expressed';
    rows.push(`| ${pattern} | ${title} | ${state} | ${cell(inexpressible ?? note ?? '')} |`);
  }
  return ['| Number | Pattern | State | How, or why not |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A page without the blanks and dashes by which the formatter makes the columns of its tables equally wide. */
export function withoutPadding(page: string): string {
  return page.replace(/-{3,}/g, '---').replace(/ {2,}/g, ' ');
}

function stateOf(verdict: Verdict): string {
  if (verdict.kind === 'failed') return `**fails**: ${cell(verdict.reason)}`;
  return verdict.kind === 'refused' ? 'refused, as it must be' : 'runs';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

/** Replaces what stands between two marks of the page. */
function between(text: string, mark: string, content: string): string {
  const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`The page has no marks ${open} … ${close}.`);
  return `${text.slice(0, start + open.length)}\n\n${content}\n\n${text.slice(end)}`;
}
