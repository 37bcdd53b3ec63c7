import type { Problem } from '../../errors/problem.ts';
import { idOf, type Reader } from '../reader.ts';
import { childOf, childrenOf, localType, type Source } from '../source.ts';
import { problem } from './rule.ts';

/**
 * Message flows lead from one pool to another, from what sends to what receives (BPMN 7.6.2, 9.3). They say who talks to
 * whom; the messages themselves find their way by name and correlation key.
 */
export function checkCollaborations(definitions: Source, reader: Reader): void {
  for (const collaboration of childrenOf(definitions, 'rootElements')) {
    if (collaboration.$type !== 'bpmn:Collaboration') continue;
    for (const flow of childrenOf(collaboration, 'messageFlows')) {
      reader.problems.push(...problemsOf(flow, collaboration));
    }
  }
}

function* problemsOf(flow: Source, collaboration: Source): Iterable<Problem> {
  const id = idOf(flow);
  const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')];
  if (source === undefined || target === undefined) {
    yield problem(
      'message-flow-incomplete',
      id,
      `The message flow ${id} has no ${source ? 'target' : 'source'}.`,
    );
    return;
  }
  const pools = [poolOf(source, collaboration), poolOf(target, collaboration)];
  if (pools[0] !== undefined && pools[0] === pools[1]) {
    yield problem(
      'message-flow-inside-pool',
      id,
      `The message flow ${id} stays in one pool, where sequence flows lead.`,
    );
  }
  if (!sends(source)) {
    yield problem('message-flow-source', id, `${idOf(source)} sends no message, and ${id} begins there.`);
  }
  if (!receives(target)) {
    yield problem('message-flow-target', id, `${idOf(target)} receives no message, and ${id} leads there.`);
  }
}

/** The process in which an element stands, or which a pool holds; a pool without one is itself. */
function poolOf(element: Source, collaboration: Source): Source | undefined {
  if (element.$type === 'bpmn:Participant') return childOf(element, 'processRef') ?? element;
  for (let at: Source | undefined = element; at !== undefined; at = at.$parent) {
    if (at.$type === 'bpmn:Process') return at;
    if (at === collaboration) return undefined;
  }
  return undefined;
}

/** Any activity or pool may; of events those that throw a message, or several things. */
function sends(source: Source): boolean {
  const type = localType(source);
  if (type.endsWith('Gateway') || type === 'receiveTask' || type === 'scriptTask') return false;
  if (!type.endsWith('Event')) return true;
  return /^(intermediateThrowEvent|endEvent)$/.test(type) && hasMessage(source);
}

function receives(target: Source): boolean {
  const type = localType(target);
  if (type.endsWith('Gateway') || type === 'sendTask' || type === 'scriptTask') return false;
  if (!type.endsWith('Event')) return true;
  return !/^(intermediateThrowEvent|endEvent)$/.test(type) && hasMessage(target);
}

function hasMessage(event: Source): boolean {
  const definitions = [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')];
  return definitions.some(({ $type }) => $type === 'bpmn:MessageEventDefinition');
}
