import type { DraftScope } from '../draft.ts';
import { type Follows, nothing } from '../past.ts';
import { isEmpty, without } from '../table.ts';

/** Lays a token on a flow and notes what it follows. */
export function layToken(scope: DraftScope, flowId: string, follows: Follows = nothing): void {
  const { tokens, follows: noted } = scope;
  const there = noted?.[flowId];
  scope.tokens = { ...tokens, [flowId]: (tokens[flowId] ?? 0) + 1 };
  scope.follows = { ...noted, [flowId]: there === undefined ? [follows] : [...there, follows] };
  scope.live += 1;
}

/** Takes the oldest token (or the one at `index`) from a flow; answers what it followed. */
export function takeToken(scope: DraftScope, flowId: string, index = 0): Follows {
  const { tokens, follows: noted } = scope;
  const left = (tokens[flowId] ?? 0) - 1;
  scope.tokens = left > 0 ? { ...tokens, [flowId]: left } : without(tokens, flowId);
  scope.live -= 1;
  if (noted === undefined) return nothing;
  const there = noted[flowId] ?? [];
  const rest = there.filter((_, at) => at !== index);
  const others = rest.length > 0 ? { ...noted, [flowId]: rest } : without(noted, flowId);
  if (rest.length > 0 || !isEmpty(others)) scope.follows = others;
  else delete scope.follows;
  return there[index] ?? nothing;
}
