import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from './api-client.ts';
import { people } from './person.ts';

const library = join(import.meta.dirname, '..', '..', '..', 'process-library', 'processes');
const PATIENCE_MS = 60_000;
type Fills = { readonly [name: string]: object };
const SUBJECTS = {
  reported: '门店收银机整晚无法开机',
  answered: '网关频繁断线，酒店住客连续三晚投诉无法上网，要求当面说明并赔偿',
  handedOver: '发票迟迟未寄',
  major: '维修人员上门迟到',
};

/** What the library's scenarios enter into the forms of a process, by name. */
function fillsOf(process: string): Fills {
  const text = readFileSync(join(library, process, 'scenarios', 'shared.json'), 'utf8');
  return (JSON.parse(text) as { fills: Fills }).fills;
}

interface TaskRow {
  readonly id: string;
  readonly rev: number;
  readonly elementId: string;
  readonly instanceId: string;
  readonly assignee: object | null;
}
interface CaseRow {
  readonly id: string;
  readonly title: string;
  readonly parentInstanceId: string | null;
}

/** A department in the middle of its day: what there is to see on each page. */
export interface Office {
  readonly cases: {
    /** Just reported. */
    readonly reported: CaseRow;
    /** Verified and triaged; a specialist answers the customer. */
    readonly answered: CaseRow;
    /** Handed over: its handling runs as a case of its own. */
    readonly handedOver: CaseRow;
    /** The called one of the case that was handed over. */
    readonly handling: CaseRow;
    /** Cannot go on by itself. */
    readonly stuck: CaseRow;
  };
  readonly tasks: {
    /** Waits for any agent. */
    readonly unclaimed: string;
    /** The specialist has it. */
    readonly claimed: string;
    /** The agent completed it. */
    readonly completed: string;
    /** Waits for the supervisors. */
    readonly supervisors: string;
    /** The specialist has it; its form holds a table and the customer's data. */
    readonly investigation: string;
  };
  /** Texts that people entered, the longest first. */
  readonly written: readonly string[];
}

/** Works through the API until every page has something to show. */
export async function furnish(url: string): Promise<Office> {
  const signIn = (username: string) => ApiClient.signIn(url, username);
  const [agent, specialist, supervisor, admin] = await Promise.all(
    [people.agent, people.specialist, people.supervisor, people.admin].map(signIn),
  );
  if (!agent || !specialist || !supervisor || !admin) throw new Error('Nobody signed in.');
  const reception = fillsOf('complaints/complaint-reception');
  const handling = fillsOf('complaints/complaint-handling');

  const start = async (title: string) => {
    const submission = { ...reception.register, title };
    const { instance } = await agent.post<{ instance: CaseRow }>('/instances', {
      definitionKey: 'complaint-reception',
      startEventId: 'ev_form',
      submission,
    });
    return instance;
  };
  const taskOf = (instanceId: string, elementId: string) =>
    soon(`the task ${elementId} in ${instanceId}`, async () => {
      const { items } = await admin.get<{ items: TaskRow[] }>('/pending?limit=200');
      return items.find((task) => task.instanceId === instanceId && task.elementId === elementId);
    });
  const claim = async (who: ApiClient, instanceId: string, elementId: string) => {
    const task = await taskOf(instanceId, elementId);
    if (task.assignee === null) await who.post(`/tasks/${task.id}/claim`);
    return task.id;
  };
  const complete = async (who: ApiClient, instanceId: string, elementId: string, submission?: object) => {
    const id = await claim(who, instanceId, elementId);
    const { rev } = await who.get<TaskRow>(`/tasks/${id}`);
    await who.post(`/tasks/${id}/completion`, { rev, submission: submission ?? {} });
    return id;
  };

  const reported = await start(SUBJECTS.reported);
  const answered = await start(SUBJECTS.answered);
  const completed = await complete(agent, answered.id, 't_verify', reception['verify-urgent']);
  const claimed = await claim(specialist, answered.id, 't_first');

  const handedOver = await start(SUBJECTS.handedOver);
  await complete(agent, handedOver.id, 't_verify', reception['verify-normal']);
  await complete(specialist, handedOver.id, 't_first', reception.respond);
  await complete(agent, handedOver.id, 't_log', reception.log);
  await complete(specialist, handedOver.id, 't_transfer', reception.transfer);
  const called = await soon('the called handling', async () => {
    const { items } = await admin.get<{ items: CaseRow[] }>('/instances?definitionKey=complaint-handling');
    return items[0];
  });
  await complete(supervisor, called.id, 't_assign', handling.assign);
  const investigation = (await taskOf(called.id, 't_investigate')).id;

  const major = await start(SUBJECTS.major);
  await complete(agent, major.id, 't_verify', reception['verify-major']);
  await admin.post('/tokens', { name: 'ERP', scopes: ['jobs', 'messages'] });
  return {
    cases: { reported, answered, handedOver, handling: called, stuck: await getStuck(admin) },
    tasks: {
      unclaimed: (await taskOf(reported.id, 't_verify')).id,
      claimed,
      completed,
      supervisors: (await taskOf(major.id, 't_first_major')).id,
      investigation,
    },
    written: [...textsIn([SUBJECTS, reception, handling])].sort((a, b) => b.length - a.length),
  };
}

/** Every text in a value, at any depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What the engine reaches by automatic steps: asked for until it is there. */
async function soon<Found>(what: string, ask: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`There is still not ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Publishes a process whose gateway finds no way on, and starts it. */
async function getStuck(admin: ApiClient): Promise<CaseRow> {
  const key = 'refund-check';
  const name = { zh: '退款核对', en: 'Refund check' };
  const { rev, content } = await admin.post<{ rev: number; content: object }>('/apps', { key, name });
  const draft = { ...content, bpmn: gatewayWithoutWay(key, name) };
  const saved = await admin.put<{ rev: number }>(`/apps/${key}/draft`, { rev, content: draft });
  await admin.post(`/apps/${key}/publication`, { rev: saved.rev });
  const { instance } = await admin.post<{ instance: CaseRow }>('/instances', {
    definitionKey: key,
    submission: {},
  });
  return instance;
}

function gatewayWithoutWay(key: string, name: { zh: string; en: string }): string {
  const translation = (text: string) =>
    `<bpmn:extensionElements><fb:translation lang="en">${text}</fb:translation></bpmn:extensionElements>`;
  const flow = (id: string, from: string, to: string, amount: number) =>
    `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{"==":[{"var":"refund.amount"},${amount}]}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
  const shape = (id: string, x: number, y: number, width: number, height: number) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
  const edge = (id: string, ...points: [number, number][]) =>
    `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev/processes">
  <bpmn:process id="${key}" name="${name.zh}" isExecutable="true">
    ${translation(name.en)}
    <bpmn:startEvent id="start"/>
    <bpmn:exclusiveGateway id="amount" name="退款金额">${translation('Amount of the refund')}</bpmn:exclusiveGateway>
    <bpmn:endEvent id="small"/>
    <bpmn:endEvent id="large"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="amount"/>
    ${flow('f2', 'amount', 'small', 10)}
    ${flow('f3', 'amount', 'large', 1000)}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">
    ${shape('start', 180, 160, 36, 36)}${shape('amount', 280, 153, 50, 50)}${shape('small', 400, 160, 36, 36)}${shape('large', 400, 260, 36, 36)}
    ${edge('f1', [216, 178], [280, 178])}${edge('f2', [330, 178], [400, 178])}${edge('f3', [305, 203], [305, 278], [400, 278])}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
