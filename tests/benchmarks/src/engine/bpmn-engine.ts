import { check } from '../measure.ts';
import type { Contender } from './contender.ts';
import { chain, type Dialect, decision, waiting } from './diagrams.ts';
import { requirePeer } from './peers.ts';

interface Execution {
  signal(message: { readonly id: string }): void;
  getPostponed(): readonly { readonly id: string }[];
}
interface Engine {
  execute(): Promise<Execution>;
  execute(done: (error: Error | null) => void): void;
  getState(): Promise<object>;
  stop(): Promise<void>;
  recover(state: object): Engine;
  resume(): Promise<Execution>;
  once(event: 'end' | 'error', listener: (error: Error) => void): void;
}
interface Options {
  readonly source: string;
  readonly variables: object;
  readonly services?: { readonly [name: string]: (context: object, done: () => void) => void };
}

/** Conditions read a variable each: the cheapest that it has. */
const dialect: Dialect = {
  service: `implementation="\${environment.services.work}"`,
  condition: (level) => `\${environment.variables.level${level}}`,
};
const levels = { level1: false, level2: false, level3: true };

/** npm `bpmn-engine`, used as its README shows: every instance is an engine of its own, given the XML. */
export function bpmnEngine(): Contender & { waitingEngine(variables: object): Promise<Engine> } {
  const { Engine } = requirePeer('bpmn-engine') as { Engine: new (options?: Options) => Engine };
  let calls = 0;
  const services = {
    work: (_: object, done: () => void) => {
      calls += 1;
      done();
    },
  };
  const runAll = async (source: string, instances: number, callsEach: number) => {
    calls = 0;
    for (let count = 0; count < instances; count++) {
      const engine = new Engine({ source, variables: levels, services });
      await new Promise<void>((resolve, reject) =>
        engine.execute((error) => (error === null || error === undefined ? resolve() : reject(error))),
      );
    }
    check(calls === instances * callsEach, `bpmn-engine called ${calls} services`);
  };
  const [inARow, decided, untilDone] = [chain(dialect), decision(dialect), waiting()];

  return {
    name: 'bpmn-engine',
    instancesPerRound: 15,
    chain: (instances) => runAll(inARow, instances, 10),
    decision: (instances) => runAll(decided, instances, 5),
    waiting: async (instances) => {
      for (let count = 0; count < instances; count++) {
        const first = new Engine({ source: untilDone, variables: { level: 3 } });
        await first.execute();
        const stored = JSON.stringify(await first.getState());
        await first.stop();
        const second = new Engine().recover(JSON.parse(stored) as object);
        const ended = new Promise<void>((resolve, reject) => {
          second.once('end', () => resolve());
          second.once('error', reject);
        });
        const execution = await second.resume();
        check(execution.getPostponed()[0]?.id === 'task', 'bpmn-engine waits at the task');
        execution.signal({ id: 'task' });
        await ended;
      }
    },
    waitingEngine: async (variables) => {
      const engine = new Engine({ source: untilDone, variables });
      await engine.execute();
      return engine;
    },
  };
}
