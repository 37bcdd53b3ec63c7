import { diagram, flow } from '../../diagram.ts';
import { around, type Refused, start } from './refused.ts';

export const documents: readonly Refused[] = [
  { why: 'no XML', code: 'document-not-bpmn', at: null, xml: 'hello' },
  { why: 'nothing', code: 'document-not-bpmn', at: null, xml: '' },
  { why: 'a document type', code: 'document-type-not-allowed', at: null, xml: `<!DOCTYPE a>${around('')}` },
  {
    why: 'an entity',
    code: 'document-type-not-allowed',
    at: null,
    xml: `<!doctype a [<!ENTITY x "y">]>${around('')}`,
  },
  { why: 'more than 5 MB', code: 'document-too-large', at: null, xml: ' '.repeat(5 * 1024 * 1024 + 1) },
  {
    why: 'an element that BPMN does not know',
    code: 'document-not-readable',
    at: null,
    xml: diagram(`${start}<bpmn:robot id="r"/>`),
  },
  {
    why: 'an attribute that BPMN does not know',
    code: 'document-not-readable',
    at: 'x',
    xml: around('<bpmn:task id="x" colour="red"/>'),
  },
  {
    why: 'an id given twice',
    code: 'duplicate-id',
    at: 's',
    xml: diagram(`${start}<bpmn:endEvent id="s"/>`),
  },
  {
    why: 'a reference to nothing',
    code: 'reference-dangling',
    at: 'f1',
    xml: diagram(`${start}${flow('f1', 's', 'x')}`),
  },
  {
    why: 'no process',
    code: 'process-missing',
    at: null,
    xml: diagram('').replace(/<bpmn:process.*<\/bpmn:process>/, ''),
  },
  {
    why: 'a process that is not executable',
    code: 'process-not-executable',
    at: 'process',
    xml: diagram(start).replace('"true"', '"false"'),
  },
  {
    why: 'two executable processes',
    code: 'several-executable-processes',
    at: 'other',
    xml: diagram(
      start,
      '<bpmn:process id="other" isExecutable="true"><bpmn:startEvent id="o"/></bpmn:process>',
    ),
  },
  {
    why: 'an element without an id',
    code: 'element-without-id',
    at: null,
    xml: diagram(`${start}<bpmn:task/>`),
  },
  {
    why: 'an id that every object has',
    code: 'id-reserved',
    at: 'constructor',
    xml: diagram('<bpmn:startEvent id="constructor"/>'),
  },
];
