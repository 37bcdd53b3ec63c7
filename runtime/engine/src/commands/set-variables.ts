import type { SetVariables } from './command.ts';
import type { Handler } from './handler.ts';

/** Sets variables of the process itself, such as a value whose absence led to an incident. */
export const setVariables: Handler<SetVariables> = (step, { variables }) => {
  if (Object.keys(variables).length > 0) step.emit({ type: 'variables-set', scopeId: 'root', variables });
  return undefined;
};
