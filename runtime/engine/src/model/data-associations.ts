import type { Reader } from './reader.ts';
import { idOf } from './reader.ts';
import { childOf, childrenOf, type Source, textOf } from './source.ts';

/** One line of a mapping as a diagram's data associations say it: where a value goes, and the text of what gives it. */
export interface AssociationLine {
  readonly target: string;
  readonly expression: string;
}

/**
 * What the data associations of an element mean (BPMN 10.4.2): a data object is the variable of its name, a data input or
 * output one name of the element's mapping. An association that only draws a connection (nothing of it names a data input
 * or output) has no effect. A store is outside of the process and cannot be read or written.
 */
export function associationLines(
  element: Source,
  kind: 'input' | 'output',
  reader: Reader,
): readonly AssociationLine[] {
  const name = kind === 'input' ? 'dataInputAssociation' : 'dataOutputAssociation';
  // Of an activity the list has a plural name, of an event it has not.
  const associations = [...childrenOf(element, `${name}s`), ...childrenOf(element, name)];
  return associations.flatMap((association) => {
    const target = childOf(association, 'targetRef');
    const [source, second] = childrenOf(association, 'sourceRef');
    const assignments = childrenOf(association, 'assignment').flatMap(readAssignment);
    if (assignments.length > 0) return assignments;
    if (!isDataPort(kind === 'input' ? target : source)) return [];
    if (source === undefined || target === undefined) return [];
    if (isStore(source) || isStore(target)) {
      const reason = `A data association of ${idOf(element)} leads to a data store, which no process can read or write.`;
      reader.problem('data-store-association', idOf(element), reason);
      return [];
    }
    const transformation = childOf(association, 'transformation');
    const body = transformation === undefined ? undefined : textOf(transformation, 'body');
    if (second !== undefined && body === undefined) {
      const reason = `A data association of ${idOf(element)} has several sources and does not say how they make one value.`;
      reader.problem('data-association-ambiguous', idOf(element), reason);
      return [];
    }
    return [{ target: nameOf(target), expression: body ?? variable(nameOf(source)) }];
  });
}

/** `from` is the value, `to` the place: a name or a path. */
function readAssignment(assignment: Source): readonly AssociationLine[] {
  const [from, to] = [childOf(assignment, 'from'), childOf(assignment, 'to')];
  const [expression, target] = [from && textOf(from, 'body'), to && textOf(to, 'body')];
  return expression === undefined || target === undefined ? [] : [{ target, expression }];
}

/** A data input or output of an element's specification, as opposed to the mark that a drawing tool leaves. */
function isDataPort(source: Source | undefined): boolean {
  return source?.$type === 'bpmn:DataInput' || source?.$type === 'bpmn:DataOutput';
}

function isStore({ $type }: Source): boolean {
  return $type === 'bpmn:DataStoreReference' || $type === 'bpmn:DataStore';
}

/** The variable of a data object: the name by which the diagram calls it. */
export function nameOf(source: Source): string {
  const object = childOf(source, 'dataObjectRef');
  return textOf(source, 'name') ?? (object && textOf(object, 'name')) ?? object?.id ?? idOf(source);
}

function variable(path: string): string {
  return JSON.stringify({ var: path });
}
