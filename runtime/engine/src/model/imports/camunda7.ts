import { idOf } from '../reader.ts';
import { localType, type Source, textOf } from '../source.ts';
import type { Adoption } from './adoption.ts';
import type { ForeignAttribute, ForeignElement } from './foreign.ts';
import { fromJuel } from './juel.ts';
import { takesMapping } from './mappings.ts';

/** What concerns Camunda’s own storing and showing, and not what the process does. */
const withoutEffect =
  /^(asyncBefore|asyncAfter|async|exclusive|historyTimeToLive|isStartableInTasklist|versionTag|formRefBinding|type|calledElementBinding|decisionRefBinding|variableEvents|variableName|modelerTemplate|modelerTemplateVersion|modelerTemplateIcon)$/;
/** Program code that a service task would run: here it is work of that name. */
const code = /^(class|delegateExpression|expression)$/;
const expressions: { readonly [name: string]: string } = {
  assignee: 'fb:assignee',
  candidateGroups: 'fb:candidateGroups',
  candidateUsers: 'fb:candidateUsers',
  dueDate: 'fb:dueDate',
};
const texts: { readonly [name: string]: string } = {
  topic: 'fb:jobType',
  decisionRef: 'fb:decision',
};

/** What Camunda 7 says about an element in an attribute. */
export function adoptAttribute7(element: Source, attribute: ForeignAttribute, adoption: Adoption): void {
  const { name, value } = attribute;
  const expression = expressions[name];
  const text = texts[name];
  if (expression !== undefined) adoption.setExpression(element, expression, value, `camunda:${name}`);
  else if (text !== undefined) adoption.set(element, text, value);
  else if (name === 'formKey' || name === 'formRef') adoption.addForm(element, value);
  else if (name === 'priority' && /^\d+$/.test(value)) adoption.set(element, 'fb:priority', Number(value));
  else if (name === 'resultVariable') adoptResultVariable(element, value, adoption);
  else if (name === 'calledElementVersion') adoptVersion(element, value, adoption);
  else if (code.test(name)) adoptCode(element, attribute, adoption);
  else if (name === 'mapDecisionResult') adoptDecisionResult(element, value, adoption);
  else if (!withoutEffect.test(name)) adoption.warn(element, `camunda:${name}`);
}

/** What Camunda 7 says about an element in an extension element. */
export function adoptElement7(element: Source, part: ForeignElement, adoption: Adoption): void {
  switch (part.name) {
    case 'inputOutput':
      for (const line of part.children) adoptParameter(element, line, adoption);
      return;
    case 'in':
    case 'out':
      adoptCallMapping(element, part, adoption);
      return;
    case 'failedJobRetryTimeCycle':
      adoptRetries(element, part.text, adoption);
      return;
    default:
      adoption.warn(element, `camunda:${part.name}`);
  }
}

/** The loop data stand on the loop marker. */
export function adoptLoop7(
  activity: Source,
  loop: Source,
  { name, value }: ForeignAttribute,
  adoption: Adoption,
): void {
  if (name === 'collection') adoption.setExpression(loop, 'fb:collection', value, 'camunda:collection');
  else if (name === 'elementVariable') adoption.set(loop, 'fb:elementVariable', value);
  else if (!withoutEffect.test(name)) adoption.warn(activity, `camunda:${name}`);
}

function adoptResultVariable(element: Source, value: string, adoption: Adoption): void {
  const type = localType(element);
  const script = textOf(element, 'script');
  if (type === 'businessRuleTask') adoption.set(element, 'fb:resultVariable', value);
  else if (type === 'scriptTask' && textOf(element, 'scriptFormat') === 'feel' && script !== undefined) {
    adoption.add(element, 'fb:Assignment', { variable: value, expression: `=${script}` });
    element.set('script', undefined);
  } else if (type !== 'scriptTask') adoption.warn(element, 'camunda:resultVariable');
}

function adoptVersion(element: Source, value: string, adoption: Adoption): void {
  if (/^\d+$/.test(value)) adoption.set(element, 'fb:calledVersion', Number(value));
  else adoption.warn(element, 'a version that is an expression');
}

function adoptCode(element: Source, { name, value }: ForeignAttribute, adoption: Adoption): void {
  if (!/^(serviceTask|sendTask)$/.test(localType(element))) {
    adoption.warn(element, `camunda:${name}`);
    return;
  }
  const work = value.replace(/^[$#]\{|\}$/g, '');
  adoption.set(element, 'fb:jobType', work);
  adoption.warn(
    element,
    `program code (${name})`,
    `in the place of which it gives away work of the type “${work}”`,
  );
}

function adoptDecisionResult(element: Source, value: string, adoption: Adoption): void {
  const asHere = value === 'singleEntry' || value === 'singleResult';
  if (!asHere)
    adoption.warn(element, `the decision result as ${value}`, 'where the hit policy of the table decides');
}

function adoptRetries(element: Source, cycle: string, adoption: Adoption): void {
  const times = /^R(\d+)\//.exec(cycle)?.[1];
  if (times !== undefined && /^(serviceTask|sendTask)$/.test(localType(element))) {
    adoption.set(element, 'fb:retries', Number(times));
  } else adoption.warn(element, 'a retry cycle');
}

function adoptParameter(element: Source, line: ForeignElement, adoption: Adoption): void {
  const target = line.attributes.name ?? '';
  const kind = line.name === 'inputParameter' ? 'fb:Input' : 'fb:Output';
  const expression = line.children.length === 0 ? fromJuel(line.text) : null;
  if (expression === null)
    adoption.warn(element, `the parameter “${target}”`, 'which is no translatable expression');
  else if (!takesMapping(element, kind)) {
    adoption.warn(element, `the parameter “${target}”`, 'which its kind of element does not take');
  } else adoption.add(element, kind, { target, expression });
}

function adoptCallMapping(element: Source, part: ForeignElement, adoption: Adoption): void {
  const { source, sourceExpression, target, variables, businessKey } = part.attributes;
  // The business key goes along by itself.
  if (businessKey !== undefined) return;
  if (variables !== undefined || target === undefined) {
    const direction = part.name === 'in' ? 'fb:input go in' : 'fb:output come back';
    adoption.warn(element, `all variables (camunda:${part.name})`, `where only those named by ${direction}`);
    return;
  }
  const expression = source !== undefined ? `=${source}` : fromJuel(sourceExpression ?? '');
  if (expression === null) {
    adoption.warn(
      element,
      `the mapping to “${target}”`,
      `whose expression of ${idOf(element)} cannot be translated`,
    );
  } else adoption.add(element, part.name === 'in' ? 'fb:Input' : 'fb:Output', { target, expression });
}
