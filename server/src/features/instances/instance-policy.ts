import { type Caller, hasPermission, isInAny } from '../../http/caller.ts';
import type { InstanceRow } from '../../stores/ports/rows.ts';

type Instance = Pick<InstanceRow, 'startedBy' | 'participants' | 'groups'>;

/** Whether the caller may see the cases of everybody. */
function seesAll(caller: Caller): boolean {
  return hasPermission(caller, 'monitor') || hasPermission(caller, 'administer');
}

/** Whether the caller may see the case: they took part, one of their roles holds or held work in it, or they see all. */
export function canSeeInstance(caller: Caller, { startedBy, participants, groups }: Instance): boolean {
  return (
    seesAll(caller) || startedBy === caller.id || participants.includes(caller.id) || isInAny(caller, groups)
  );
}

/** For the store's lists: what `canSeeInstance` says, as a condition; nothing for those who see all. */
export function visibilityOf(caller: Caller) {
  return seesAll(caller) ? {} : { visibleTo: { userId: caller.id, groups: caller.roles } };
}

/** Whether the caller may cancel cases. */
export function canCancelInstances(caller: Caller): boolean {
  return hasPermission(caller, 'administer');
}
