import type { Bilingual } from '@flowbook/engine';
import type { Organisation } from './read-library.ts';
import { hasChinese } from './typography.ts';

const GRADES = ['K', 'A', 'B', 'C'];

/** What is wrong with the roles, people and customers, in words. */
export function organisationProblems({ roles, people, customers }: Organisation): readonly string[] {
  const known = new Set(roles.map(({ id }) => id));
  const held = new Set(people.flatMap((person) => person.roles));
  const usernames = people.map(({ username }) => username);
  return [
    ...people.flatMap(({ username, roles: own }) =>
      own
        .filter((role) => !known.has(role))
        .map((role) => `${username} has the role “${role}”, which the organisation does not have.`),
    ),
    ...usernames
      .filter((username, at) => usernames.indexOf(username) !== at)
      .map((username) => `Two people have the username “${username}”.`),
    ...[...known].filter((role) => !held.has(role)).map((role) => `Nobody has the role “${role}”.`),
    ...(people.some(({ permissions }) => permissions.includes('administer'))
      ? []
      : ['Nobody may administer.']),
    ...customers
      .filter(({ grade }) => !GRADES.includes(grade))
      .map(({ id, grade }) => `Customer ${id} has the grade “${grade}”; there are ${GRADES.join(', ')}.`),
    ...GRADES.filter((grade) => !customers.some((customer) => customer.grade === grade)).map(
      (grade) => `No customer has the grade ${grade}.`,
    ),
    ...[...roles, ...customers].flatMap(({ id, name }) => nameProblems(`“${id}”`, name)),
    ...people.flatMap(({ username, name }) => nameProblems(`“${username}”`, name)),
  ];
}

/** What a name of two languages lacks. `place` says whose name it is. */
export function nameProblems(place: string, name: Bilingual | undefined): readonly string[] {
  if (!name?.zh) return [`${place} has no Chinese name.`];
  if (!name.en) return [`${place} has no English name.`];
  return hasChinese(name.en) ? [`${place} has Chinese in its English name “${name.en}”.`] : [];
}
