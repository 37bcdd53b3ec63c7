import { describe, expect, it } from 'vitest';
import { compileOk, diagram, flow } from '../testing/index.ts';
import { firstStart, nextStart } from '../time/start-timer.ts';
import { describeProcess } from './describe.ts';

const english = (text: string) => `<fb:translation lang="en">${text}</fb:translation>`;
const xml = diagram(
  `<bpmn:laneSet id="ls"><bpmn:lane id="l" name="专员" fb:candidateGroup="specialist"><bpmn:extensionElements>${english('Specialist')}</bpmn:extensionElements><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
   <bpmn:startEvent id="s"><bpmn:extensionElements><fb:formBinding form="complaint" stage="fill" doc="complaint"><fb:fieldRight field="price" right="hide"/><fb:fieldRight field="items.price" right="read"/></fb:formBinding></bpmn:extensionElements></bpmn:startEvent>
   <bpmn:startEvent id="monthly"><bpmn:timerEventDefinition><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">0 9 1 * *</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
   <bpmn:startEvent id="told"><bpmn:messageEventDefinition messageRef="m1"/></bpmn:startEvent>
   <bpmn:userTask id="t" name="处理" fb:assignee="li.na" fb:candidateUsers="li.na, wang.li"><bpmn:extensionElements>${english('Handle')}</bpmn:extensionElements></bpmn:userTask>
   <bpmn:serviceTask id="j" fb:jobType="archive-case"><bpmn:extensionElements><fb:parameter name="documents" value="x"/><fb:input target="a.b">1</fb:input></bpmn:extensionElements></bpmn:serviceTask><bpmn:callActivity id="c" calledElement="visit"/><bpmn:businessRuleTask id="r" fb:decision="level" fb:resultVariable="x"/>
   ${flow('f1', 's', 't')}${flow('f2', 'told', 't')}${flow('f3', 'monthly', 't')}${flow('f4', 't', 'j')}${flow('f5', 'j', 'c')}${flow('f6', 'c', 'r')}`,
  '<bpmn:message id="m1" name="news"/>',
);

describe('describeProcess', () => {
  it('says what a host needs to know before it runs anything', async () => {
    const description = describeProcess(await compileOk(xml));
    expect(description).toMatchObject({
      processId: 'process',
      startEvents: [
        {
          id: 's',
          kind: 'none',
          form: {
            form: 'complaint',
            stage: 'fill',
            doc: 'complaint',
            fieldRights: { price: 'hide', 'items.price': 'read' },
          },
        },
        { id: 'monthly', kind: 'timer', timer: { kind: 'cycle', source: '0 9 1 * *' } },
        { id: 'told', kind: 'message', messageName: 'news' },
      ],
      decisions: ['level'],
      calledElements: ['visit'],
      jobTypes: ['archive-case'],
    });
    expect(description.elements.find(({ id }) => id === 't')).toEqual({
      id: 't',
      type: 'userTask',
      name: { zh: '处理', en: 'Handle' },
      lane: { id: 'l', name: { zh: '专员', en: 'Specialist' } },
      candidateGroups: ['specialist'],
      assignee: 'li.na',
      candidateUsers: ['li.na', 'wang.li'],
    });
    expect(description.elements.find(({ id }) => id === 'j')).toMatchObject({
      jobType: 'archive-case',
      jobInputs: ['documents', 'a'],
    });
    expect(description.elements.find(({ id }) => id === 'c')).toMatchObject({ calledElement: 'visit' });
    expect(description.elements.find(({ id }) => id === 'r')).toMatchObject({ decision: 'level' });
    expect(description.flows[0]).toMatchObject({ id: 'f1', sourceId: 's', targetId: 't' });
  });
});

describe('a timer start event', () => {
  it('is due again and again', async () => {
    const model = await compileOk(xml);
    const clock = { now: '2026-01-05T00:00:00.000Z', timeZone: 'Asia/Shanghai' };
    const first = firstStart(model, 'monthly', clock);
    expect(first?.dueAt).toBe('2026-02-01T01:00:00.000Z');
    expect(first === null ? null : nextStart(first, clock)?.dueAt).toBe('2026-03-01T01:00:00.000Z');
    expect(firstStart(model, 's', clock)).toBeNull();
  });
});

describe('what begins instances', () => {
  it('is described for the host: signals, conditions, several triggers, receive tasks', async () => {
    const formal = 'xsi:type="bpmn:tFormalExpression"';
    const signal = '<bpmn:signalEventDefinition signalRef="s1"/>';
    const model = await compileOk(
      diagram(
        `<bpmn:startEvent id="a">${signal}</bpmn:startEvent>
         <bpmn:startEvent id="b"><bpmn:conditionalEventDefinition><bpmn:condition ${formal}>=x</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>
         <bpmn:startEvent id="c" parallelMultiple="true">${signal}<bpmn:messageEventDefinition messageRef="m1"/></bpmn:startEvent>
         <bpmn:receiveTask id="d" messageRef="m1" instantiate="true"/>`,
        '<bpmn:signal id="s1" name="alarm"/><bpmn:message id="m1" name="news"/>',
      ),
    );
    expect(describeProcess(model).startEvents).toEqual([
      { id: 'a', kind: 'signal', signalName: 'alarm' },
      { id: 'b', kind: 'conditional', condition: 'x' },
      {
        id: 'c',
        kind: 'multiple',
        isParallel: true,
        parts: [
          { kind: 'signal', signalName: 'alarm' },
          { kind: 'message', messageName: 'news' },
        ],
      },
      { id: 'd', kind: 'message', messageName: 'news' },
    ]);
  });

  it('names the first of what begins where there is no start event', async () => {
    const model = await compileOk(
      diagram(
        `<bpmn:userTask id="a"><bpmn:extensionElements><fb:formBinding form="f"/></bpmn:extensionElements></bpmn:userTask><bpmn:task id="b"/>`,
      ),
    );
    expect(describeProcess(model).startEvents).toEqual([{ id: 'a', kind: 'none' }]);
  });
});
