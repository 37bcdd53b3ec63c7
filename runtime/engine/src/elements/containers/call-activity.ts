import type { ElementInstance } from '../../execution/element-instance.ts';
import { guard } from '../../execution/incidents.ts';
import { leave } from '../../execution/leave.ts';
import { mapInto, mapOnto } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import { Trouble } from '../../execution/trouble.ts';
import { writeVariables } from '../../execution/write-variables.ts';
import type { Variables } from '../../json.ts';
import { idOf } from '../../model/reader.ts';
import { numberOf, textOf } from '../../model/source.ts';
import type { ElementReader } from '../element-reader.ts';
import { readGlobalTask } from './global-task.ts';

/**
 * A call activity (BPMN 13.3.5) has the host start another process and waits for its end. Only what the `fb:input`
 * mapping names goes in, only what `fb:output` names comes back; the output lines see the called process's variables.
 */
export const readCallActivity: ElementReader = (source, reader, surroundings) => {
  const id = idOf(source);
  const calledElement = textOf(source, 'calledElement') ?? '';
  const task = reader.rootElement(calledElement);
  const readTask = task === undefined ? undefined : readGlobalTask(source, task, reader);
  if (task !== undefined && readTask !== undefined) return readTask(task, reader, surroundings);
  const version = numberOf(source, 'fb:calledVersion');
  const inputs = reader.mappings(source, 'fb:Input');
  const outputs = reader.mappings(source, 'fb:Output');
  if (calledElement === '') {
    reader.problem(
      'called-element-missing',
      id,
      `${id} does not say which process it calls (calledElement).`,
    );
  }

  const enter = (step: Step, instance: ElementInstance) => {
    const variables = mapInto(step, inputs, step.variables(step.dataScope(instance)), {});
    const { businessKey } = step.draft;
    step.emit({
      type: 'call-started',
      callId: step.nextId(),
      elementId: id,
      elementInstanceId: instance.id,
      calledElement,
      ...(version === undefined ? {} : { version }),
      ...(businessKey === undefined ? {} : { businessKey }),
      variables,
    });
  };

  const complete = (step: Step, instance: ElementInstance, result: Variables) => {
    const scopeId = step.dataScope(instance);
    const mapped = guard(step, instance, 'output', () => {
      writeVariables(step, scopeId, outputValues(step, scopeId, result));
    });
    if (mapped) leave(step, instance);
  };

  const outputValues = (step: Step, scopeId: string, result: Variables) => {
    try {
      return mapOnto(step, outputs, result, step.variables(scopeId));
    } catch (error) {
      throw error instanceof Trouble ? new Trouble(error.code, error.message, result) : error;
    }
  };

  return { enter, complete, facts: { calledElement } };
};
