import type { EngineEvent, FormBinding } from '@flowbook/engine';
import type { TaskForm, TaskRow } from '../../stores/ports/rows.ts';
import type { Projection, StepDraft } from './step-draft.ts';

/** User tasks: who holds them, who may, and how they end. */
export const tasks: Projection = {
  'task-created': (event, draft) => {
    const { summary } = draft;
    draft.putTask({
      id: event.taskId,
      instanceId: summary.id,
      rev: summary.rev,
      elementId: event.elementId,
      name: draft.elementName(event.elementId),
      status: 'open',
      instanceTitle: summary.title,
      definitionKey: summary.definitionKey,
      definitionVersion: summary.definitionVersion,
      definitionName: summary.definitionName,
      scopeId: event.scopeId,
      assignee: event.assignee,
      candidateGroups: event.candidateGroups,
      candidateUsers: event.candidateUsers,
      form: event.form === undefined ? null : taskForm(event.form),
      priority: event.priority,
      createdAt: event.at,
      dueAt: event.dueAt,
      endedAt: null,
      completedBy: null,
    });
    draft.addParticipants(event.assignee, ...event.candidateUsers);
    draft.addGroups(event.candidateGroups);
  },
  'task-claimed': (event, draft) => {
    changeTask(draft, event.taskId, { assignee: event.actor.id });
    draft.addParticipants(event.actor.id);
  },
  'task-released': (event, draft) => changeTask(draft, event.taskId, { assignee: null }),
  'task-assigned': (event, draft) => {
    changeTask(draft, event.taskId, { assignee: event.assignee });
    draft.addParticipants(event.assignee);
  },
  'task-completed': (event, draft) => {
    const completedBy = event.actor.kind === 'user' ? event.actor.id : null;
    changeTask(draft, event.taskId, { status: 'completed', ...endedAt(event), completedBy });
    draft.addParticipants(completedBy);
  },
  'task-canceled': (event, draft) =>
    changeTask(draft, event.taskId, { status: 'canceled', ...endedAt(event) }),
};

function taskForm({ form, stage, doc, fieldRights }: FormBinding): TaskForm {
  return {
    form,
    stage: stage ?? null,
    doc: doc ?? null,
    ...(fieldRights === undefined ? {} : { fieldRights }),
  };
}

const endedAt = ({ at }: EngineEvent) => ({ endedAt: at });

function changeTask(draft: StepDraft, taskId: string, changes: Partial<TaskRow>): void {
  const task = draft.openTasks.get(taskId);
  if (task === undefined) throw new Error(`Task ${taskId} changed, but it is not open.`);
  draft.putTask({ ...task, ...changes, rev: draft.summary.rev });
}
