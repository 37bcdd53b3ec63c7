/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle } from 'bpmn-moddle';
import type { Problem } from '../errors/problem.ts';
import flowbook from './flowbook-moddle.json';
import { adoptForeign } from './imports/adopt.ts';
import { isSource, type Source } from './source.ts';

/** Longest document, in characters. */
export const MAX_LENGTH = 5 * 1024 * 1024;

/** Knows the types of BPMN and Flowbook; making it takes as long as reading a small diagram, so one serves all. */
const moddle = new BpmnModdle({ fb: flowbook });

export type ParsedXml =
  | {
      readonly ok: true;
      readonly definitions: Source;
      readonly problems: readonly Problem[];
      /** What another tool has said in the document and cannot be carried over. */
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the XML of a diagram. Document types and entities are refused before anything is parsed: BPMN needs none, and
 * both can be abused. What the parser only warns of is a problem here: a diagram is run as it is written or not at all.
 */
export async function parseXml(xml: string): Promise<ParsedXml> {
  if (xml.length > MAX_LENGTH) {
    return refused('document-too-large', 'A diagram may have at most 5 MB; this one is larger.');
  }
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) {
    return refused('document-type-not-allowed', 'A diagram may not declare a document type or entities.');
  }
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml);
    if (!isSource(rootElement)) return refused('document-not-bpmn', 'The document has no BPMN definitions.');
    const adopted = adoptForeign(rootElement, (type, properties) => made(moddle.create(type, properties)));
    return {
      ok: true,
      definitions: rootElement,
      problems: [...warnings.map(problemOf), ...adopted.problems],
      warnings: adopted.warnings,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused('document-not-bpmn', `This is no BPMN 2.0 document: ${oneLine(message)}.`);
  }
}

function problemOf({ message, element }: { readonly message: string; readonly element?: unknown }): Problem {
  const elementId = isSource(element) && element.id !== undefined ? element.id : null;
  const duplicate = /duplicate ID <([^>]+)>/.exec(message)?.[1];
  if (duplicate !== undefined) {
    return { code: 'duplicate-id', elementId: duplicate, reason: `The id “${duplicate}” is given twice.` };
  }
  const missing = /unresolved reference <([^>]+)>/.exec(message)?.[1];
  if (missing !== undefined) {
    return {
      code: 'reference-dangling',
      elementId,
      reason: `Something refers to “${missing}”, which does not exist.`,
    };
  }
  return {
    code: 'document-not-readable',
    elementId,
    reason: `Part of the document cannot be read: ${oneLine(message)}.`,
  };
}

function made(value: unknown): Source {
  if (!isSource(value)) throw new Error('Broken invariant: the parser made no element.');
  return value;
}

function refused(code: string, reason: string): ParsedXml {
  return { ok: false, problems: [{ code, elementId: null, reason }] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
