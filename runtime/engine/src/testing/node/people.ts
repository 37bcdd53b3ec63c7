import type { Actor } from '../../commands/command.ts';
import type { EngineEvent } from '../../events/event.ts';
import type { Variables } from '../../json.ts';
import type { Play } from '../play.ts';

export const by = (id: string): Actor => ({ kind: 'user', id });

/** A person completes the oldest open task of an element (the one assigned to them, where there is one). */
export function done(
  play: Play,
  elementId: string,
  person: string,
  submission: Variables = {},
): readonly EngineEvent[] {
  return play.do({
    type: 'complete-task',
    taskId: taskOf(play, elementId, person),
    submission,
    actor: by(person),
  });
}

/** The task that a person has at an element, else the oldest that is open there. */
export function taskOf(play: Play, elementId: string, person: string): string {
  const { tasks, elements } = play.state;
  const own = Object.keys(tasks).find(
    (id) => elements[id]?.elementId === elementId && tasks[id]?.assignee === person,
  );
  return own ?? play.taskId(elementId);
}

/** Who is asked where: `element` or `element:person`, sorted; `…` behind those who wait for others. */
export function asked(play: Play): readonly string[] {
  const { tasks, elements } = play.state;
  return Object.entries(tasks)
    .map(([id, { assignee, paused }]) => {
      const who = assignee === null ? '' : `:${assignee}`;
      return `${elements[id]?.elementId}${who}${paused ? '…' : ''}`;
    })
    .sort();
}

/** Event types of a list, without those that only move data. */
export function types(events: readonly EngineEvent[]): readonly string[] {
  return events.map(({ type }) => type);
}
