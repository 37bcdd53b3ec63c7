import {
  type Command,
  type Context,
  compile,
  type EngineEvent,
  execute,
  type InstanceState,
  type ProcessModel,
  type Variables,
} from '@flowbook/engine';
import { check } from '../measure.ts';
import type { Contender } from './contender.ts';
import { chain, type Dialect, decision, waiting } from './diagrams.ts';

const actor = { kind: 'system', id: 'bench' } as const;

const dialect: Dialect = {
  service: 'fb:jobType="work"',
  condition: (level) => `{"==":[{"var":"level"},${level}]}`,
};

/** One instance of a model, carried on by a host that does nothing else. */
export class Case {
  state: InstanceState | null = null;
  #ids = 0;
  readonly #context: Context = {
    now: '2026-01-05T01:00:00.000Z',
    nextId: () => `id${++this.#ids}`,
    timeZone: 'Asia/Shanghai',
  };

  constructor(private readonly model: ProcessModel) {}

  start(variables: Variables): readonly EngineEvent[] {
    const definition = { key: 'bench', version: 1 };
    return this.do({ type: 'start-instance', instanceId: 'i1', definition, variables, actor });
  }

  do(command: Command): readonly EngineEvent[] {
    const result = execute(this.model, this.state, command, this.#context);
    if (!result.ok) throw new Error(`${command.type} was refused: ${result.rejection.reason}`);
    this.state = result.state;
    return result.events;
  }

  /** Completes every job there is until none is left. */
  work(events: readonly EngineEvent[]): readonly string[] {
    const done: string[] = [];
    const waiting = jobsIn(events);
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      done.push(job.elementId);
      waiting.push(...jobsIn(this.do({ type: 'complete-job', jobId: job.jobId, actor })));
    }
    return done;
  }

  completeTask(variables: Variables = {}): void {
    const [taskId = ''] = Object.keys(this.state?.tasks ?? {});
    this.do({ type: 'complete-task', taskId, variables, actor });
  }
}

export async function modelOf(xml: string): Promise<ProcessModel> {
  const compiled = await compile(xml);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ reason }) => reason).join('\n'));
  return compiled.model;
}

export async function flowbook(): Promise<Contender> {
  const [inARow, decided, untilDone] = await Promise.all(
    [chain(dialect), decision(dialect), waiting()].map(modelOf),
  );
  if (!inARow || !decided || !untilDone) throw new Error('A model is missing.');

  return {
    name: 'flowbook',
    instancesPerRound: 12_000,
    chain: async (instances) => {
      for (let count = 0; count < instances; count++) {
        const one = new Case(inARow);
        check(one.work(one.start({ level: 3 })).length === 10, 'a chain has ten tasks');
        checkEnd(one);
      }
    },
    decision: async (instances) => {
      for (let count = 0; count < instances; count++) {
        const one = new Case(decided);
        const done = one.work(one.start({ level: 3 }));
        check(done.length === 5 && done[0] === 'way_3', 'the third way and four branches are taken');
        checkEnd(one);
      }
    },
    waiting: async (instances) => {
      for (let count = 0; count < instances; count++) {
        const before = new Case(untilDone);
        before.start({ level: 3 });
        const after = new Case(untilDone);
        after.state = JSON.parse(JSON.stringify(before.state)) as InstanceState;
        after.completeTask();
        checkEnd(after);
      }
    },
  };
}

function checkEnd({ state }: Case): void {
  check(state?.status === 'completed', `an instance is ${state?.status}`);
}

function jobsIn(events: readonly EngineEvent[]): { readonly jobId: string; readonly elementId: string }[] {
  return events.filter((event) => event.type === 'job-created');
}
