import type { Json } from '@flowbook/expressions';
import { isRecord } from '../path.ts';
import type { Rule } from '../schema.ts';

/** A place that a rule reads: names without row indexes, e.g. `items`, `amount`. */
export type ReadPath = readonly string[];

/** What a rule reads, found without evaluating it. */
export interface References {
  /** All places that it may read (for FEEL: every name, which may be too many). */
  readonly reads: readonly ReadPath[];
  /** Places that it reads for certain; what circles are looked for in. */
  readonly certain: readonly ReadPath[];
  /** Places without which the rule cannot be decided: not guarded by `or`, `if`, a default or a test for emptiness. */
  readonly needs: readonly ReadPath[];
  /** Its value changes with the clock. */
  readonly readsClock: boolean;
}

/** Operators whose second argument is evaluated on an element of a list, not on the document. */
const ELEMENT_WISE = new Set(['map', 'filter', 'reduce', 'all', 'some', 'none']);
/** Operators under which a missing value is foreseen by the author. */
const FORGIVING = new Set(['or', 'if', '?:', '!', '!!', 'missing', 'missing_some', ...ELEMENT_WISE]);

/** Reads a rule's text or tree; pure. */
export function referencesOf(rule: Rule): References {
  return typeof rule === 'string' ? feelReferences(rule) : logicReferences(rule);
}

function feelReferences(source: string): References {
  const text = source.slice(1).replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return {
    reads: feelPaths(text),
    certain: feelPaths(text.replace(/\[[^\][]*\]/g, '')),
    needs: [],
    readsClock: /\b(?:now|today)\s*\(/.test(text),
  };
}

/** Dotted names that are no function calls. */
function feelPaths(text: string): readonly ReadPath[] {
  const dotted =
    /(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*(?![\p{L}\p{N}_$])(?!\s*\()/gu;
  return (text.match(dotted) ?? []).map((name) => name.split('.'));
}

function logicReferences(rule: Json): References {
  const reads: ReadPath[] = [];
  const needs: ReadPath[] = [];
  let readsClock = false;

  /** `base`: the list whose elements are looked at; `[]` the document; null a list that is not known. */
  const visit = (node: Json, needed: boolean, base: ReadPath | null): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item as Json, needed, base);
      return;
    }
    if (!isRecord(node)) return;
    for (const [operator, argument] of Object.entries(node)) {
      const list = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
      if (operator === 'today' || operator === 'now') readsClock = true;
      for (const name of namesRead(operator, list)) {
        const path = placeOf(name, base);
        if (path !== null) reads.push(path);
        if (path !== null && needed && operator === 'var' && list.length === 1) needs.push(path);
      }
      const comparesToNull = /^[!=]==?$/.test(operator) && list.includes(null);
      const stillNeeded = needed && !FORGIVING.has(operator) && !comparesToNull;
      list.forEach((item, index) => {
        const onElement = ELEMENT_WISE.has(operator) && index === 1;
        visit(item, stillNeeded, onElement ? elementBase(list[0], base) : base);
      });
    }
  };
  visit(rule, true, []);
  return { reads, certain: reads, needs, readsClock };
}

function namesRead(operator: string, list: readonly Json[]): readonly string[] {
  if (operator === 'var') return list.slice(0, 1).filter((name) => typeof name === 'string');
  if (operator === 'missing') return list.flat().filter((name) => typeof name === 'string');
  if (operator === 'missing_some')
    return list
      .slice(1)
      .flat()
      .filter((name) => typeof name === 'string');
  return [];
}

/** The place that a variable's name means in the document, or on the elements of a list; null for none. */
function placeOf(name: string, base: ReadPath | null): ReadPath | null {
  if (base === null) return null;
  const steps = name.split('.').filter((step) => step !== '' && !/^\d+$/.test(step));
  if (base.length === 0) return steps.length === 0 ? null : steps;
  if (steps[0] === 'accumulator') return null;
  return [...base, ...(steps[0] === 'current' ? steps.slice(1) : steps)];
}

/** The list that an element-wise operator goes through, where it is a plain or filtered variable. */
function elementBase(list: Json | undefined, base: ReadPath | null): ReadPath | null {
  if (!isRecord(list)) return null;
  const [operator, argument] = Object.entries(list)[0] ?? [];
  const first = Array.isArray(argument) ? (argument as readonly Json[])[0] : argument;
  if (operator === 'var' && typeof first === 'string') return placeOf(first, base);
  return operator === 'filter' || operator === 'or' ? elementBase(first, base) : null;
}
