import type { Environment } from '../../expression.ts';
import type { Json, Variables } from '../../json.ts';
import { parseFeel } from '../feel-expression.ts';

/** Saturday, 25 July 2026, half past one in the morning in Shanghai; still Friday in UTC. */
export const SHANGHAI: Environment = { now: '2026-07-24T17:30:00.000Z', timeZone: 'Asia/Shanghai' };

/** The value of a FEEL expression. Throws what it throws, and an `Error` where it cannot be parsed. */
export function evaluated(source: string, data: Variables = {}, environment = SHANGHAI): Json {
  const parsed = parseFeel(source);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.expression.evaluate(data, environment);
}

/** Why a text is no FEEL; `accepted` where it is. */
export function refusal(source: string): string {
  const parsed = parseFeel(source);
  return parsed.ok ? 'accepted' : parsed.reason;
}
