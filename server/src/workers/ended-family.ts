import { valueAt } from '../http/json.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import type { EventRow, InstanceRow, Json } from '../stores/ports/rows.ts';

const PAGE = 500;
/** Their payload is known to others, who may still need what it refers to. */
const TOLD_TO_OTHERS = new Set(['message-sent', 'signal-thrown']);

/** A case with all that it called. */
export interface EndedFamily {
  /** Those called before their callers. */
  readonly members: readonly { readonly id: string; readonly taskIds: readonly string[] }[];
  /** Ids of files that only this family refers to, as far as its history tells. */
  readonly fileIds: ReadonlySet<string>;
}

/** The family of an ended instance; `null` while one of those it called still runs. */
export async function endedFamily(
  instances: InstanceStore,
  root: Omit<InstanceRow, 'state'>,
): Promise<EndedFamily | null> {
  const callersFirst = [root];
  for (const caller of callersFirst) callersFirst.push(...(await instances.childrenOf(caller.id)));
  if (callersFirst.some(({ status }) => status === 'active')) return null;
  const files = new Set<string>();
  const told = new Set<string>();
  const members = [];
  for (const { id } of callersFirst.reverse()) {
    const taskIds = new Set<string>();
    for await (const event of historyOf(instances, id)) {
      const taskId = valueAt(event.data, ['taskId']);
      if (typeof taskId === 'string') taskIds.add(taskId);
      collectFiles(event.data, TOLD_TO_OTHERS.has(event.type) ? told : files);
    }
    members.push({ id, taskIds: [...taskIds] });
  }
  return { members, fileIds: new Set([...files].filter((id) => !told.has(id))) };
}

async function* historyOf(instances: InstanceStore, id: string): AsyncGenerator<EventRow> {
  for (let last = 0; ; ) {
    const events = await instances.events(id, last, PAGE);
    yield* events;
    const end = events.at(-1);
    if (end === undefined || events.length < PAGE) return;
    last = end.seq;
  }
}

/** Ids of what looks like a file that a form refers to: id, name, size and type. */
export function collectFiles(data: Json, into: Set<string>): void {
  if (typeof data !== 'object' || data === null) return;
  const [id, name, size, type] = ['id', 'name', 'size', 'type'].map((member) => valueAt(data, [member]));
  if (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof size === 'number' &&
    typeof type === 'string'
  )
    into.add(id);
  for (const value of Object.values(data)) collectFiles(value, into);
}
