import { describe, expect, it } from 'vitest';
import { compileOk, diagram, flow, Play } from '../../testing/index.ts';

const message = '<bpmn:message id="m1" name="answer"/><bpmn:error id="e1" errorCode="E1"/>';
const formal = 'xsi:type="bpmn:tFormalExpression"';
const timer = (kind: string, text: string) =>
  `<bpmn:timerEventDefinition><bpmn:${kind} ${formal}>${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;

const play = async (content: string, variables = {}) =>
  new Play(await compileOk(diagram(content, message))).start(variables);

/** A user task with one boundary event `b` that leads to its own end. */
const bounded = (attributes: string, definition: string) =>
  `<bpmn:startEvent id="s"/><bpmn:userTask id="t"/><bpmn:boundaryEvent id="b" attachedToRef="t" ${attributes}>${definition}</bpmn:boundaryEvent>
   <bpmn:endEvent id="e"/><bpmn:userTask id="after"/>${flow('f1', 's', 't')}${flow('f2', 't', 'e')}${flow('f3', 'b', 'after')}`;

describe('a repeating boundary timer', () => {
  it('fires as often as its cycle says, from the time it was due', async () => {
    const running = await play(bounded('cancelActivity="false"', timer('timeCycle', 'R2/PT1H')));
    expect(running.last('timer-scheduled', 'b').dueAt).toBe('2026-01-05T02:00:00.000Z');
    running.clock.advance(7_200_000);
    running.fire('b');
    expect(running.last('timer-scheduled', 'b').dueAt).toBe('2026-01-05T03:00:00.000Z');
    running.fire('b');
    expect(running.active).toEqual(['after', 'after', 't']);
    expect(running.state.timers).toEqual({});
  });

  it('fires once when it interrupts', async () => {
    const running = await play(bounded('', timer('timeCycle', 'R/PT1H')));
    running.fire('b');
    expect(running.active).toEqual(['after']);
    expect(running.state.timers).toEqual({});
  });

  it('is not set when its date is empty', async () => {
    const running = await play(bounded('', timer('timeDate', '{"var":"plan.endDate"}')));
    expect(running.active).toEqual(['t']);
    expect(running.all('timer-scheduled')).toEqual([]);
  });
});

describe('a message boundary event', () => {
  it('that does not interrupt hears every message and takes its payload', async () => {
    const definition = '<bpmn:messageEventDefinition messageRef="m1"/>';
    const running = await play(bounded('cancelActivity="false"', definition));
    running.deliver('b', { note: 1 }).deliver('b', { note: 2 });
    expect(running.active).toEqual(['after', 'after', 't']);
    expect(running.variables).toEqual({ note: 2 });
    running.complete('t');
    expect(running.state.subscriptions).toEqual({});
    expect(running.all('subscription-closed')).toHaveLength(1);
  });
});

describe('a message', () => {
  const catching = `<bpmn:startEvent id="s"/><bpmn:receiveTask id="r" messageRef="m1" fb:correlationKey='{"var":"no"}'>
    <bpmn:extensionElements><fb:output target="reply.text">{"var":"text"}</fb:output></bpmn:extensionElements></bpmn:receiveTask>
    <bpmn:endEvent id="e"><bpmn:extensionElements><fb:input target="to">{"var":"no"}</fb:input></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m1"/></bpmn:endEvent>
    ${flow('f1', 's', 'r')}${flow('f2', 'r', 'e')}`;

  it('is waited for by its key, and only what is mapped is taken in', async () => {
    const running = await play(catching, { no: 42 });
    expect(running.last('subscription-opened', 'r')).toMatchObject({
      messageName: 'answer',
      correlationKey: '42',
    });
    running.deliver('r', { text: 'yes', secret: true });
    expect(running.variables).toEqual({ no: 42, reply: { text: 'yes' } });
    expect(running.last('message-sent', 'e').payload).toEqual({ to: 42 });
  });

  it('without its key is an incident, not a wait for any message', async () => {
    const running = await play(catching);
    expect(running.incidents).toEqual(['correlation-key-missing']);
    running.do({ type: 'set-variables', variables: { no: 'A1' } });
    running.retry();
    expect(running.last('subscription-opened', 'r').correlationKey).toBe('A1');
  });
});

describe('a link', () => {
  it('goes on at the catch event of its name', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:intermediateThrowEvent id="a"><bpmn:linkEventDefinition name="page 2"/></bpmn:intermediateThrowEvent>
       <bpmn:intermediateCatchEvent id="c"><bpmn:linkEventDefinition name="page 2"/></bpmn:intermediateCatchEvent><bpmn:userTask id="t"/>
       ${flow('f1', 's', 'a')}${flow('f2', 'c', 't')}`,
    );
    expect(running.entered).toEqual(['s', 'a', 'c', 't']);
  });
});

