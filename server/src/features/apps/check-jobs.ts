import type { AppProblem } from '@flowbook/contract';
import type { ProcessDescription } from '@flowbook/engine';
import { REQUIRED_INPUTS } from '../../workers/services/required-inputs.ts';

/**
 * What may be a slip of the pen in a service task: a job type that the server does not do, so that it waits for a
 * program outside, and a job of the server that lacks what it has to be told.
 */
export function jobWarnings({ elements }: ProcessDescription): readonly AppProblem[] {
  return elements.flatMap(({ id, jobType, jobInputs = [] }) => {
    if (jobType === undefined) return [];
    const required = Object.hasOwn(REQUIRED_INPUTS, jobType) ? REQUIRED_INPUTS[jobType] : undefined;
    if (required === undefined)
      return [
        warning('job-type-external', id, `${id} asks for “${jobType}”, which a program outside has to do.`),
      ];
    return required
      .filter((oneOf) => !oneOf.some((name) => jobInputs.includes(name)))
      .map((oneOf) =>
        warning('job-input-missing', id, `${id} does not say ${oneOf.join(' or ')} for “${jobType}”.`),
      );
  });
}

function warning(code: string, elementId: string, reason: string): AppProblem {
  return { where: 'process', code, elementId, reason };
}
