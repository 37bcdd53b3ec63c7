import type { InstanceSummary } from '../ports/instance-summary.ts';
import type { InstanceRow } from '../ports/rows.ts';
import type { Row } from './connection.ts';
import { fromText, toText } from './json-text.ts';

type Members = Pick<InstanceRow, 'participants' | 'groups'>;
type Changing = 'id' | 'rev' | 'status' | 'endedAt' | 'openIncidents' | keyof Members;

/** What a summary is read from. */
export const SUMMARY_COLUMNS = 'id, rev, status, ended_at, open_incidents, members, summary';

/** What never changes of an instance and is not asked for by columns. */
export function fixedText(row: InstanceSummary): string {
  const { definitionKey, definitionVersion, definitionName, title, businessKey } = row;
  const { startedBy, startedAt, parentInstanceId, parentCallId } = row;
  const fixed: Omit<InstanceSummary, Changing> = {
    definitionKey,
    definitionVersion,
    definitionName,
    title,
    businessKey,
    startedBy,
    startedAt,
    parentInstanceId,
    parentCallId,
  };
  return toText(fixed);
}

export function membersText({ participants, groups }: Members): string {
  return toText({ participants, groups } satisfies Members);
}

/** The summary in `SUMMARY_COLUMNS`. Older rows have in their text what columns tell now. */
export function summaryIn(row: Row): InstanceSummary {
  return {
    ...fromText<Omit<InstanceSummary, Changing>>(row.summary),
    id: String(row.id),
    rev: Number(row.rev),
    status: row.status as InstanceRow['status'],
    endedAt: row.ended_at === null ? null : String(row.ended_at),
    openIncidents: Number(row.open_incidents),
    ...fromText<Members>(row.members),
  };
}
