import type { Task } from '@flowbook/contract';
import { driveOutside, type OutsideCrew } from './drive-outside.ts';
import { doerOf, submissionFor } from './paperwork.ts';
import type { ServerProcess } from './server-process.ts';
import type { Person } from './staff.ts';

export interface Crew extends OutsideCrew {
  person(username: string): Person;
  withRole(role: string): string;
}

/** More than any case of the rounds needs. */
const MOST_STEPS = 400;
const MOST_ATTEMPTS = 5;

/**
 * Does every open task and lets every timer come due, until nothing is left. Answers what could not be done: such
 * things are stuck.
 */
export async function driveToTheEnd(server: ServerProcess, crew: Crew): Promise<readonly string[]> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await server.idle();
    const { items } = await crew.admin.read('listPending', { query: { limit: 200 } });
    const troubles = (await Promise.all(items.map((task) => complete(task, server, crew)))).filter(
      (trouble) => trouble !== null,
    );
    const outside = await driveOutside(server, crew);
    if (troubles.length + outside.troubles.length > 0) return [...troubles, ...outside.troubles];
    if (items.length + outside.done === 0 && !(await server.advanceToNextJob())) return [];
  }
  return [`there is still something to do after ${MOST_STEPS} steps`];
}

async function complete(task: Task, server: ServerProcess, crew: Crew): Promise<string | null> {
  const username = doerOf(task, (role) => crew.withRole(role));
  const person = crew.person(username);
  const common = { username, params: { id: task.id } };
  if (task.assignee === null) {
    const claimed = await person.give({ ...common, key: `claim-at-last:${task.id}`, route: 'claimTask' });
    if (claimed.kind !== 'acknowledged') return problem(task, username, 'claimed', claimed);
  }
  for (let attempt = 1; ; attempt++) {
    const detail = await person.read('getTask', { params: { id: task.id } });
    const body = { rev: detail.rev, submission: submissionFor(detail, person.me, server.now()) };
    const key = `complete-at-last:${task.id}:${attempt}`;
    const completed = await person.give({ ...common, key, route: 'completeTask', body });
    if (completed.kind === 'acknowledged') return null;
    // Somebody else wrote into the same document a moment before; a person looks again and sends again.
    const isStale = completed.kind === 'refused' && completed.code === 'task.stale-revision';
    if (!isStale || attempt === MOST_ATTEMPTS) return problem(task, username, 'completed', completed);
  }
}

function problem(task: Task, username: string, what: string, outcome: object): string {
  return `${task.definitionKey} ${task.elementId} cannot be ${what} by ${username}: ${JSON.stringify(outcome)}`;
}
