import type { Person } from '../http/person.ts';

const APP = 'bench-timer';
const WAIT_MS = 1000;

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev/benchmarks">
  <bpmn:process id="${APP}" name="到时" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="d_wait"><bpmn:timeDuration>PT${WAIT_MS / 1000}S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:userTask id="handle" name="处理" fb:assignee="zhou.min"/>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f_start" sourceRef="start" targetRef="wait"/>
    <bpmn:sequenceFlow id="f_wait" sourceRef="wait" targetRef="handle"/>
    <bpmn:sequenceFlow id="f_end" sourceRef="handle" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>`;

/** Publishes a process that waits for a second and then gives a task. */
export async function publishTimerApp(owner: Person): Promise<void> {
  const name = { zh: '到时', en: 'In time' };
  const { rev, content } = await owner.post<{ rev: number; content: object }>('/apps', { key: APP, name });
  const saved = await owner.put<{ rev: number }>(`/apps/${APP}/draft`, {
    rev,
    content: { ...content, bpmn },
  });
  await owner.post(`/apps/${APP}/publication`, { rev: saved.rev });
}

/** How long after its time a timer's task is heard of, ms. */
export async function timerDelay(person: Person): Promise<number> {
  const { instance } = await person.post<{ instance: { id: string; startedAt: string } }>('/instances', {
    definitionKey: APP,
    submission: {},
  });
  await person.hearOfTask(instance.id, []);
  return Date.now() - Date.parse(instance.startedAt) - WAIT_MS;
}
