import type { AppProblem } from '@flowbook/contract';
import {
  describeProcess,
  type ProcessModel,
  type StartEventDescription,
  type StartTrigger,
} from '@flowbook/engine';

type EventFacts = NonNullable<ProcessModel['nodes'][number]['behavior']['facts']['event']>;
interface DrawnEvent {
  readonly facts: EventFacts;
  readonly throws: boolean;
}

/**
 * What the engine could run but this server does not bring about: an app with it would stand published, and would never
 * begin, or never stop beginning.
 */
export function checkServed(model: ProcessModel): readonly AppProblem[] {
  const thrown = new Set(
    model.nodes
      .flatMap(drawnEvents)
      .filter(({ throws, facts }) => throws && facts.kind === 'signal')
      .map(({ facts }) => facts.signalName),
  );
  return describeProcess(model).startEvents.flatMap((start) => checkStart(start, thrown));
}

function checkStart(
  { id, parts, isParallel, ...alone }: StartEventDescription,
  thrown: ReadonlySet<string | undefined>,
): readonly AppProblem[] {
  const triggers: readonly StartTrigger[] = parts ?? [alone];
  if (isParallel === true && !canBeginTogether(triggers))
    return [
      problem(
        'parallel-start-not-served',
        id,
        `${id} needs a message or a signal among its events to begin, or nothing but conditions.`,
      ),
    ];
  const own = triggers.find(({ signalName }) => signalName !== undefined && thrown.has(signalName));
  if (own === undefined) return [];
  const reason = `${id} begins by the signal “${own.signalName}”, which the process itself throws: it would begin for ever.`;
  return [problem('signal-starts-itself', id, reason)];
}

/** Times begin nothing together with others; conditions do where there is nothing else. */
function canBeginTogether(triggers: readonly StartTrigger[]): boolean {
  return (
    triggers.some(({ kind }) => kind === 'message' || kind === 'signal') ||
    triggers.every(({ kind }) => kind === 'conditional')
  );
}

const THROWING = new Set(['intermediateThrowEvent', 'endEvent']);

function drawnEvents({ type, behavior }: ProcessModel['nodes'][number]): readonly DrawnEvent[] {
  const { event } = behavior.facts;
  if (event === undefined) return [];
  return (event.parts ?? [event]).map((facts) => ({ facts, throws: THROWING.has(type) }));
}

function problem(code: string, elementId: string, reason: string): AppProblem {
  return { where: 'process', code, elementId, reason };
}
