import { createIds, type Store, systemClock } from '@flowbook/server';
import { check } from '../measure.ts';
import { Host } from '../store/host.ts';

export const APP = 'bench-waiting';
/** All tasks wait for this group. */
export const GROUP = 'agent';

/** A task for a group, which a timer takes away after a day. */
export const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev/benchmarks">
  <bpmn:process id="${APP}" name="等待" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="handle" name="处理" fb:candidateGroups="${GROUP}" fb:dueDate="PT4H"/>
    <bpmn:boundaryEvent id="late" attachedToRef="handle"><bpmn:timerEventDefinition id="d_late"><bpmn:timeDuration>PT24H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="done"/><bpmn:endEvent id="given_up"/>
    <bpmn:sequenceFlow id="f_start" sourceRef="start" targetRef="handle"/>
    <bpmn:sequenceFlow id="f_done" sourceRef="handle" targetRef="done"/>
    <bpmn:sequenceFlow id="f_late" sourceRef="late" targetRef="given_up"/>
  </bpmn:process>
</bpmn:definitions>`;

type Commit = Parameters<Store['instances']['commit']>[0];

const AT_A_TIME = 1000;

/**
 * Brings so many waiting instances into the store: one is begun by the execution, and its commit is written again and
 * again under other ids, with timers spread over one minute.
 * @returns when the first timer is due, ms
 */
export async function fill(folder: string, count: number): Promise<number> {
  const commits: Commit[] = [];
  const watched = (store: Store): Store => ({
    ...store,
    instances: {
      ...store.instances,
      commit: (commit) => {
        commits.push(commit);
        return store.instances.commit(commit);
      },
    },
  });
  const host = await Host.open(folder, { [APP]: diagram }, watched);
  await host.start(APP);
  const [first] = commits;
  const [task, job] = [first?.tasks[0], first?.jobs[0]];
  check(first !== undefined && task !== undefined && job !== undefined, 'an instance waits for a timer');
  const pattern = JSON.stringify(first);
  const ids = createIds(systemClock);
  const dueAt = Date.parse(job.dueAt);
  const another = (number: number): Commit =>
    JSON.parse(
      pattern
        .replaceAll(first.instance.id, ids.next())
        .replaceAll(task.id, ids.next())
        .replaceAll(job.dueAt, new Date(dueAt + (number * 59_000) / count).toISOString()),
    ) as Commit;
  for (let made = 1; made < count; made += AT_A_TIME) {
    const group = Array.from({ length: Math.min(AT_A_TIME, count - made) }, (_, n) => another(made + n));
    const results = await Promise.all(group.map((commit) => host.store.instances.commit(commit)));
    check(
      results.every(({ ok }) => ok),
      'every instance is written',
    );
  }
  await host.store.close();
  return dueAt;
}