describe('an error', () => {
  const inner = `<bpmn:startEvent id="s"/><bpmn:subProcess id="outer"><bpmn:startEvent id="os"/><bpmn:subProcess id="inner"><bpmn:startEvent id="is"/><bpmn:serviceTask id="job" fb:jobType="w"/>${flow('i1', 'is', 'job')}</bpmn:subProcess>${flow('o1', 'os', 'inner')}
    <bpmn:userTask id="beside"/>${flow('o2', 'os', 'beside')}</bpmn:subProcess>${flow('f1', 's', 'outer')}<bpmn:userTask id="exact"/><bpmn:userTask id="any"/>
    <bpmn:boundaryEvent id="b1" attachedToRef="outer"><bpmn:errorEventDefinition/></bpmn:boundaryEvent><bpmn:boundaryEvent id="b2" attachedToRef="outer"><bpmn:errorEventDefinition errorRef="e1"/></bpmn:boundaryEvent>
    ${flow('f2', 'b1', 'any')}${flow('f3', 'b2', 'exact')}`;

  it.each([
    ['E1', 'exact'],
    ['E9', 'any'],
  ])('%s goes outwards to the event %s and cancels all that is inside', async (errorCode, caught) => {
    const running = await play(inner);
    running.do({
      type: 'throw-error',
      jobId: running.last('job-created', 'job').jobId,
      errorCode,
      variables: { why: errorCode },
    });
    expect(running.active).toEqual([caught]);
    expect(running.all('element-canceled').map(({ elementId }) => elementId)).toEqual([
      'job',
      'inner',
      'beside',
      'outer',
    ]);
    expect(running.all('job-canceled')).toHaveLength(1);
    expect(running.all('task-canceled')).toHaveLength(1);
    expect(running.variables).toEqual({ why: errorCode });
  });

  it('that nothing catches ends a called instance with its code', async () => {
    const model = await compileOk(
      diagram(
        `<bpmn:startEvent id="s"/><bpmn:endEvent id="x"><bpmn:errorEventDefinition errorRef="e1"/></bpmn:endEvent><bpmn:userTask id="t"/>${flow('f1', 's', 't')}${flow('f2', 's', 'x')}`,
        message,
      ),
    );
    const parent = { instanceId: 'caller', callId: 'c1' };
    const running = new Play(model);
    running.do({ type: 'start-instance', instanceId: 'i1', definition: { key: 'p', version: 1 }, parent });
    expect(running.state.status).toBe('canceled');
    expect(running.all('instance-canceled')[0]).toMatchObject({ parent, errorCode: 'E1' });
    expect(running.all('task-canceled')).toHaveLength(1);
  });
});

describe('a terminate end event', () => {
  it('in a subprocess ends the subprocess alone', async () => {
    const running = await play(
      `<bpmn:startEvent id="s"/><bpmn:subProcess id="sub"><bpmn:startEvent id="is"/><bpmn:userTask id="it"/><bpmn:userTask id="stop"/><bpmn:endEvent id="x"><bpmn:terminateEventDefinition/></bpmn:endEvent>
       ${flow('i1', 'is', 'it')}${flow('i2', 'is', 'stop')}${flow('i3', 'stop', 'x')}</bpmn:subProcess><bpmn:userTask id="t"/>${flow('f1', 's', 'sub')}${flow('f2', 'sub', 't')}`,
    );
    running.complete('stop');
    expect(running.active).toEqual(['t']);
    expect(running.all('task-canceled')).toHaveLength(1);
  });
});

describe('an escalation', () => {
  const escalating = (thrower: string, cancelActivity: boolean) =>
    diagram(
      `<bpmn:startEvent id="s"/><bpmn:subProcess id="sub"><bpmn:startEvent id="is"/>${thrower}<bpmn:userTask id="inside"/>${flow('i1', 'is', 'x')}${flow('i2', 'is', 'inside')}</bpmn:subProcess>
       <bpmn:boundaryEvent id="b" attachedToRef="sub" cancelActivity="${cancelActivity}"><bpmn:escalationEventDefinition escalationRef="up"/></bpmn:boundaryEvent><bpmn:userTask id="boss"/>${flow('f1', 's', 'sub')}${flow('f2', 'b', 'boss')}`,
      '<bpmn:escalation id="up" escalationCode="UP"/><bpmn:escalation id="other" escalationCode="OTHER"/>',
    );
  const thrown = (ref: string) =>
    `<bpmn:endEvent id="x"><bpmn:escalationEventDefinition escalationRef="${ref}"/></bpmn:endEvent>`;
  const run = async (xml: string) => new Play(await compileOk(xml)).start();

  it('that does not interrupt lets the subprocess go on', async () => {
    const running = await run(escalating(thrown('up'), false));
    expect(running.active).toEqual(['boss', 'inside', 'sub']);
    expect(running.last('escalation-thrown', 'x')).toMatchObject({ escalationCode: 'UP', caughtBy: 'b' });
  });

  it('that interrupts cancels the subprocess', async () => {
    const running = await run(escalating(thrown('up'), true));
    expect(running.active).toEqual(['boss']);
    expect(running.all('element-canceled').map(({ elementId }) => elementId)).not.toContain('x');
  });

  it('that nothing catches is noted, and the process goes on', async () => {
    const running = await run(escalating(thrown('other'), true));
    expect(running.active).toEqual(['inside', 'sub']);
    expect(running.last('escalation-thrown', 'x').caughtBy).toBeNull();
  });
});
