import { readAdHocSubprocess } from './containers/ad-hoc-subprocess.ts';
import { readCallActivity } from './containers/call-activity.ts';
import { readEmbeddedSubprocess } from './containers/embedded-subprocess.ts';
import { readTransaction } from './containers/transaction.ts';
import type { ElementReader } from './element-reader.ts';
import { readBoundaryEvent } from './events/boundary-event.ts';
import { readEndEvent } from './events/end-event.ts';
import { readIntermediateCatchEvent } from './events/intermediate-catch-event.ts';
import { readIntermediateThrowEvent } from './events/intermediate-throw-event.ts';
import { readStartEvent } from './events/start-event.ts';
import { readComplexGateway } from './gateways/complex-gateway.ts';
import { readEventBasedGateway } from './gateways/event-based-gateway.ts';
import { readExclusiveGateway } from './gateways/exclusive-gateway.ts';
import { readInclusiveGateway } from './gateways/inclusive-gateway.ts';
import { readParallelGateway } from './gateways/parallel-gateway.ts';
import { readAbstractTask } from './tasks/abstract-task.ts';
import { readBusinessRuleTask } from './tasks/business-rule-task.ts';
import { readReceiveTask } from './tasks/receive-task.ts';
import { readScriptTask } from './tasks/script-task.ts';
import { readSendTask } from './tasks/send-task.ts';
import { readServiceTask } from './tasks/service-task.ts';
import { readUserTask } from './tasks/user-task.ts';

/** Every element that can be run. What is not here is refused by the compiler. */
export const elementReaders: ReadonlyMap<string, ElementReader> = new Map<string, ElementReader>([
  ['bpmn:StartEvent', readStartEvent],
  ['bpmn:IntermediateCatchEvent', readIntermediateCatchEvent],
  ['bpmn:IntermediateThrowEvent', readIntermediateThrowEvent],
  ['bpmn:BoundaryEvent', readBoundaryEvent],
  ['bpmn:EndEvent', readEndEvent],
  ['bpmn:ExclusiveGateway', readExclusiveGateway],
  ['bpmn:ParallelGateway', readParallelGateway],
  ['bpmn:InclusiveGateway', readInclusiveGateway],
  ['bpmn:EventBasedGateway', readEventBasedGateway],
  ['bpmn:ComplexGateway', readComplexGateway],
  ['bpmn:Task', readAbstractTask],
  ['bpmn:ManualTask', readAbstractTask],
  ['bpmn:UserTask', readUserTask],
  ['bpmn:ServiceTask', readServiceTask],
  ['bpmn:SendTask', readSendTask],
  ['bpmn:ReceiveTask', readReceiveTask],
  ['bpmn:ScriptTask', readScriptTask],
  ['bpmn:BusinessRuleTask', readBusinessRuleTask],
  ['bpmn:SubProcess', readEmbeddedSubprocess],
  ['bpmn:Transaction', readTransaction],
  ['bpmn:AdHocSubProcess', readAdHocSubprocess],
  ['bpmn:CallActivity', readCallActivity],
]);
