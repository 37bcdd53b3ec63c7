import { expect, it } from 'vitest';
import { type Command, type EngineEvent, evolve, execute, type InstanceState } from '../index.ts';
import { countingIds } from '../testing/clock.ts';
import { diagram, flow } from '../testing/diagram.ts';
import { compileOk } from '../testing/play.ts';

const RUNS = 400;
const SLOW_MACHINE_MS = 60_000;
const actor = { kind: 'user', id: 'anna' } as const;
const enough = `<bpmn:completionCondition>{"==":[{"var":"numberOfCompletedInstances"},300]}</bpmn:completionCondition>`;

const manyTasks = (condition: string) =>
  diagram(`<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>${flow('f1', 's', 't')}${flow('f2', 't', 'e')}
    <bpmn:userTask id="t"><bpmn:multiInstanceLoopCharacteristics fb:collection="items" fb:elementVariable="item"
      fb:outputElement="answer" fb:outputCollection="answers">${condition}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`);

interface Played {
  readonly events: readonly EngineEvent[];
  /** Some of the states, and how each looked when it was new. */
  readonly states: readonly { readonly state: InstanceState; readonly asItWas: InstanceState }[];
}

/** Completes the tasks one after the other; each state is handed on as it is, or through JSON as a store does. */
async function played(condition: string, handOn: (state: InstanceState) => InstanceState): Promise<Played> {
  const model = await compileOk(manyTasks(condition));
  const context = { now: '2026-03-01T01:00:00.000Z', nextId: countingIds() };
  const events: EngineEvent[] = [];
  const states: { state: InstanceState; asItWas: InstanceState }[] = [];
  const step = (before: InstanceState | null, command: Command): InstanceState => {
    const result = execute(model, before, command, context);
    if (!result.ok) throw new Error(result.rejection.reason);
    events.push(...result.events);
    return result.state;
  };
  const items = Array.from({ length: RUNS }, (_, number) => number);
  const definition = { key: 'large', version: 1 };
  let state = step(null, {
    type: 'start-instance',
    instanceId: 'i',
    definition,
    variables: { items },
    actor,
  });
  for (const [number, taskId] of Object.keys(state.tasks).entries()) {
    const variables = { answer: number * 2 };
    state = step(handOn(state), { type: 'complete-task', taskId, variables, actor });
    if (number % 90 === 0 || state.status !== 'active') states.push({ state, asItWas: throughJson(state) });
    if (state.status !== 'active') break;
  }
  return { events, states };
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

it.each([
  ['all runs', ''],
  ['runs until enough are done', enough],
])(
  'a large instance is the same, handed on or read back from a store: %s',
  async (_, condition) => {
    const handedOn = await played(condition, (state) => state);
    const stored = await played(condition, throughJson);
    expect(handedOn.events).toEqual(stored.events);
    expect(throughJson(handedOn.states)).toStrictEqual(throughJson(stored.states));
    for (const { state, asItWas } of handedOn.states) expect(throughJson(state)).toEqual(asItWas);
    const folded = handedOn.events.reduce<InstanceState | null>(evolve, null);
    expect(folded).toEqual(handedOn.states.at(-1)?.state);
    expect(folded?.status).toBe('completed');
  },
  SLOW_MACHINE_MS,
);
