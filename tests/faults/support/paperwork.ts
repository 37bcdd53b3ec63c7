import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Me, Task, TaskDetail } from '@flowbook/contract';
import {
  checkSchema,
  compileForm,
  type FormData,
  initialData,
  type Json,
  pickSubmission,
} from '@flowbook/forms';

const complaints = join(import.meta.dirname, '../../../process-library/processes/complaints');

/** Written in the library's scenarios where the person signs. */
const SIGNS = '$signs';

interface Sharing {
  readonly fills: { readonly [name: string]: FormData };
  readonly plays: { readonly [name: string]: readonly Step[] };
}
interface Step {
  readonly play?: string;
  readonly complete?: string;
  readonly by?: string;
  readonly fill?: string;
}

const reception = sharingOf('complaint-reception');
const handling = sharingOf('complaint-handling');

/** Who does a task of the complaint processes when nobody has it yet, and with what. */
interface Duty {
  readonly by: string | null;
  readonly fill: FormData;
}

const duties = new Map<string, Duty>([
  ...dutiesIn(handling, 'plain'),
  ...dutiesIn(reception, 'received-by-phone'),
  ['t_close', { by: 'li.na', fill: reception.fills.close ?? {} }],
  ['t_first_up', { by: 'chen.jing', fill: reception.fills.respond ?? {} }],
  ['t_supervise', { by: 'zhao.wei', fill: reception.fills.order ?? {} }],
  ['t_dept_up', { by: 'zhao.wei', fill: handling.fills.urge ?? {} }],
]);

/** What a new complaint is registered with. */
export const register: FormData = reception.fills.register ?? {};

/** Whose task it is: the assignee's, else whoever does it in the library's scenarios or has the role. */
export function doerOf(task: Task, byRole: (role: string) => string): string {
  if (task.assignee !== null) return task.assignee.id;
  const group = task.candidateGroups[0]?.id;
  const usual = duties.get(task.elementId)?.by ?? null;
  if (usual !== null) return usual;
  if (group === undefined) throw new Error(`Nobody may do ${task.definitionKey} ${task.elementId}.`);
  return byRole(group);
}

/** What a person sends to complete a task: the form as the portal opens it, filled in as in the library's scenarios. */
export function submissionFor({ form, elementId }: TaskDetail, me: Me, now: string): FormData {
  if (form === null) return {};
  const checked = checkSchema(form.schema);
  if (!checked.ok) throw new Error(`The form of ${elementId} is broken: ${JSON.stringify(checked.problems)}`);
  const compiled = compileForm(checked.schema);
  const options = {
    ...(form.stage === null ? {} : { stage: form.stage }),
    fieldRights: form.fieldRights,
    now,
    timeZone: 'Asia/Shanghai',
    currentUser: { id: me.id, name: me.name.zh },
  };
  const fill = duties.get(elementId)?.fill ?? {};
  const entered = Object.entries(fill).map(([key, value]) => [key, signed(value, me, now)] as const);
  const data = { ...initialData(compiled, form.data as FormData, options), ...Object.fromEntries(entered) };
  return pickSubmission(compiled, data, options);
}

function signed(value: Json, me: Me, now: string): Json {
  return value === SIGNS ? { userId: me.id, name: me.name.zh, time: now } : value;
}

function sharingOf(process: string): Sharing {
  return JSON.parse(readFileSync(join(complaints, process, 'scenarios/shared.json'), 'utf8')) as Sharing;
}

function dutiesIn(sharing: Sharing, play: string): readonly (readonly [string, Duty])[] {
  return (sharing.plays[play] ?? []).flatMap((step) => {
    if (step.play !== undefined) return dutiesIn(sharing, step.play);
    if (step.complete === undefined) return [];
    return [[step.complete, { by: step.by ?? null, fill: sharing.fills[step.fill ?? ''] ?? {} }] as const];
  });
}
