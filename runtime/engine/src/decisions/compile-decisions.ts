import type { Problem } from '../errors/problem.ts';
import { compileTable, type Notes } from './compile-table.ts';
import type { DecisionModel } from './decision-model.ts';
import { childOf, childrenOf, type DmnElement, idOf, textOf, typeOf } from './dmn-element.ts';
import { CellParser } from './parse-cells.ts';
import { readDmn } from './read-dmn.ts';
import { requirementsOf, sortByRequirement } from './requirements.ts';

export type CompiledDecisions =
  | { readonly ok: true; readonly decisions: { readonly [decisionId: string]: DecisionModel } }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a DMN 1.3 file and prepares each of its decisions: tables with every hit policy and literal expressions, in
 * FEEL. A file with anything wrong is refused with all that is wrong.
 */
export async function compileDecisions(xml: string): Promise<CompiledDecisions> {
  const read = await readDmn(xml);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const notes = notesTo(problems, textOf(read.definitions, 'expressionLanguage'));
  for (const element of childrenOf(read.definitions, 'import'))
    notes.problem(
      element,
      'import-not-supported',
      'Decisions of other files cannot be imported; put them into this file.',
    );
  const elements = childrenOf(read.definitions, 'drgElement');
  const sorted = sortByRequirement(elements, notes);
  if (!elements.some((element) => typeOf(element) === 'dmn:Decision'))
    notes.problem(read.definitions, 'decision-missing', 'The file has no decision.');
  const models = new Map<string, DecisionModel>();
  for (const decision of sorted) {
    const model = compileDecision(decision, elements, models, notes);
    if (model !== null) models.set(model.id, model);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, decisions: Object.fromEntries(models) };
}

function compileDecision(
  decision: DmnElement,
  elements: readonly DmnElement[],
  models: ReadonlyMap<string, DecisionModel>,
  notes: Notes,
): DecisionModel | null {
  const id = idOf(decision);
  if (id === null) {
    notes.problem(decision, 'decision-without-id', 'A decision needs an id.');
    return null;
  }
  const { decisions, inputs } = requirementsOf(decision, elements);
  const requires = decisions.flatMap((required) => models.get(idOf(required) ?? '') ?? []);
  const logic = compileLogic(decision, id, notes);
  if (logic === null || requires.length < decisions.length) return null;
  const inputData = inputs.flatMap((input) => variableOf(input) ?? []);
  const name = textOf(decision, 'name') ?? id;
  return { id, name, variable: variableOf(decision) ?? id, inputData, requires, logic };
}

function compileLogic(decision: DmnElement, id: string, notes: Notes): DecisionModel['logic'] | null {
  const logic = childOf(decision, 'decisionLogic');
  if (logic === null) {
    notes.problem(decision, 'decision-without-logic', 'The decision has neither a table nor an expression.');
    return null;
  }
  switch (typeOf(logic)) {
    case 'dmn:DecisionTable':
      return compileTable(logic, id, notes);
    case 'dmn:LiteralExpression':
      return compileLiteral(logic, id, notes);
    default:
      notes.problem(
        decision,
        'decision-logic-not-supported',
        `A decision is a table or a literal expression, not a ${typeOf(logic).replace('dmn:', '')}.`,
      );
      return null;
  }
}

function compileLiteral(logic: DmnElement, id: string, notes: Notes): DecisionModel['logic'] | null {
  if (textOf(logic, 'text') === null)
    notes.problem(logic, 'expression-missing', 'The literal expression is empty.');
  const expression = notes.cells.expression(logic, id);
  return expression === null ? null : { kind: 'literal', expression };
}

/** The name of the variable that holds the element's value: that of its variable, or its own (DMN 1.3, 6.3.8, 6.3.11). */
function variableOf(element: DmnElement): string | null {
  return textOf(childOf(element, 'variable'), 'name') ?? textOf(element, 'name');
}

function notesTo(problems: Problem[], fileLanguage: string | null): Notes {
  return {
    cells: new CellParser(problems, fileLanguage),
    problem: (element, code, reason) => problems.push({ code, elementId: idOf(element), reason }),
  };
}
