import type { ElementInstance } from '../../execution/element-instance.ts';
import { mapInto } from '../../execution/mapping.ts';
import type { Step } from '../../execution/step.ts';
import type { Json } from '../../json.ts';
import type { Behavior } from '../../model/behavior.ts';
import { idOf, type Reader } from '../../model/reader.ts';
import { extensionsOf, numberOf, type Source, textOf } from '../../model/source.ts';
import { takeResult } from '../outputs.ts';

const DEFAULT_RETRIES = 3;

/** Work for the host: what a service task, or a send task with a job type, gives away and waits for. */
export function readJob(source: Source, reader: Reader, jobType: string): Behavior {
  const parameters = Object.fromEntries(
    extensionsOf(source, 'fb:Parameter').map((entry): [string, Json] => [
      textOf(entry, 'name') ?? '',
      textOf(entry, 'value') ?? '',
    ]),
  );
  if (Object.hasOwn(parameters, '')) {
    reader.problem('mapping-incomplete', idOf(source), `A parameter of ${idOf(source)} has no name.`);
  }
  const inputs = reader.mappings(source, 'fb:Input');
  const outputs = reader.mappings(source, 'fb:Output');
  const retries = numberOf(source, 'fb:retries') ?? DEFAULT_RETRIES;

  const enter = (step: Step, instance: ElementInstance) => {
    const scopeId = step.dataScope(instance);
    const input = mapInto(step, inputs, step.variables(scopeId), parameters);
    step.emit({
      type: 'job-created',
      jobId: step.nextId(),
      elementId: instance.node.id,
      elementInstanceId: instance.id,
      scopeId,
      jobType,
      input,
      retries,
    });
  };

  return {
    enter,
    complete: (step, instance, result) => takeResult(step, instance, outputs, result),
    facts: {
      jobType,
      jobInputs: [...Object.keys(parameters), ...inputs.map(({ target }) => target[0] ?? '')],
    },
  };
}
