import type { Office } from './office.ts';
import { people } from './person.ts';

/** A page as one kind of person meets it. */
export interface Visit {
  readonly page: string;
  /** `null`: nobody is signed in. */
  readonly by: (typeof people)[keyof typeof people] | null;
  readonly path: string;
  /** What stands on the page when it is ready. */
  readonly ready: string;
}

/** Every page of the app, in each of its states, with what stands on it. */
export function visitsOf({ cases, tasks }: Office): readonly Visit[] {
  const { agent, specialist, supervisor, department, admin } = people;
  const form = '.fb-form .fjs-form';
  const diagram = '.fb-diagram .djs-shape';
  return [
    { page: 'sign-in', by: null, path: '/sign-in', ready: '.fb-demo button' },
    { page: 'inbox', by: specialist, path: '/inbox', ready: taskRow },
    { page: 'inbox of the groups', by: agent, path: '/inbox?view=groups', ready: taskRow },
    { page: 'inbox of what is done', by: agent, path: '/inbox?view=done', ready: taskRow },
    { page: 'empty inbox', by: admin, path: '/inbox', ready: '.fb-empty' },
    { page: 'start list', by: agent, path: '/start', ready: '.fb-tile' },
    { page: 'start form', by: agent, path: '/start/complaint-reception', ready: form },
    { page: 'task', by: specialist, path: `/tasks/${tasks.claimed}`, ready: form },
    { page: 'task with a table', by: specialist, path: `/tasks/${tasks.investigation}`, ready: form },
    { page: 'unclaimed task', by: agent, path: `/tasks/${tasks.unclaimed}`, ready: form },
    { page: 'completed task', by: agent, path: `/tasks/${tasks.completed}`, ready: form },
    { page: 'task of somebody else', by: admin, path: `/tasks/${tasks.claimed}`, ready: form },
    { page: 'task of another role', by: admin, path: `/tasks/${tasks.supervisors}`, ready: form },
    { page: 'case', by: admin, path: `/instances/${cases.handedOver.id}`, ready: diagram },
    { page: 'called case', by: supervisor, path: `/instances/${cases.handling.id}`, ready: diagram },
    { page: 'stuck case', by: admin, path: `/instances/${cases.stuck.id}`, ready: diagram },
    { page: 'cases', by: admin, path: '/instances', ready: caseRow },
    { page: 'no cases', by: department, path: '/instances?search=nothing-like-it', ready: '.fb-empty' },
    { page: 'pending approvals', by: admin, path: '/pending', ready: taskRow },
    { page: 'no pending approvals', by: admin, path: '/pending?search=nothing-like-it', ready: '.fb-empty' },
    { page: 'incidents', by: admin, path: '/incidents', ready: '.fb-incidents li' },
    { page: 'tokens', by: admin, path: '/tokens', ready: taskRow },
    { page: 'no such page', by: agent, path: '/nowhere', ready: '.ant-result' },
    { page: 'apps', by: supervisor, path: '/design', ready: '[data-row-key], .fbd-draft-state' },
  ];
}

const taskRow = '.ant-table-row, .fb-card';
const caseRow = taskRow;
