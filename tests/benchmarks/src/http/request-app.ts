import type { Person } from './person.ts';
import { field, publishApp } from './publish-app.ts';

export const APP = 'bench-request';

const en = {
  title: { text: 'Request' },
  'stage/register': { label: 'Register' },
  'stage/handle': { label: 'Handle' },
};

/** A form of two stages whose fields the server checks. */
const form = {
  type: 'default',
  id: 'request',
  schemaVersion: 19,
  components: [
    {
      type: 'group',
      id: 'group_register',
      label: '登记',
      stage: 'register',
      components: [
        field('textfield', 'subject', '事项', { required: true, maxLength: 100 }),
        field('textfield', 'handler', '处理人', { required: true, pattern: '^[a-z.]+$' }),
        field('number', 'amount', '金额', { required: true, min: 0, max: 100_000 }),
      ],
    },
    {
      type: 'group',
      id: 'group_handle',
      label: '处理',
      stage: 'handle',
      components: [field('textarea', 'result', '处理结果', { required: true, minLength: 2 })],
    },
  ],
  flowbook: {
    title: '请求单',
    stages: [
      { id: 'register', name: '登记' },
      { id: 'handle', name: '处理' },
    ],
    subjectField: 'subject',
    translations: { en },
  },
};

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:fb="https://flowbook.dev/schema/bpmn/1.0" id="definitions" targetNamespace="https://flowbook.dev/benchmarks">
  <bpmn:process id="${APP}" name="请求" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:extensionElements><fb:formBinding form="request" stage="register" doc="request"/></bpmn:extensionElements></bpmn:startEvent>
    <bpmn:userTask id="handle" name="处理请求" fb:assignee="{&quot;var&quot;:&quot;request.handler&quot;}"><bpmn:extensionElements><fb:translation lang="en">Handle the request</fb:translation><fb:formBinding form="request" stage="handle" doc="request"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f_start" sourceRef="start" targetRef="handle"/>
    <bpmn:sequenceFlow id="f_end" sourceRef="handle" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>`;

/** A form and one task for the person that it names. */
export function publishRequestApp(owner: Person): Promise<void> {
  return publishApp(owner, { key: APP, name: { zh: '请求', en: 'Request' }, bpmn, forms: { request: form } });
}
