import type { Instance } from '@flowbook/contract';
import type { InstanceRow } from '../../stores/ports/rows.ts';
import type { PeopleNames } from '../directory/names.ts';

/** A case as lists and heads show it: nothing of its data. */
export function presentInstance(row: Omit<InstanceRow, 'state'>, people: PeopleNames): Instance {
  return {
    id: row.id,
    rev: row.rev,
    definitionKey: row.definitionKey,
    definitionVersion: row.definitionVersion,
    definitionName: row.definitionName,
    title: row.title,
    businessKey: row.businessKey,
    status: row.status,
    startedBy: people.personOrNull(row.startedBy),
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    openIncidents: row.openIncidents,
    parentInstanceId: row.parentInstanceId,
  };
}
