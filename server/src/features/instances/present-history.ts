import type { Bilingual, HistoryEntry } from '@flowbook/contract';
import { asDocument, membersOf } from '../../http/json.ts';
import type { EventRow } from '../../stores/ports/rows.ts';
import type { PeopleNames } from '../directory/names.ts';

/**
 * What a line of the history may tell. The values of documents are not among it: who may see them is decided where a
 * form is opened, and the history is shown to everybody who may see the case.
 */
const TOLD = [
  'taskId',
  'assignee',
  'candidateGroups',
  'dueAt',
  'reason',
  'code',
  'errorCode',
  'escalationCode',
  'caughtBy',
  'flowId',
  'jobType',
  'final',
  'messageName',
  'signalName',
  'calledElement',
  'callId',
  'decision',
  'matchedRules',
  'incidentId',
] as const;

export function presentHistoryEntry(
  event: EventRow,
  elementNames: ReadonlyMap<string, Bilingual>,
  people: PeopleNames,
): HistoryEntry {
  const data = membersOf(event.data);
  const told = TOLD.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]] as const]));
  return {
    seq: event.seq,
    at: event.at,
    type: event.type,
    elementId: event.elementId,
    elementName: event.elementId === null ? null : (elementNames.get(event.elementId) ?? null),
    actor: actedByPerson(event) ? people.personOrNull(event.actorId) : null,
    details: asDocument({ ...Object.fromEntries(told), ...assigneeName(event, people) }),
  };
}

/** The ids of the people whom a line names. */
export function peopleNamedIn(event: EventRow): readonly (string | null)[] {
  return [event.actorId, assigneeOf(event)];
}

/** The assignee's name beside the id, so that a reader needs no second question. */
function assigneeName(event: EventRow, people: PeopleNames) {
  const assignee = people.personOrNull(assigneeOf(event));
  return assignee === null ? {} : { assigneeName: { ...assignee.name } };
}

function assigneeOf({ data }: EventRow): string | null {
  const { assignee } = membersOf(data);
  return typeof assignee === 'string' ? assignee : null;
}

/** Whether a person did it; what the system does by itself has no actor in the history. */
function actedByPerson({ data }: EventRow): boolean {
  return membersOf(membersOf(data).actor).kind === 'user';
}
