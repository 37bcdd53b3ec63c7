import type { Environment, Expression } from '@flowbook/expressions';
import { holds, type Surroundings } from '../execution/evaluate.ts';
import { Trouble } from '../execution/trouble.ts';
import type { Variables } from '../json.ts';
import type { EventFacts } from '../model/behavior.ts';
import type { ElementNode, ProcessModel } from '../model/process-model.ts';

/** How the conditions by which a process may begin fare with some variables. */
export type ConditionVerdict =
  /** `part`: of several definitions, that whose condition holds. */
  | { readonly outcome: 'met'; readonly part?: number }
  | { readonly outcome: 'not-met' }
  /** A condition has no value: it cannot be said whether it holds. */
  | { readonly outcome: 'failed'; readonly reason: string };

/** The same, with the start event that it is about. */
export type StartVerdict = ConditionVerdict & { readonly startEventId: string };

/**
 * Looks at every start event of the process that a condition alone begins (BPMN 10.5.2, 13.5.1): a conditional one, a multiple
 * one with a condition among its definitions, and a parallel multiple one of nothing but conditions. The host begins an
 * instance at each whose verdict is `met`, with the same variables. Nothing is changed.
 *
 * @param environment the moment and the zone in which the conditions are looked at
 */
export function startsByCondition(
  model: ProcessModel,
  variables: Variables,
  environment: Environment,
): readonly StartVerdict[] {
  return model.nodes.flatMap((node) => {
    if (node.scope !== 0 || node.type !== 'startEvent') return [];
    const verdict = byConditionAlone({ environment }, node, variables);
    return verdict === null ? [] : [{ startEventId: node.id, ...verdict }];
  });
}

/**
 * Whether the variables fulfil the condition of what an instance is to begin by; `null`: there is no condition to fulfil.
 *
 * @param part of several definitions, that which has happened; see `StartInstance`
 */
export function judgeStart(
  step: Surroundings,
  start: ElementNode,
  variables: Variables,
  part: number | undefined,
): ConditionVerdict | null {
  const event = start.behavior.facts.event;
  if (part === undefined)
    return event === undefined || isOfConditions(event) ? byConditionAlone(step, start, variables) : null;
  const condition = event?.parts?.[part]?.condition;
  return condition === undefined ? null : judge(step, condition, variables);
}

function byConditionAlone(
  step: Surroundings,
  start: ElementNode,
  variables: Variables,
): ConditionVerdict | null {
  const event = start.behavior.facts.event;
  if (event?.condition !== undefined) return judge(step, event.condition, variables);
  if (event?.parts === undefined) return null;
  return event.isParallel === true
    ? judgeAll(step, event, variables)
    : judgeAny(step, event.parts, variables);
}

/** Whether nothing but conditions is waited for. */
function isOfConditions(event: EventFacts): boolean {
  return (event.parts ?? [event]).every(({ condition }) => condition !== undefined);
}

/** The first that holds; without one, the first that cannot be worked out. */
function judgeAny(
  step: Surroundings,
  parts: readonly EventFacts[],
  variables: Variables,
): ConditionVerdict | null {
  const verdicts = parts.flatMap(({ condition }, part) => {
    const verdict = condition === undefined ? undefined : judge(step, condition, variables);
    return verdict === undefined ? [] : [verdict.outcome === 'met' ? { ...verdict, part } : verdict];
  });
  const byOutcome = (wanted: ConditionVerdict['outcome']) =>
    verdicts.find(({ outcome }) => outcome === wanted);
  return byOutcome('met') ?? byOutcome('failed') ?? verdicts[0] ?? null;
}

/** One that needs other events besides is begun by those, and waits for its conditions itself. */
function judgeAll(step: Surroundings, event: EventFacts, variables: Variables): ConditionVerdict | null {
  if (!isOfConditions(event)) return null;
  const verdicts = (event.parts ?? []).flatMap(({ condition }) =>
    condition === undefined ? [] : [judge(step, condition, variables)],
  );
  const fails = (wanted: ConditionVerdict['outcome']) => verdicts.find(({ outcome }) => outcome === wanted);
  return fails('failed') ?? fails('not-met') ?? { outcome: 'met' };
}

function judge(step: Surroundings, condition: Expression, variables: Variables): ConditionVerdict {
  try {
    return { outcome: holds(step, condition, variables) ? 'met' : 'not-met' };
  } catch (error) {
    if (error instanceof Trouble) return { outcome: 'failed', reason: error.message };
    throw error;
  }
}
