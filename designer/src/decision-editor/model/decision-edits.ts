import type { HitPolicy } from './decision-file.ts';
import { childOf, childrenOf, create, newId, parseDmn, setText, writeDmn } from './dmn-dom.ts';

/** Which part of a rule a cell belongs to. */
export type CellPart = 'input' | 'output' | 'annotation';

/** Every edit takes a file and gives the changed one; a place that the file does not have changes nothing. */
export function setCell(
  xml: string,
  decisionId: string,
  at: { readonly rule: number; readonly part: CellPart; readonly column: number },
  text: string,
): string {
  return changed(xml, decisionId, 'decisionTable', (table) => {
    const rule = childrenOf(table, 'rule')[at.rule];
    const cell = rule && childrenOf(rule, `${at.part}Entry`)[at.column];
    if (cell !== undefined) setText(cell, text);
  });
}

/** Adds a rule that always applies behind another one (at the end without one); its cells are to be filled. */
export function addRule(xml: string, decisionId: string, behind: number | null): string {
  return changed(xml, decisionId, 'decisionTable', (table) => {
    const document = table.ownerDocument;
    const rule = create(table, 'rule');
    rule.setAttribute('id', newId(document, `${decisionId}-rule`));
    const entries = [
      ['input', 'inputEntry', '-'],
      ['output', 'outputEntry', 'null'],
      ['annotation', 'annotationEntry', ''],
    ] as const;
    const present = childrenOf(table, 'rule');
    const before = present[behind ?? present.length - 1] ?? null;
    table.insertBefore(rule, before === null ? null : before.nextSibling);
    for (const [columns, name, text] of entries) {
      for (const _ of childrenOf(table, columns)) {
        const entry = rule.appendChild(create(table, name));
        // The schema gives annotations no id.
        if (columns !== 'annotation') entry.setAttribute('id', newId(document, `${decisionId}-${columns}`));
        setText(entry, text);
      }
    }
  });
}

export function removeRule(xml: string, decisionId: string, at: number): string {
  return changed(xml, decisionId, 'decisionTable', (table) => {
    const rule = childrenOf(table, 'rule')[at];
    // The line break before it goes along.
    if (rule?.previousSibling?.nodeType === Node.TEXT_NODE) rule.previousSibling.remove();
    rule?.remove();
  });
}

export function setHitPolicy(xml: string, decisionId: string, policy: HitPolicy): string {
  return changed(xml, decisionId, 'decisionTable', (table) => {
    const [, collection, aggregation] = /^(COLLECT) (\w+)$/.exec(policy) ?? [];
    table.setAttribute('hitPolicy', collection ?? policy);
    if (aggregation === undefined) table.removeAttribute('aggregation');
    else table.setAttribute('aggregation', aggregation);
  });
}

export function setExpression(xml: string, decisionId: string, text: string): string {
  return changed(xml, decisionId, 'literalExpression', (expression) => setText(expression, text));
}

function changed(
  xml: string,
  decisionId: string,
  logic: 'decisionTable' | 'literalExpression',
  edit: (logic: Element) => void,
): string {
  const document = parseDmn(xml);
  const decision =
    document &&
    childrenOf(document.documentElement, 'decision').find((each) => each.getAttribute('id') === decisionId);
  const found = decision ? childOf(decision, logic) : null;
  if (document === null || found === null) return xml;
  edit(found);
  return writeDmn(document);
}
