import { Trouble } from '../execution/trouble.ts';
import { beginAt, findStart } from './begin-instance.ts';
import type { StartInstance } from './command.ts';
import { type Handler, reject } from './handler.ts';
import { judgeStart } from './start-conditions.ts';
import { intoDocument } from './submission.ts';

/** Begins an instance at the named element, at the only start event without a trigger, or without any start event. */
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
  const variables = { ...given, ...filled };
  const verdict = judgeStart(step, start, variables, command.startPart);
  if (verdict?.outcome === 'not-met') {
    const reason = `The condition of ${start.id} does not hold for these variables.`;
    return reject('engine.condition-not-met', reason);
  }
  if (verdict?.outcome === 'failed') return reject('engine.condition-failed', verdict.reason);
  step.emit({
    type: 'instance-started',
    instanceId,
    definition,
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(parent === undefined ? {} : { parent }),
    variables,
    startEventId: start.id,
    actor,
  });
  try {
    beginAt(step, start, command.startPart);
  } catch (error) {
    // What the process would wait for beside its beginning cannot be worked out; no element stands there yet.
    if (error instanceof Trouble) return reject('engine.condition-not-met', error.message);
    throw error;
  }
  return undefined;
};
