import { type Caller, hasPermission, isInAny } from '../../http/caller.ts';
import type { Release } from './releases.ts';
import { startEventOf } from './start-event.ts';

/** Whether the caller may start the process: it waits for no message, and its starters are everybody or one of their roles. */
export function canStart(caller: Caller, release: Release): boolean {
  const { starters } = release.content;
  return startEventOf(release) !== null && (starters.length === 0 || isInAny(caller, starters));
}

/** Who may see a diagram and its versions: those who may start it, do work in it, own it, design or monitor. */
export function canSeeDefinition(caller: Caller, release: Release): boolean {
  return (
    canStart(caller, release) ||
    hasPermission(caller, 'monitor') ||
    hasPermission(caller, 'design') ||
    (release.content.owner !== null && isInAny(caller, [release.content.owner])) ||
    release.compiled.description.elements.some(({ candidateGroups = [] }) => isInAny(caller, candidateGroups))
  );
}
