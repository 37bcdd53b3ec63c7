/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle } from 'dmn-moddle';
import type { Problem } from '../errors/problem.ts';
import type { DmnElement } from './dmn-element.ts';

/** Longest file, in characters. */
const MAX_LENGTH = 2_000_000;

export type ReadDmn =
  | { readonly ok: true; readonly definitions: DmnElement }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a DMN 1.3 file. Document types and entities are refused: a decision needs none, and both can be abused. */
export async function readDmn(xml: string): Promise<ReadDmn> {
  if (xml.length > MAX_LENGTH)
    return refused('document-too-long', `A decision file may have at most ${MAX_LENGTH} characters.`);
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml))
    return refused(
      'document-type-not-allowed',
      'A decision file may not declare a document type or entities.',
    );
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
    const problems = warnings.map(({ message }) => problemOf(message));
    return problems.length > 0 ? { ok: false, problems } : { ok: true, definitions: rootElement };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused('document-not-dmn', `This is no DMN 1.3 file: ${oneLine(message)}.`);
  }
}

function problemOf(warning: string): Problem {
  const duplicate = /duplicate ID <([^>]+)>/.exec(warning)?.[1];
  if (duplicate !== undefined)
    return { code: 'duplicate-id', elementId: duplicate, reason: `The id "${duplicate}" is given twice.` };
  return {
    code: 'document-not-readable',
    elementId: null,
    reason: `Part of the file is not DMN 1.3: ${oneLine(warning)}.`,
  };
}

function refused(code: string, reason: string): ReadDmn {
  return { ok: false, problems: [{ code, elementId: null, reason }] };
}

const oneLine = (message: string) => message.replace(/\s+/g, ' ').trim();
