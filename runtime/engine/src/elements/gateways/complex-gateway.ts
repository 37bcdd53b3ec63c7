import type { Expression } from '@flowbook/expressions';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { holds } from '../../execution/evaluate.ts';
import { defaultOf, flowAt, leaveBy, noFlow, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import type { Behavior, Join } from '../../model/behavior.ts';
import type { ElementNode, SequenceFlow } from '../../model/process-model.ts';
import { idOf } from '../../model/reader.ts';
import { childOf, flowsAt, textOf } from '../../model/source.ts';
import { scopeOf } from '../../state/draft.ts';
import type { ElementReader } from '../element-reader.ts';
import { canStillCome } from './expected-tokens.ts';

/**
 * A complex gateway (BPMN 13.4.5) opens when its activation condition holds, which sees the variables and `activationCount`, the
 * number of incoming flows that hold a token. It then waits for the tokens that can still come by its other flows and
 * uses them up (it resets). Conditions of its outgoing flows see `waitingForStart`: `true` when it opens, `false` when it
 * resets; a flow without a condition is taken when it opens only.
 */
export const readComplexGateway: ElementReader = (source, reader): Behavior => {
  const part = childOf(source, 'activationCondition');
  const text = part === undefined ? undefined : textOf(part, 'body');
  const isJoin = flowsAt(source, 'targetRef').length > 1;
  if (isJoin && text === undefined) {
    const reason = `${idOf(source)} joins several flows and does not say when it opens (activationCondition).`;
    reader.problem('activation-condition-missing', idOf(source), reason);
  }
  const condition = text === undefined ? null : reader.expression(text, idOf(source));
  return {
    enter: (step, instance) => leaveBy(step, instance, chooseFlows(step, instance)),
    ...(isJoin && condition !== null ? { join: joinBy(condition) } : {}),
    facts: {},
  };
};

function joinBy(condition: Expression): Join {
  return {
    when: 'both',
    ready(step, node, scopeId, atRest) {
      const opened = activatedBy(step, node, scopeId);
      if (opened !== undefined) return atRest ? readyToReset(step, node, scopeId, opened) : null;
      const filled = filledFlows(step, node, scopeId, []);
      if (filled.length === 0) return null;
      const data = { ...step.variables(scopeId), activationCount: filled.length };
      return isTrueFor(step, condition, data) ? filled.map(({ id }) => id) : null;
    },
    opened(step, node, scopeId, flows) {
      const isReset = activatedBy(step, node, scopeId) !== undefined;
      if (isReset) step.emit({ type: 'gateway-reset', elementId: node.id, scopeId });
      else step.emit({ type: 'gateway-activated', elementId: node.id, scopeId, flows });
    },
  };
}

/** The tokens that came by the other flows, once no more can come. */
function readyToReset(
  step: Step,
  node: ElementNode,
  scopeId: string,
  opened: readonly string[],
): readonly string[] | null {
  const others = node.incoming.map((index) => flowAt(step, index)).filter(({ id }) => !opened.includes(id));
  if (canStillCome(step, node, scopeId, others)) return null;
  return filledFlows(step, node, scopeId, opened).map(({ id }) => id);
}

function filledFlows(
  step: Step,
  node: ElementNode,
  scopeId: string,
  except: readonly string[],
): readonly SequenceFlow[] {
  const { tokens } = scopeOf(step.draft, scopeId);
  return node.incoming
    .map((index) => flowAt(step, index))
    .filter(({ id }) => tokens[id] !== undefined && !except.includes(id));
}

/** While a gateway has not reset it is the flows that it opened by. */
function activatedBy(step: Step, node: ElementNode, scopeId: string): readonly string[] | undefined {
  return scopeOf(step.draft, scopeId).activated?.[node.id];
}

/** No element instance stands there that could have an incident: a condition without a value does not hold (yet). */
function isTrueFor(step: Step, condition: Expression, data: Parameters<typeof holds>[2]): boolean {
  try {
    return holds(step, condition, data);
  } catch (error) {
    if (error instanceof Trouble) return false;
    throw error;
  }
}

function chooseFlows(step: Step, instance: ElementInstance): readonly SequenceFlow[] {
  const { node, scopeId } = instance;
  const isStart = node.behavior.join === undefined || activatedBy(step, node, scopeId) !== undefined;
  const data = { ...step.variables(scopeId), waitingForStart: isStart };
  const taken = outgoingOf(step, node).filter((flow) =>
    flow.condition === null ? isStart && flow.index !== node.defaultFlow : holds(step, flow.condition, data),
  );
  if (taken.length > 0 || !isStart || node.outgoing.length === 0) return taken;
  const fallback = defaultOf(step, node);
  if (fallback.length === 0) throw noFlow(node);
  return fallback;
}
