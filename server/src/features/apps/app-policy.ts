import { type Caller, hasPermission } from '../../http/caller.ts';

/** Whether the caller edits and publishes process apps. */
export function canDesign(caller: Caller): boolean {
  return hasPermission(caller, 'design');
}
