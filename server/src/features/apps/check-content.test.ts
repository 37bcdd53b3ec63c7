import { diagram, flow } from '@flowbook/engine/testing';
import { expect, it } from 'vitest';
import { checkContent } from './check-content.ts';

const name = { zh: '流程', en: 'Process' };
const surroundings = {
  apps: new Set<string>(),
  people: { roles: async () => [], users: async () => [] },
};

it('warns of what another tool has written and the process runs without', async () => {
  const bpmn = diagram(
    `<bpmn:startEvent id="s"/><bpmn:userTask id="t" camunda:taskListener="x"/><bpmn:endEvent id="e"/>${flow('f1', 's', 't')}${flow('f2', 't', 'e')}`,
  ).replace('<bpmn:definitions ', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ');
  const content = {
    name,
    summary: name,
    domain: name,
    owner: null,
    starters: [],
    bpmn,
    forms: {},
    decisions: {},
  };
  expect(await checkContent('process', content, surroundings)).toEqual({
    problems: [],
    warnings: [
      {
        where: 'process',
        code: 'extension-not-carried-over',
        elementId: 't',
        reason: expect.stringContaining('camunda:taskListener'),
      },
    ],
  });
});
