import { idOf } from '../reader.ts';
import { childOf, childrenOf, localType, type Source } from '../source.ts';
import type { Adoption } from './adoption.ts';
import { type ForeignElement, foreignElements, type Prefixes } from './foreign.ts';
import { takesMapping } from './mappings.ts';

/** What Camunda 8 says about an element in its extension elements; expressions there are FEEL as here. */
export function adoptCamunda8(element: Source, part: ForeignElement, adoption: Adoption): void {
  const { attributes, name } = part;
  const set = (attribute: string, value: string | undefined) => adoption.set(element, attribute, value);
  switch (name) {
    case 'assignmentDefinition':
      set('fb:assignee', attributes.assignee);
      set('fb:candidateGroups', attributes.candidateGroups);
      set('fb:candidateUsers', attributes.candidateUsers);
      return;
    case 'formDefinition': {
      const form = attributes.formId ?? attributes.formKey ?? attributes.externalReference;
      if (form !== undefined) adoption.addForm(element, form);
      return;
    }
    case 'taskSchedule':
      set('fb:dueDate', attributes.dueDate);
      if (attributes.followUpDate !== undefined) adoption.warn(element, 'a follow-up date');
      return;
    case 'priorityDefinition':
      adoptPriority(element, attributes.priority, adoption);
      return;
    case 'taskDefinition':
      adoptJob(element, attributes, adoption);
      return;
    case 'taskHeaders':
      for (const header of part.children) {
        const { key = '', value = '' } = header.attributes;
        adoption.add(element, 'fb:Parameter', { name: key, value });
      }
      return;
    case 'ioMapping':
      for (const line of part.children) adoptMapping(element, line, adoption);
      return;
    case 'calledElement':
      adoptCall(element, attributes, adoption);
      return;
    case 'calledDecision':
      set('fb:decision', attributes.decisionId);
      set('fb:resultVariable', attributes.resultVariable);
      return;
    case 'script':
      adoption.add(element, 'fb:Assignment', {
        variable: attributes.resultVariable ?? '',
        expression: attributes.expression ?? '',
      });
      return;
    case 'adHoc':
      set('fb:activeElements', attributes.activeElementsCollection);
      return;
    case 'userTask':
    case 'versionTag':
      return;
    default:
      adoption.warn(element, `zeebe:${name}`);
  }
}

/** The loop data stand in the loop marker, the key of a message in the message. */
export function adoptLoop8(activity: Source, loop: Source, part: ForeignElement, adoption: Adoption): void {
  if (part.name !== 'loopCharacteristics') {
    adoption.warn(activity, `zeebe:${part.name}`);
    return;
  }
  const { inputCollection, inputElement, outputCollection, outputElement } = part.attributes;
  adoption.set(loop, 'fb:collection', inputCollection);
  adoption.set(loop, 'fb:elementVariable', inputElement);
  adoption.set(loop, 'fb:outputCollection', outputCollection);
  adoption.set(loop, 'fb:outputElement', outputElement);
}

/** An element that catches a message is woken by the key that stands at the message. */
export function adoptKey8(element: Source, prefixes: Prefixes, adoption: Adoption): void {
  if (localType(element) === 'startEvent' && element.$parent?.get('triggeredByEvent') !== true) return;
  if (!/(Catch|Boundary|Start)Event$|ReceiveTask$/.test(element.$type)) return;
  for (const holder of [element, ...childrenOf(element, 'eventDefinitions')]) {
    const message = childOf(holder, 'messageRef');
    const parts = message === undefined ? [] : foreignElements(message, prefixes);
    const key = parts.find(({ tool, name }) => tool === 'camunda8' && name === 'subscription');
    adoption.set(element, 'fb:correlationKey', key?.attributes.correlationKey);
  }
}

function adoptPriority(element: Source, priority: string | undefined, adoption: Adoption): void {
  if (priority === undefined) return;
  if (/^\d+$/.test(priority)) adoption.set(element, 'fb:priority', Number(priority));
  else adoption.warn(element, 'a priority that is an expression');
}

function adoptJob(element: Source, attributes: ForeignElement['attributes'], adoption: Adoption): void {
  const { type = '', retries } = attributes;
  if (!/^(serviceTask|sendTask)$/.test(localType(element))) {
    adoption.warn(element, `work of type “${type}”`, 'which only service and send tasks give away here');
    return;
  }
  if (type.startsWith('=')) adoption.warn(element, 'a type of work that is an expression');
  else adoption.set(element, 'fb:jobType', type);
  if (retries === undefined) return;
  if (/^\d+$/.test(retries)) adoption.set(element, 'fb:retries', Number(retries));
  else adoption.warn(element, 'retries that are an expression');
}

function adoptMapping(element: Source, line: ForeignElement, adoption: Adoption): void {
  const kind = line.name === 'input' ? 'fb:Input' : 'fb:Output';
  const { source = '', target = '' } = line.attributes;
  if (takesMapping(element, kind)) adoption.add(element, kind, { target, expression: source });
  else
    adoption.warn(
      element,
      `an ${line.name} mapping to “${target}”`,
      'which its kind of element does not take',
    );
}

function adoptCall(element: Source, attributes: ForeignElement['attributes'], adoption: Adoption): void {
  const { processId = '', bindingType, propagateAllChildVariables, propagateAllParentVariables } = attributes;
  if (processId.startsWith('=')) {
    const reason = `${idOf(element)} works out which process it calls (${processId}); it must name one.`;
    adoption.problems.push({ code: 'called-element-dynamic', elementId: element.id ?? null, reason });
  } else adoption.set(element, 'calledElement', processId);
  if (bindingType !== undefined && bindingType !== 'latest') {
    adoption.warn(element, `the binding “${bindingType}”`, 'instead of which the latest version is called');
  }
  if (propagateAllParentVariables !== 'false') {
    adoption.warn(element, 'all variables as input', 'where only those named by fb:input go in');
  }
  if (propagateAllChildVariables !== 'false') {
    adoption.warn(element, 'all variables as output', 'where only those named by fb:output come back');
  }
}
