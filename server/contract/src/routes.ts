import { z } from 'zod';
import * as apps from './apps.ts';
import * as conditions from './conditions.ts';
import * as definitions from './definitions.ts';
import * as directory from './directory.ts';
import { OpenedForm } from './forms.ts';
import * as instances from './instances.ts';
import * as jobs from './jobs.ts';
import * as messages from './messages.ts';
import { Id } from './primitives.ts';
import * as session from './session.ts';
import * as tasks from './tasks.ts';
import * as tokens from './tokens.ts';

/** One operation of the REST API: what the server validates, and what OpenAPI tells. Paths stand below `/api/v1`. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Absent: the answer has no body (204). */
  readonly answer?: z.ZodType;
  /** Takes the header `Idempotency-Key`. */
  readonly idempotent?: true;
  /** `true`: needs no session. `optional`: answers with and without one. */
  readonly open?: true | 'optional';
  /** For machines: needs a token of this scope (`Authorization: Bearer …`) instead of a session. */
  readonly token?: tokens.TokenScope;
  /** With `token`: a session does as well. */
  readonly orSession?: true;
}

const InstanceQuery = z.object({
  search: z.string().max(100).optional(),
  definitionKey: Id.optional(),
  status: instances.InstanceStatus.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

export const routes = {
  signIn: {
    method: 'post',
    path: '/session',
    summary: 'Sign in',
    body: session.SignIn,
    answer: session.Me,
    open: true,
  },
  whoAmI: {
    method: 'get',
    path: '/session',
    summary: 'Who is signed in; null when nobody is',
    answer: session.Me.nullable(),
    open: 'optional',
  },
  signOut: { method: 'delete', path: '/session', summary: 'Sign out' },
  demoAccounts: {
    method: 'get',
    path: '/demo-accounts',
    summary: 'Accounts of a demo installation',
    answer: session.DemoAccounts,
    open: true,
  },

  listDefinitions: {
    method: 'get',
    path: '/definitions',
    summary: 'Latest published versions',
    answer: definitions.DefinitionList,
  },
  getDefinition: {
    method: 'get',
    path: '/definitions/{key}',
    summary: 'One definition with its diagram',
    query: z.object({ version: z.coerce.number().int().positive().optional() }),
    answer: definitions.DefinitionDetail,
  },
  getStartForm: {
    method: 'get',
    path: '/definitions/{key}/start-form',
    summary: 'The start form, opened for the caller',
    answer: OpenedForm,
  },

  startInstance: {
    method: 'post',
    path: '/instances',
    summary: 'Start a process',
    body: instances.StartInstance,
    answer: z.object({ instance: instances.Instance, nextTask: tasks.Task.nullable() }),
    idempotent: true,
  },
  listInstances: {
    method: 'get',
    path: '/instances',
    summary: 'Instances that the caller may see',
    query: InstanceQuery,
    answer: instances.InstanceList,
  },
  getInstance: {
    method: 'get',
    path: '/instances/{id}',
    summary: 'One instance on its diagram',
    answer: instances.InstanceDetail,
  },
  getHistory: {
    method: 'get',
    path: '/instances/{id}/history',
    summary: 'What happened in an instance',
    answer: instances.History,
  },
  cancelInstance: {
    method: 'post',
    path: '/instances/{id}/cancellation',
    summary: 'Cancel an instance',
    body: instances.CancelInstance,
    answer: instances.Instance,
    idempotent: true,
  },

  listTasks: {
    method: 'get',
    path: '/tasks',
    summary: 'The inbox',
    query: tasks.TaskListQuery,
    answer: tasks.TaskList,
  },
  getTask: {
    method: 'get',
    path: '/tasks/{id}',
    summary: 'One task with its form',
    answer: tasks.TaskDetail,
  },
  claimTask: {
    method: 'post',
    path: '/tasks/{id}/claim',
    summary: 'Take a group task',
    answer: tasks.Task,
    idempotent: true,
  },
  releaseTask: {
    method: 'post',
    path: '/tasks/{id}/release',
    summary: 'Give a task back to its groups',
    answer: tasks.Task,
    idempotent: true,
  },
  completeTask: {
    method: 'post',
    path: '/tasks/{id}/completion',
    summary: 'Complete a task',
    body: tasks.CompleteTask,
    answer: tasks.TaskCompleted,
    idempotent: true,
  },
  assignTask: {
    method: 'post',
    path: '/tasks/{id}/assignment',
    summary: 'Assign a task to a person',
    body: tasks.AssignTask,
    answer: tasks.Task,
    idempotent: true,
  },
  listPending: {
    method: 'get',
    path: '/pending',
    summary: 'Every open task, for admins',
    query: tasks.PendingQuery,
    answer: tasks.PendingList,
  },

  listIncidents: {
    method: 'get',
    path: '/incidents',
    summary: 'Open incidents',
    answer: instances.IncidentList,
  },
  retryIncident: {
    method: 'post',
    path: '/incidents/{id}/retry',
    summary: 'Try again what failed; null when no instance came into being yet',
    answer: instances.Instance.nullable(),
    idempotent: true,
  },

  activateJobs: {
    method: 'post',
    path: '/jobs/activation',
    summary: 'Take external jobs of some types; waits for them when there are none',
    body: jobs.ActivateJobs,
    answer: jobs.ActivatedJobs,
    token: 'jobs',
  },
  completeJob: {
    method: 'post',
    path: '/jobs/{id}/completion',
    summary: 'Complete a job with its result; may be repeated',
    body: jobs.CompleteJob,
    token: 'jobs',
  },
  failJob: {
    method: 'post',
    path: '/jobs/{id}/failure',
    summary: 'Say that an attempt failed: again later, or an incident; may be repeated',
    body: jobs.FailJob,
    answer: jobs.JobFailed,
    token: 'jobs',
  },
  extendLease: {
    method: 'post',
    path: '/jobs/{id}/lease',
    summary: 'Keep a job for longer, from now on',
    body: jobs.ExtendLease,
    answer: jobs.LeaseExtended,
    token: 'jobs',
  },
  throwJobError: {
    method: 'post',
    path: '/jobs/{id}/error',
    summary: 'End a job in a BPMN error, which the process may catch; may be repeated',
    body: jobs.ThrowJobError,
    token: 'jobs',
  },
  listWaitingJobs: {
    method: 'get',
    path: '/waiting-jobs',
    summary: 'Jobs that are due and that nobody has taken: external ones, and own ones after a minute',
    answer: jobs.WaitingJobsList,
  },
  sendMessage: {
    method: 'post',
    path: '/messages',
    summary: 'Send a message to whoever waits for it, now or later',
    body: messages.SendMessage,
    answer: messages.Accepted,
    idempotent: true,
    token: 'messages',
  },
  broadcastSignal: {
    method: 'post',
    path: '/signals',
    summary: 'Send a signal to everybody who waits for it now',
    body: messages.BroadcastSignal,
    answer: messages.Accepted,
    idempotent: true,
    token: 'messages',
  },
  evaluateStartConditions: {
    method: 'post',
    path: '/conditions',
    summary: 'Begin the processes whose conditional start events these variables fulfil',
    body: conditions.EvaluateStartConditions,
    answer: conditions.StartConditionsEvaluated,
    idempotent: true,
    token: 'messages',
    orSession: true,
  },

  listTokens: {
    method: 'get',
    path: '/tokens',
    summary: 'Tokens of machines',
    answer: tokens.TokenList,
  },
  createToken: {
    method: 'post',
    path: '/tokens',
    summary: 'Let a machine use the API; its secret is told this once',
    body: tokens.CreateToken,
    answer: tokens.TokenCreated,
  },
  revokeToken: { method: 'delete', path: '/tokens/{id}', summary: 'Take the right of a machine away' },

  listApps: {
    method: 'get',
    path: '/apps',
    summary: 'Process apps that the caller may design',
    answer: apps.AppList,
  },
  createApp: {
    method: 'post',
    path: '/apps',
    summary: 'Create an app with an empty process',
    body: apps.CreateApp,
    answer: apps.AppDraft,
  },
  getDraft: {
    method: 'get',
    path: '/apps/{key}/draft',
    summary: 'The draft of an app',
    answer: apps.AppDraft,
  },
  saveDraft: {
    method: 'put',
    path: '/apps/{key}/draft',
    summary: 'Save the draft',
    body: apps.SaveDraft,
    answer: apps.DraftSaved,
  },
  checkDraft: {
    method: 'get',
    path: '/apps/{key}/draft/problems',
    summary: 'What stands in the way of publishing',
    answer: apps.AppProblems,
  },
  publishDraft: {
    method: 'post',
    path: '/apps/{key}/publication',
    summary: 'Publish the draft as a new version',
    body: apps.PublishDraft,
    answer: apps.Published,
    idempotent: true,
  },

  listPeople: {
    method: 'get',
    path: '/directory/people',
    summary: 'People, for pickers',
    query: z.object({ role: Id.optional(), search: z.string().max(100).optional() }),
    answer: directory.DirectoryPeople,
  },
  listRoles: {
    method: 'get',
    path: '/directory/roles',
    summary: 'Roles, for pickers',
    answer: directory.RoleList,
  },
  listCustomers: {
    method: 'get',
    path: '/customers',
    summary: 'Customers, for the customer picker',
    query: z.object({ search: z.string().max(100).optional() }),
    answer: directory.CustomerList,
  },
  /** The body is the file itself (`application/octet-stream`), its name in the query. */
  uploadFile: {
    method: 'post',
    path: '/files',
    summary: 'Upload a file',
    query: z.object({ name: z.string().min(1).max(200) }),
    answer: directory.UploadedFile,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
