import type { AppContent } from '@flowbook/contract';
import { diagram, flow } from '@flowbook/engine/testing';
import { describe, expect, it } from 'vitest';
import type { UserRow } from '../../stores/ports/rows.ts';
import { checkContent } from './check-content.ts';

const KEY = 'process';
const name = { zh: '流程', en: 'Process' };
const person: UserRow = {
  id: 'li.na',
  username: 'li.na',
  name,
  passwordHash: '',
  roles: [],
  permissions: [],
  demo: false,
};
const surroundings = {
  apps: new Set(['visit']),
  people: {
    roles: async () => [{ id: 'agent', name }],
    users: async (ids: readonly string[]) => [person].filter(({ id }) => ids.includes(id)),
  },
};

async function problemsOf(element: string, changes: Partial<AppContent> = {}, lanes = '') {
  const { problems } = await checked(element, changes, lanes);
  return problems.map(({ code, elementId }) => ({ code, elementId }));
}

function checked(element: string, changes: Partial<AppContent> = {}, lanes = '') {
  const inner = `${lanes}<bpmn:startEvent id="s"/>${element}<bpmn:endEvent id="e"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 'e')}`;
  const content: AppContent = {
    name,
    summary: name,
    domain: name,
    owner: null,
    starters: [],
    bpmn: diagram(inner),
    forms: {},
    decisions: {},
    ...changes,
  };
  return checkContent(KEY, content, surroundings);
}

describe('what an app needs round it', () => {
  it.each([
    ['a published process', '<bpmn:callActivity id="x" calledElement="visit"/>'],
    ['itself', `<bpmn:callActivity id="x" calledElement="${KEY}"/>`],
    ['a program outside', '<bpmn:serviceTask id="x" fb:jobType="send-by-pigeon"/>'],
    ['a person', '<bpmn:userTask id="x" fb:assignee="li.na"/>'],
    ['people and roles', '<bpmn:userTask id="x" fb:candidateUsers="li.na" fb:candidateGroups="agent"/>'],
    ['somebody whom an expression names', '<bpmn:userTask id="x" fb:assignee="=handler.id"/>'],
  ])('may be %s', async (_, element) => {
    expect(await problemsOf(element)).toEqual([]);
  });

  it.each([
    ['called-process-unknown', '<bpmn:callActivity id="x" calledElement="ghost"/>'],
    ['decision-unknown', '<bpmn:businessRuleTask id="x" fb:decision="ghost" fb:resultVariable="r"/>'],
    ['person-unknown', '<bpmn:userTask id="x" fb:assignee="ghost"/>'],
    ['person-unknown', '<bpmn:userTask id="x" fb:candidateUsers="li.na, ghost"/>'],
    ['role-unknown', '<bpmn:userTask id="x" fb:candidateGroups="agent, ghosts"/>'],
  ])('is a problem when it is not there: %s', async (code, element) => {
    expect(await problemsOf(element)).toEqual([{ code, elementId: 'x' }]);
  });

  it('warns of a job for a program outside, and of one that lacks what it has to be told', async () => {
    const warningsOf = async (element: string) => (await checked(element)).warnings.map(({ code }) => code);
    const job = (type: string, parts = '') =>
      `<bpmn:serviceTask id="x" fb:jobType="${type}"><bpmn:extensionElements>${parts}</bpmn:extensionElements></bpmn:serviceTask>`;
    expect(await warningsOf(job('send-by-pigeon'))).toEqual(['job-type-external']);
    expect(await warningsOf(job('send-mail'))).toEqual(Array(3).fill('job-input-missing'));
    const parts =
      '<fb:parameter name="text" value="x"/><fb:input target="to">"a@example.com"</fb:input><fb:input target="subject">"x"</fb:input>';
    expect(await warningsOf(job('send-mail', parts))).toEqual([]);
  });

  it('includes the role of the lane round a task', async () => {
    const lane = (role: string) =>
      `<bpmn:laneSet id="ls"><bpmn:lane id="l" fb:candidateGroup="${role}"><bpmn:flowNodeRef>x</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>`;
    expect(await problemsOf('<bpmn:userTask id="x"/>', {}, lane('agent'))).toEqual([]);
    expect(await problemsOf('<bpmn:userTask id="x"/>', {}, lane('ghosts'))).toEqual([
      { code: 'role-unknown', elementId: 'x' },
    ]);
  });

  it('includes the roles that own and start it', async () => {
    const roles = { owner: 'ghosts', starters: ['agent', 'spirits'] };
    expect(await problemsOf('<bpmn:userTask id="x"/>', roles)).toEqual([
      { code: 'role-unknown', elementId: null },
      { code: 'role-unknown', elementId: null },
    ]);
  });
});
