import type { ElementInstance } from '../execution/element-instance.ts';
import { guard } from '../execution/incidents.ts';
import { leave } from '../execution/leave.ts';
import { type Mapping, mapOnto } from '../execution/mapping.ts';
import type { Step } from '../execution/step.ts';
import { Trouble } from '../execution/trouble.ts';
import { writeVariables } from '../execution/write-variables.ts';
import type { Variables } from '../json.ts';

/**
 * Takes in the result that an element waited for and leaves. With an output mapping only what it names is written, each
 * line seeing the result over the variables; without one the whole result becomes variables.
 */
export function takeResult(
  step: Step,
  instance: ElementInstance,
  outputs: readonly Mapping[],
  result: Variables,
): void {
  const scopeId = step.dataScope(instance);
  const mapped = guard(step, instance, 'output', () => {
    const values = outputs.length === 0 ? result : mapResult(step, outputs, scopeId, result);
    writeVariables(step, scopeId, values);
  });
  if (mapped) leave(step, instance);
}

/** The values that an output mapping gives; a failure keeps the result, so that a retry needs no new work. */
export function mapResult(
  step: Step,
  outputs: readonly Mapping[],
  scopeId: string,
  result: Variables,
): Variables {
  const visible = step.variables(scopeId);
  try {
    return mapOnto(step, outputs, { ...visible, ...result }, visible);
  } catch (error) {
    throw error instanceof Trouble ? new Trouble(error.code, error.message, result) : error;
  }
}
