import { childOf, childrenOf, type Source } from '../source.ts';
import { Adoption, type Create } from './adoption.ts';
import { adoptAttribute7, adoptElement7, adoptLoop7 } from './camunda7.ts';
import { adoptCamunda8, adoptKey8, adoptLoop8 } from './camunda8.ts';
import { foreignAttributes, foreignElements, foreignPrefixes, type Prefixes } from './foreign.ts';

/**
 * Takes over what Camunda 7 or 8 has written in a diagram: who does a task, its form, the type of work, mappings, what is called,
 * loop data, expressions. What cannot be carried over is listed with its element.
 *
 * @returns what is lost (`warnings`), and what the process could not do without (`problems`)
 */
export function adoptForeign(definitions: Source, create: Create): Pick<Adoption, 'warnings' | 'problems'> {
  const prefixes = foreignPrefixes(definitions);
  const adoption = new Adoption(create);
  if (prefixes.size === 0) return adoption;
  for (const root of childrenOf(definitions, 'rootElements')) {
    if (root.$type === 'bpmn:Process') adoptContainer(root, prefixes, adoption);
  }
  return adoption;
}

function adoptContainer(container: Source, prefixes: Prefixes, adoption: Adoption): void {
  adoptOne(container, prefixes, adoption);
  for (const element of childrenOf(container, 'flowElements')) adoptContainer(element, prefixes, adoption);
}

function adoptOne(element: Source, prefixes: Prefixes, adoption: Adoption): void {
  for (const attribute of foreignAttributes(element, prefixes)) {
    if (attribute.tool === 'camunda7') adoptAttribute7(element, attribute, adoption);
    else adoption.warn(element, `zeebe:${attribute.name}`);
  }
  for (const part of foreignElements(element, prefixes)) {
    if (part.tool === 'camunda7') adoptElement7(element, part, adoption);
    else adoptCamunda8(element, part, adoption);
  }
  const loop = childOf(element, 'loopCharacteristics');
  if (loop !== undefined) adoptLoop(element, loop, prefixes, adoption);
  adoptKey8(element, prefixes, adoption);
  for (const holder of expressionsOf(element)) adoption.translateBody(element, holder);
  for (const definition of childrenOf(element, 'eventDefinitions')) {
    for (const { name } of foreignAttributes(definition, prefixes)) adoption.warn(element, `camunda:${name}`);
  }
}

function adoptLoop(activity: Source, loop: Source, prefixes: Prefixes, adoption: Adoption): void {
  for (const attribute of foreignAttributes(loop, prefixes)) adoptLoop7(activity, loop, attribute, adoption);
  for (const part of foreignElements(loop, prefixes)) {
    if (part.tool === 'camunda8') adoptLoop8(activity, loop, part, adoption);
    else adoption.warn(activity, `camunda:${part.name}`);
  }
}

/** The expressions that stand in an element, its loop marker and its event definitions. */
function expressionsOf(element: Source): readonly Source[] {
  const loop = childOf(element, 'loopCharacteristics');
  const holders = [
    element,
    ...(loop === undefined ? [] : [loop]),
    ...childrenOf(element, 'eventDefinitions'),
  ];
  const names = [
    'conditionExpression',
    'activationCondition',
    'completionCondition',
    'loopCardinality',
    'loopCondition',
    'condition',
    'timeDate',
    'timeDuration',
    'timeCycle',
  ];
  return holders.flatMap((holder) => names.flatMap((name) => childOf(holder, name) ?? []));
}
