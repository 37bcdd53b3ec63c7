import { evaluate } from '../../execution/evaluate.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import type { Json, Variables } from '../../json.ts';
import type { Reader } from '../../model/reader.ts';
import { childOf, type Source, textOf } from '../../model/source.ts';

/** Most runs of one activity; what is more belongs to instances of their own. */
const MAX_RUNS = 10_000;

/** Reads what the runs are about: the elements of a collection, or 1, 2, 3 … up to a cardinality. */
export function readItems(
  loop: Source,
  reader: Reader,
  id: string,
): (step: Step, data: Variables) => readonly Json[] {
  const collection = reader.optionalPathOrExpression(loop, 'fb:collection', id);
  const part = childOf(loop, 'loopCardinality');
  const text = part === undefined ? undefined : textOf(part, 'body');
  const cardinality = text === undefined ? null : reader.expression(text, id);
  if ((collection === null) === (cardinality === null)) {
    const reason = `${id} needs either a collection (fb:collection) or a cardinality (loopCardinality).`;
    reader.problem('collection-missing', id, reason);
  }
  return (step, data) => {
    if (collection !== null) return elementsOf(evaluate(step, collection, data), id);
    const count = cardinality === null ? 0 : Number(evaluate(step, cardinality, data));
    if (!Number.isInteger(count) || count < 0) throw invalid(`The cardinality of ${id} is no whole number.`);
    return atMost(
      Array.from({ length: Math.min(count, MAX_RUNS + 1) }, (_, index) => index + 1),
      id,
    );
  };
}

/** A collection that does not exist is an empty one. */
function elementsOf(value: Json, id: string): readonly Json[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw invalid(`The collection of ${id} is no list.`);
  return atMost(value, id);
}

function atMost(items: readonly Json[], id: string): readonly Json[] {
  if (items.length > MAX_RUNS) throw invalid(`${id} would run more than ${MAX_RUNS} times.`);
  return items;
}

function invalid(reason: string): Trouble {
  return new Trouble('collection-invalid', reason);
}
