import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileDecisions } from '../../decisions/compile-decisions.ts';
import { compileOk, diagram, flow, Play } from '../../testing/index.ts';

const play = async (content: string, variables = {}) =>
  new Play(await compileOk(diagram(content))).start(variables);

describe('a user task', () => {
  const inLane = (attributes: string) =>
    `<bpmn:laneSet id="ls"><bpmn:lane id="outer" fb:candidateGroup="department"><bpmn:childLaneSet id="cs"><bpmn:lane id="inner" name="专员" fb:candidateGroup="specialist"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
     <bpmn:startEvent id="s"/><bpmn:userTask id="t" ${attributes}/>${flow('f1', 's', 't')}`;

  it('belongs to the group of its innermost lane', async () => {
    const running = await play(inLane(''));
    expect(running.last('task-created', 't')).toMatchObject({
      assignee: null,
      candidateGroups: ['specialist'],
      candidateUsers: [],
      dueAt: null,
      priority: 50,
    });
  });

  it('belongs to whom its own attributes name, as text or worked out', async () => {
    const attributes = `fb:candidateGroups="a, b" fb:candidateUsers='{"var":"team"}' fb:assignee="=owner" fb:dueDate="P1D" fb:priority="80"`;
    const running = await play(inLane(attributes), { team: ['li', 'wang'], owner: 'zhao' });
    expect(running.last('task-created', 't')).toMatchObject({
      assignee: 'zhao',
      candidateGroups: ['a', 'b'],
      candidateUsers: ['li', 'wang'],
      dueAt: '2026-01-06T01:00:00.000Z',
      priority: 80,
    });
  });

  it('begins with what its input mapping fills in', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:userTask id="t"><bpmn:extensionElements><fb:input target="visit.customer">{"var":"complaint.customer"}</fb:input></bpmn:extensionElements></bpmn:userTask>${flow('f1', 's', 't')}`,
      { complaint: { customer: 'C1' }, visit: { no: 1 } },
    );
    expect(running.variables.visit).toEqual({ no: 1, customer: 'C1' });
  });
});

describe('a service task', () => {
  it('gives its parameters, overlaid by its inputs, to the job and maps the result back', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:serviceTask id="j" fb:jobType="record-letter" fb:retries="5"><bpmn:extensionElements><fb:parameter name="template" value="reply"/><fb:parameter name="recipient" value="nobody"/><fb:input target="recipient">{"var":"complaint.customer"}</fb:input><fb:output target="complaint.letterNo">{"var":"no"}</fb:output></bpmn:extensionElements></bpmn:serviceTask>${flow('f1', 's', 'j')}`,
      { complaint: { customer: 'C1' } },
    );
    expect(running.last('job-created', 'j')).toMatchObject({
      jobType: 'record-letter',
      retries: 5,
      input: { template: 'reply', recipient: 'C1' },
    });
    running.finishJob('j', { no: 'L-1', other: true });
    expect(running.variables).toEqual({ complaint: { customer: 'C1', letterNo: 'L-1' } });
  });
});

describe('a script task', () => {
  it('assigns in turn, each line seeing the ones before', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:scriptTask id="x"><bpmn:extensionElements><fb:assignment variable="a">{"+":[{"var":"n"},1]}</fb:assignment><fb:assignment variable="doc.b">= a * 2</fb:assignment></bpmn:extensionElements></bpmn:scriptTask><bpmn:userTask id="t"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 't')}`,
      { n: 1, doc: { keep: true } },
    );
    expect(running.variables).toEqual({ n: 1, a: 2, doc: { keep: true, b: 4 } });
  });
});

describe('a business rule task', () => {
  it('merges what the decision says into its document and records the rules', async () => {
    const xml = readFileSync(join(import.meta.dirname, 'complaint-level.dmn'), 'utf8');
    const compiled = await compileDecisions(xml);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const model = await compileOk(
      diagram(
        `<bpmn:startEvent id="s"/><bpmn:businessRuleTask id="r" fb:decision="complaint-level" fb:decisionInput="complaint" fb:resultVariable="complaint"/><bpmn:userTask id="t"/>${flow('f1', 's', 'r')}${flow('f2', 'r', 't')}`,
      ),
    );
    const running = new Play(model, { decisions: compiled.decisions });
    running.start({ complaint: { loss: 8000, no: 1 } });
    expect(running.variables.complaint).toEqual({ loss: 8000, no: 1, level: 'major', days: 3 });
    expect(running.last('decision-evaluated', 'r')).toMatchObject({ matchedRules: [1] });
  });
});

describe('a call activity', () => {
  it('passes only what is mapped, both ways, with the business key', async () => {
    const model = await compileOk(
      diagram(
        `<bpmn:startEvent id="s"/><bpmn:callActivity id="c" calledElement="visit"><bpmn:extensionElements><fb:input target="visit.customer">{"var":"customer"}</fb:input><fb:output target="result">{"var":"visit.result"}</fb:output></bpmn:extensionElements></bpmn:callActivity>${flow('f1', 's', 'c')}`,
      ),
    );
    const running = new Play(model);
    running.do({
      type: 'start-instance',
      instanceId: 'i1',
      definition: { key: 'p', version: 1 },
      businessKey: 'TS-1',
      variables: { customer: 'C1', secret: 1 },
    });
    const call = running.last('call-started', 'c');
    expect(call).toMatchObject({ businessKey: 'TS-1', variables: { visit: { customer: 'C1' } } });
    running.do({ type: 'complete-call', callId: call.callId, variables: { visit: { result: 'ok' }, x: 1 } });
    expect(running.variables).toEqual({ customer: 'C1', secret: 1, result: 'ok' });
  });
});
