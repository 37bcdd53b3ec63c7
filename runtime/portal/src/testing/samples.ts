import type { Instance, InstanceDetail, Me, OpenedForm, Task, TaskDetail } from '@flowbook/contract';

const at = '2026-11-24T08:00:00.000Z';

export const me: Me = {
  id: 'li.na',
  username: 'li.na',
  name: { zh: '李娜', en: 'Li Na' },
  roles: [{ id: 'complaint-specialist', name: { zh: '投诉专员', en: 'Complaint specialist' } }],
  permissions: [],
  csrfToken: 'csrf-1',
};

export const instance: Instance = {
  id: 'case-1',
  rev: 3,
  definitionKey: 'complaint-handling',
  definitionVersion: 1,
  definitionName: { zh: '客户投诉处理', en: 'Complaint handling' },
  title: 'TS-20261124-0001 屏幕破裂',
  businessKey: null,
  status: 'active',
  startedBy: { id: 'li.na', name: me.name },
  startedAt: at,
  endedAt: null,
  openIncidents: 0,
  parentInstanceId: null,
};

export const task: Task = {
  id: 'task-1',
  rev: 3,
  name: { zh: '核实投诉', en: 'Verify the complaint' },
  elementId: 'verify',
  status: 'open',
  instanceId: 'case-1',
  instanceTitle: instance.title,
  definitionKey: instance.definitionKey,
  definitionVersion: 1,
  definitionName: instance.definitionName,
  assignee: { id: 'li.na', name: me.name },
  candidateGroups: [],
  createdAt: at,
  dueAt: null,
  overdue: false,
  endedAt: null,
};

export const form: OpenedForm = {
  form: 'complaint',
  version: 1,
  stage: null,
  fieldRights: {},
  schema: {
    type: 'default',
    id: 'complaint',
    schemaVersion: 19,
    components: [
      { type: 'textfield', id: 'subject', key: 'subject', label: '事由', validate: { required: true } },
      { type: 'textfield', id: 'opinion', key: 'opinion', label: '意见' },
    ],
  },
  data: { subject: '屏幕破裂' },
};

export const taskDetail: TaskDetail = {
  ...task,
  form,
  instance,
  allowed: { claim: false, release: true, complete: true },
};

export const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true"><bpmn:userTask id="verify" name="核实投诉" /></bpmn:process>
</bpmn:definitions>`;

export const instanceDetail: InstanceDetail = {
  ...instance,
  bpmn,
  elements: [{ elementId: 'verify', state: 'active', count: 1 }],
  takenFlows: [],
  called: [],
};
