import { enter } from '../execution/enter.ts';
import type { ElementNode, ProcessModel } from '../model/process-model.ts';
import type { StartInstance } from './command.ts';
import { type Handler, reject } from './handler.ts';
import { intoDocument } from './submission.ts';

/** Begins an instance at the named start event, or at the only one without a trigger. */
export const startInstance: Handler<StartInstance> = (step, command) => {
  const start = findStart(step.model, command.startEventId);
  if (start === undefined) {
    const reason =
      command.startEventId === undefined
        ? 'The process has no start event without a trigger; say which one begins it.'
        : `The process has no start event ${command.startEventId}.`;
    return reject('engine.start-event-unknown', reason);
  }
  const { instanceId, definition, businessKey, parent, actor, submission } = command;
  const given = command.variables ?? {};
  const doc = start.behavior.facts.form?.doc;
  const filled = submission === undefined ? {} : intoDocument(given, doc, submission);
  step.emit({
    type: 'instance-started',
    instanceId,
    definition,
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(parent === undefined ? {} : { parent }),
    variables: { ...given, ...filled },
    actor,
  });
  enter(step, start, { scopeId: 'root' });
  return undefined;
};

function findStart(model: ProcessModel, startEventId: string | undefined): ElementNode | undefined {
  if (startEventId !== undefined) {
    const node = model.nodesById.get(startEventId);
    return node?.type === 'startEvent' && node.scope === 0 ? node : undefined;
  }
  const index = model.scopes[0]?.noneStart;
  return index == null ? undefined : model.nodes[index];
}
