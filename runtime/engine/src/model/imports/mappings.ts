import { localType, type Source } from '../source.ts';

const inputs = /^(userTask|serviceTask|sendTask|callActivity|intermediateThrowEvent|endEvent)$/;
const outputs =
  /^(serviceTask|sendTask|businessRuleTask|callActivity|receiveTask|intermediateCatchEvent|boundaryEvent|startEvent)$/;

/** Whether an input or output mapping means something on an element. */
export function takesMapping(element: Source, kind: 'fb:Input' | 'fb:Output'): boolean {
  return (kind === 'fb:Input' ? inputs : outputs).test(localType(element));
}
