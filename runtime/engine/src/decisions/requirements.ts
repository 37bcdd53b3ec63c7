import type { Notes } from './compile-table.ts';
import { childOf, childrenOf, type DmnElement, idOf, textOf, typeOf } from './dmn-element.ts';

export interface Requirements {
  readonly decisions: readonly DmnElement[];
  readonly inputs: readonly DmnElement[];
}

/** What a decision requires, as far as the file has it. */
export function requirementsOf(decision: DmnElement, elements: readonly DmnElement[]): Requirements {
  const required = references(decision).flatMap(({ href }) => targetOf(href, elements) ?? []);
  return {
    decisions: required.filter((element) => typeOf(element) === 'dmn:Decision'),
    inputs: required.filter((element) => typeOf(element) === 'dmn:InputData'),
  };
}

/**
 * The decisions of a file, each after those that it requires (DMN 1.3, 6.2.1: a graph without circles). Notes
 * requirements that lead nowhere, knowledge models, and circles; decisions of a circle are left out.
 */
export function sortByRequirement(elements: readonly DmnElement[], notes: Notes): readonly DmnElement[] {
  const sorted: DmnElement[] = [];
  const underWay = new Set<DmnElement>();
  const circular = new Set<DmnElement>();
  const visit = (decision: DmnElement): void => {
    if (sorted.includes(decision) || circular.has(decision)) return;
    if (underWay.has(decision)) {
      circular.add(decision);
      notes.problem(
        decision,
        'requirement-circle',
        'The decision requires itself, directly or through others.',
      );
      return;
    }
    underWay.add(decision);
    for (const required of requirementsOf(decision, elements).decisions) visit(required);
    underWay.delete(decision);
    if (!circular.has(decision)) sorted.push(decision);
  };
  for (const decision of elements.filter((element) => typeOf(element) === 'dmn:Decision')) {
    checkReferences(decision, elements, notes);
    visit(decision);
  }
  return sorted;
}

function checkReferences(decision: DmnElement, elements: readonly DmnElement[], notes: Notes): void {
  for (const { requirement, href, type } of references(decision)) {
    const target = targetOf(href, elements);
    if (target === null || typeOf(target) !== type)
      notes.problem(
        idOf(requirement) === null ? decision : requirement,
        'requirement-unknown',
        `The decision requires "${href}", which is no ${type === 'dmn:Decision' ? 'decision' : 'input data'} of this file.`,
      );
  }
  if (childrenOf(decision, 'knowledgeRequirement').length > 0)
    notes.problem(
      decision,
      'knowledge-model-not-supported',
      'Business knowledge models are not supported; write their logic into the decision.',
    );
}

function references(decision: DmnElement) {
  return childrenOf(decision, 'informationRequirement').flatMap((requirement) =>
    (['requiredDecision', 'requiredInput'] as const).flatMap((name) => {
      const reference = childOf(requirement, name);
      const type = name === 'requiredDecision' ? 'dmn:Decision' : 'dmn:InputData';
      return reference === null ? [] : [{ requirement, href: textOf(reference, 'href') ?? '', type }];
    }),
  );
}

function targetOf(href: string, elements: readonly DmnElement[]): DmnElement | null {
  return elements.find((element) => href === `#${idOf(element)}`) ?? null;
}
