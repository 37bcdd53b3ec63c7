import type { AppContent, AppProblem } from '@flowbook/contract';
import type { ElementDescription, ProcessDescription } from '@flowbook/engine';
import type { PeopleStore } from '../../stores/ports/people-store.ts';

/** What a process may need that does not stand in its app. */
export interface Surroundings {
  /** Keys of process apps that can be called. */
  readonly apps: ReadonlySet<string>;
  readonly people: Pick<PeopleStore, 'users' | 'roles'>;
}

type Needs = { readonly [need in 'apps' | 'roles' | 'people']: ReadonlySet<string> };

/**
 * What is missing round an app: a process that it calls (itself it may call), the roles and people that its tasks wait
 * for. Names that an expression gives are known only when the process runs. A job of a type that the server does not do
 * is no problem: it waits for a program outside.
 */
export async function checkSurroundings(
  key: string,
  { owner, starters }: AppContent,
  { elements }: ProcessDescription,
  { apps, people }: Surroundings,
): Promise<AppProblem[]> {
  const named = elements.flatMap(peopleOf);
  const found: Needs = {
    apps: new Set([...apps, key]),
    roles: new Set((await people.roles()).map(({ id }) => id)),
    people: new Set(named.length === 0 ? [] : (await people.users(named)).map(({ id }) => id)),
  };
  return [
    ...[...(owner === null ? [] : [owner]), ...starters]
      .filter((role) => !found.roles.has(role))
      .map((role) => problem('role-unknown', null, `There is no role ${role} that may own or start it.`)),
    ...elements.flatMap((element) => missing(element, found)),
  ];
}

function missing(element: ElementDescription, found: Needs): readonly AppProblem[] {
  const { id, calledElement, candidateGroups = [] } = element;
  const problems: AppProblem[] = [];
  if (calledElement !== undefined && !found.apps.has(calledElement))
    problems.push(
      problem('called-process-unknown', id, `${id} calls ${calledElement}, which is not published.`),
    );
  for (const role of candidateGroups.filter((group) => !found.roles.has(group)))
    problems.push(problem('role-unknown', id, `${id} waits for the role ${role}, which does not exist.`));
  for (const person of peopleOf(element).filter((one) => !found.people.has(one)))
    problems.push(problem('person-unknown', id, `${id} waits for ${person}, who does not exist.`));
  return problems;
}

function peopleOf({ assignee, candidateUsers = [] }: ElementDescription): readonly string[] {
  return assignee === undefined ? candidateUsers : [assignee, ...candidateUsers];
}

function problem(code: string, elementId: string | null, reason: string): AppProblem {
  return { where: 'process', code, elementId, reason };
}
