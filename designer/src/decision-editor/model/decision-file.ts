import type { Locale } from '@flowbook/contract';
import { childOf, childrenOf, parseDmn, textIn } from './dmn-dom.ts';

/** A column of a decision table: what is compared, or what comes out. */
export interface Column {
  readonly id: string;
  readonly label: string;
  /** The compared expression, or the name of the result. */
  readonly name: string;
  readonly type: string;
}

/** One entry of a rule; FEEL, or free text in a column of annotations. */
export interface Cell {
  readonly id: string;
  readonly text: string;
}

export interface Rule {
  readonly id: string;
  readonly inputs: readonly Cell[];
  readonly outputs: readonly Cell[];
  readonly annotations: readonly Cell[];
}

export interface DecisionTable {
  readonly kind: 'table';
  /** A key of `hitPolicies`. */
  readonly hitPolicy: string;
  readonly inputs: readonly Column[];
  readonly outputs: readonly Column[];
  readonly annotations: readonly string[];
  readonly rules: readonly Rule[];
}

/** How one decision is taken; `other` for what only a specialised editor shows. */
export type DecisionLogic =
  | DecisionTable
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'other' };

export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly logic: DecisionLogic;
}

/** The hit policies of DMN 1.3 (8.2.8), a collection with its aggregation. */
export const hitPolicies = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'COLLECT SUM',
  'COLLECT MIN',
  'COLLECT MAX',
  'COLLECT COUNT',
  'RULE ORDER',
  'OUTPUT ORDER',
] as const;
export type HitPolicy = (typeof hitPolicies)[number];

/** The decisions of a DMN file in their order; `null` for a file that is no XML. */
export function readDecisions(xml: string): readonly Decision[] | null {
  const document = parseDmn(xml);
  if (document === null) return null;
  return childrenOf(document.documentElement, 'decision').map((decision) => {
    const id = decision.getAttribute('id') ?? '';
    return { id, name: decision.getAttribute('name') ?? id, logic: logicOf(decision) };
  });
}

/**
 * What a file is called: the name of the decision that gives it its id, else of its last one. DMN names have one language,
 * the Chinese one of the library; in English the file goes by its id.
 */
export function fileTitle(xml: string, file: string, locale: Locale): string {
  if (locale === 'en') return file;
  const decisions = readDecisions(xml) ?? [];
  return (decisions.find(({ id }) => id === file) ?? decisions.at(-1))?.name || file;
}

function logicOf(decision: Element): DecisionLogic {
  const expression = childOf(decision, 'literalExpression');
  if (expression !== null) return { kind: 'expression', text: textIn(expression) };
  const table = childOf(decision, 'decisionTable');
  return table === null ? { kind: 'other' } : tableOf(table);
}

function tableOf(table: Element): DecisionTable {
  const policy = table.getAttribute('hitPolicy') ?? 'UNIQUE';
  const aggregation = table.getAttribute('aggregation');
  return {
    kind: 'table',
    hitPolicy: aggregation === null ? policy : `${policy} ${aggregation}`,
    inputs: childrenOf(table, 'input').map((input) => {
      const expression = childOf(input, 'inputExpression');
      const name = expression === null ? '' : textIn(expression);
      return column(input, name, expression?.getAttribute('typeRef') ?? '');
    }),
    outputs: childrenOf(table, 'output').map((output) =>
      column(output, output.getAttribute('name') ?? '', output.getAttribute('typeRef') ?? ''),
    ),
    annotations: childrenOf(table, 'annotation').map((each) => each.getAttribute('name') ?? ''),
    rules: childrenOf(table, 'rule').map((rule) => ({
      id: rule.getAttribute('id') ?? '',
      inputs: childrenOf(rule, 'inputEntry').map(cell),
      outputs: childrenOf(rule, 'outputEntry').map(cell),
      annotations: childrenOf(rule, 'annotationEntry').map(cell),
    })),
  };
}

function column(element: Element, name: string, type: string): Column {
  return { id: element.getAttribute('id') ?? '', label: element.getAttribute('label') ?? '', name, type };
}

function cell(entry: Element): Cell {
  return { id: entry.getAttribute('id') ?? '', text: textIn(entry) };
}
