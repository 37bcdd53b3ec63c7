import type { ElementNode } from '../model/process-model.ts';
import type { ElementInstance } from './element-instance.ts';
import { nodeAt } from './enter.ts';
import type { Step } from './step.ts';

export interface Catcher {
  readonly host: ElementInstance;
  readonly event: ElementNode;
}

/**
 * The boundary event that catches an error or an escalation (BPMN 13.5.3): the innermost one on the way from `from`
 * outwards; at one border an event for exactly this code before one for every code.
 *
 * @param from the activity in which it arose, or the subprocess around a throwing event; `undefined` at process level
 */
export function findCatcher(
  step: Step,
  kind: 'error' | 'escalation',
  from: ElementInstance | undefined,
  code: string,
): Catcher | undefined {
  for (let host = from; host !== undefined; host = step.findInstance(host.scopeId)) {
    // Boundary events sit on a looping activity as a whole, not on its runs.
    if (host.iteration !== undefined) continue;
    const events = host.node.boundaries
      .map((index) => nodeAt(step, index))
      .filter((node) => node.behavior.facts.event?.kind === kind);
    const event =
      events.find((node) => node.behavior.facts.event?.code === code) ??
      events.find((node) => node.behavior.facts.event?.code === null);
    if (event !== undefined) return { host, event };
  }
  return undefined;
}
