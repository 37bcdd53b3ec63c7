import type { ElementInstance } from '../../../execution/element-instance.ts';
import type { Step } from '../../../execution/step.ts';
import { idOf, type Reader } from '../../../model/reader.ts';
import type { Source } from '../../../model/source.ts';
import type { EventDefinition, Onward } from './event-definition.ts';

/** What cannot be waited for together with others: it ends what it happens to at once, or is no event that comes. */
const neverTogether = new Set(['error', 'compensation', 'cancel', 'link']);

/** A multiple event (BPMN 10.5.7) happens when one of its definitions does, a parallel multiple event when all have. */
export function catchSeveral(
  definitions: readonly EventDefinition[],
  isParallel: boolean,
  event: Source,
  reader: Reader,
): EventDefinition {
  const parts = definitions.map(({ facts }) => facts);
  const odd = parts.find(({ kind }) =>
    isParallel ? neverTogether.has(kind) : kind === 'link' || kind === 'compensation',
  );
  if (odd !== undefined) {
    const reason = `${idOf(event)} cannot wait for a ${odd.kind} ${isParallel ? 'together with other events' : 'beside others'}.`;
    reader.problem('event-definitions-not-combinable', idOf(event), reason);
  }
  return {
    facts: { kind: 'multiple', parts, isParallel },
    prepareWait: (step, target, scopeId) => {
      const openings = definitions.map((definition, part) =>
        definition.prepareWait?.(step, target, scopeId, part),
      );
      return (ownerId) => {
        for (const open of openings) open?.(ownerId);
      };
    },
  };
}

/**
 * A multiple throw event throws all that it names, in their order; compensation comes after what is done at once, and what
 * ends the scope comes last.
 */
export function throwSeveral(
  definitions: readonly EventDefinition[],
  event: Source,
  reader: Reader,
): EventDefinition {
  const parts = definitions.map(({ facts }) => facts);
  const ranked = [...definitions].sort((a, b) => rank(a) - rank(b));
  const waiting = ranked.filter((definition) => rank(definition) === WAITS);
  const ending = ranked.filter((definition) => rank(definition) === ENDS);
  const hasLink = parts.some(({ kind }) => kind === 'link');
  if (waiting.length > 1 || ending.length > 1 || hasLink) {
    const reason = `${idOf(event)} cannot throw ${parts.map(({ kind }) => kind).join(' and ')} together.`;
    reader.problem('event-definitions-not-combinable', idOf(event), reason);
  }
  return {
    facts: { kind: 'multiple', parts, isParallel: false },
    prepareThrow: (step, instance) => prepareAll(step, instance, ranked),
    resumeThrow: (step, instance) => prepareAll(step, instance, ending)(),
  };
}

const WAITS = 1;
const ENDS = 2;

function rank({ facts }: EventDefinition): number {
  if (facts.kind === 'compensation') return WAITS;
  return facts.kind === 'error' || facts.kind === 'terminate' || facts.kind === 'cancel' ? ENDS : 0;
}

function prepareAll(
  step: Step,
  instance: ElementInstance,
  definitions: readonly EventDefinition[],
): () => Onward {
  const acts = definitions.map((definition) => definition.prepareThrow?.(step, instance));
  return () => {
    for (const act of acts) {
      const onward = act?.() ?? 'on';
      if (onward !== 'on') return onward;
    }
    return 'on';
  };
}
