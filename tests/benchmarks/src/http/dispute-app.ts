import type { Person } from './person.ts';
import { field, publishApp } from './publish-app.ts';

/** A case with many sub-cases, each a process of its own that is called by a multi-instance activity. */
export const DISPUTE = 'bench-dispute';
const SUB_CASE = 'bench-dispute-item';

/** User tasks and flow nodes of a case with so many sub-cases. */
export const tasksOf = (subCases: number) => 2 + 2 * subCases;
export const nodesOf = (subCases: number) => 5 + 4 * subCases;

const stages = [
  ['register', '登记', 'Register'],
  ['check', '核对', 'Check'],
  ['close', '结案', 'Close'],
] as const;

const dispute = {
  type: 'default',
  id: 'dispute',
  schemaVersion: 19,
  components: [
    group('register', [
      field('textfield', 'subject', '事项', { required: true, maxLength: 100 }),
      field('textfield', 'clerk', '经办人', { required: true, pattern: '^[a-z.]+$' }),
      field('textarea', 'statement', '客户陈述', { required: true, maxLength: 20_000 }),
      {
        type: 'grid',
        id: 'items',
        key: 'items',
        label: '争议项',
        columns: columns(),
        validate: { required: true },
      },
    ]),
    group('check', [field('textarea', 'checked', '核对结果', { required: true })]),
    group('close', [field('textarea', 'closed', '结案说明', { required: true })]),
  ],
  flowbook: {
    title: '争议单',
    stages: stages.map(([id, name]) => ({ id, name })),
    subjectField: 'subject',
    translations: {
      en: {
        title: { text: 'Dispute' },
        ...Object.fromEntries(stages.map(([id, , label]) => [`stage/${id}`, { label }])),
      },
    },
  },
};

const item = {
  type: 'default',
  id: 'item',
  schemaVersion: 19,
  components: [
    group('assess', [field('textarea', 'assessment', '评估', { required: true, minLength: 2 })]),
    group('confirm', [field('textarea', 'decision', '决定', { required: true, minLength: 2 })]),
  ],
  flowbook: {
    title: '争议项',
    stages: [
      { id: 'assess', name: '评估' },
      { id: 'confirm', name: '确认' },
    ],
    translations: {
      en: {
        title: { text: 'Item' },
        'stage/assess': { label: 'Assess' },
        'stage/confirm': { label: 'Confirm' },
      },
    },
  },
};

const subCaseBpmn = diagram(
  SUB_CASE,
  `<bpmn:startEvent id="start"/>
   ${task('assess', '评估争议项', 'item.assessor', 'item', 'assess')}
   ${task('confirm', '确认决定', 'item.confirmer', 'item', 'confirm')}
   <bpmn:endEvent id="end"/>
   ${flows('start', 'assess', 'confirm', 'end')}`,
);

const disputeBpmn = diagram(
  DISPUTE,
  `<bpmn:startEvent id="start"><bpmn:extensionElements><fb:formBinding form="dispute" stage="register" doc="dispute"/></bpmn:extensionElements></bpmn:startEvent>
   ${task('check', '核对争议', 'dispute.clerk', 'dispute', 'check')}
   <bpmn:callActivity id="items" name="处理争议项" calledElement="${SUB_CASE}">
     <bpmn:extensionElements>
       <fb:input target="item">{"var":"one"}</fb:input>
       <fb:input target="dispute">{"var":"dispute"}</fb:input>
       <fb:output target="decision">{"var":"item.decision"}</fb:output>
     </bpmn:extensionElements>
     <bpmn:multiInstanceLoopCharacteristics fb:collection="dispute.items" fb:elementVariable="one" fb:outputElement="decision" fb:outputCollection="decisions"/>
   </bpmn:callActivity>
   ${task('close', '结案', 'dispute.clerk', 'dispute', 'close')}
   <bpmn:endEvent id="end"/>
   ${flows('start', 'check', 'items', 'close', 'end')}`,
);

export async function publishDisputeApps(owner: Person): Promise<void> {
  await publishApp(owner, {
    key: SUB_CASE,
    name: { zh: '争议项', en: 'Item of a dispute' },
    bpmn: subCaseBpmn,
    forms: { item },
  });
  await publishApp(owner, {
    key: DISPUTE,
    name: { zh: '争议', en: 'Dispute' },
    bpmn: disputeBpmn,
    forms: { dispute },
  });
}

function group(stage: string, components: readonly object[]): object {
  return { type: 'group', id: `group_${stage}`, label: stage, stage, components };
}

function columns(): readonly object[] {
  return ['assessor', 'confirmer', 'text'].map((key) => ({ key, label: key, type: 'text' }));
}

/** `person`: the variable that names who does it. */
function task(id: string, name: string, person: string, form: string, stage: string): string {
  return `<bpmn:userTask id="${id}" name="${name}" fb:assignee="{&quot;var&quot;:&quot;${person}&quot;}"><bpmn:extensionElements><fb:formBinding form="${form}" stage="${stage}" doc="${form}"/></bpmn:extensionElements></bpmn:userTask>`;
}

function flows(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((id, at) => `<bpmn:sequenceFlow id="f_${id}" sourceRef="${ids[at]}" targetRef="${id}"/>`)
    .join('');
}

function diagram(id: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev/benchmarks">
  <bpmn:process id="${id}" name="${id}" isExecutable="true">${content}</bpmn:process>
</bpmn:definitions>`;
}
