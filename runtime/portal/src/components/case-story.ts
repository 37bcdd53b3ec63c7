import type { Bilingual, HistoryEntry, Person } from '@flowbook/contract';
import { Bilingual as BilingualShape } from '@flowbook/contract';
import { type HistoryLine, historyLine } from './history-lines.ts';

/** One line of a case's history, as people read it. */
export interface StoryLine {
  readonly seq: number;
  readonly at: string;
  readonly line: HistoryLine;
  /** The step, task or event that the line is about. */
  readonly name: Bilingual | null;
  readonly actor: Person | null;
  /** Whom a task waits for: a person, or the ids of roles. */
  readonly assignee: Bilingual | null;
  readonly roles: readonly string[];
  readonly dueAt: string | null;
  /** How long a task took from its arrival to its end, in milliseconds. */
  readonly tookMs: number | null;
  readonly reason: string | null;
  /** The incident's code. */
  readonly code: string | null;
  /** Told again, or made obsolete, by a later line: only for those who want every detail. */
  readonly detail: boolean;
}

interface TaskLife {
  readonly name: Bilingual | null;
  readonly createdAt: string;
  ended: boolean;
}

/** Tells a case from what the log holds, oldest first. The engine's small steps are left out. */
export function storyOf(entries: readonly HistoryEntry[]): readonly StoryLine[] {
  const tasks = tasksOf(entries);
  return entries.flatMap((entry) => {
    const line = historyLine(entry.type);
    if (line === null) return [];
    const task = tasks.get(textOf(entry, 'taskId') ?? '');
    const ends = entry.type === 'task-completed' || entry.type === 'task-canceled';
    return [
      {
        seq: entry.seq,
        at: entry.at,
        line,
        name: entry.elementName ?? task?.name ?? null,
        actor: entry.actor,
        assignee: BilingualShape.safeParse(entry.details.assigneeName).data ?? null,
        roles: entry.details.assigneeName === undefined ? rolesOf(entry) : [],
        dueAt: textOf(entry, 'dueAt'),
        tookMs: ends && task !== undefined ? Date.parse(entry.at) - Date.parse(task.createdAt) : null,
        reason: textOf(entry, 'reason'),
        code: textOf(entry, 'code'),
        detail: isDetail(entry, task, entries),
      },
    ];
  });
}

function tasksOf(entries: readonly HistoryEntry[]): ReadonlyMap<string, TaskLife> {
  const tasks = new Map<string, TaskLife>();
  for (const entry of entries) {
    const id = textOf(entry, 'taskId');
    if (id === null) continue;
    if (entry.type === 'task-created') {
      tasks.set(id, { name: entry.elementName, createdAt: entry.at, ended: false });
    } else if (entry.type === 'task-completed' || entry.type === 'task-canceled') {
      const task = tasks.get(id);
      if (task !== undefined) task.ended = true;
    }
  }
  return tasks;
}

function isDetail(
  entry: HistoryEntry,
  task: TaskLife | undefined,
  entries: readonly HistoryEntry[],
): boolean {
  switch (entry.type) {
    case 'task-created':
    case 'task-claimed':
      return task?.ended === true;
    case 'timer-scheduled':
      return entries.some(
        ({ seq, type, elementId }) =>
          seq > entry.seq &&
          elementId === entry.elementId &&
          (type === 'timer-canceled' || type === 'timer-fired'),
      );
    default:
      return false;
  }
}

function rolesOf({ details }: HistoryEntry): readonly string[] {
  const { candidateGroups } = details;
  return Array.isArray(candidateGroups) ? candidateGroups.filter((id) => typeof id === 'string') : [];
}

function textOf({ details }: HistoryEntry, name: string): string | null {
  const value = details[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
