import type { Environment } from '@flowbook/expressions';
import type { EvaluationOptions } from '../api.ts';

/** The zone of an organisation that names none. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** What rules may know of the world beside the document. */
export function environmentOf(options: EvaluationOptions): Environment {
  return { now: options.now, timeZone: options.timeZone ?? DEFAULT_TIME_ZONE };
}
