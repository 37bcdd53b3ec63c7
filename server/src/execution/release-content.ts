import type { Json } from '../stores/ports/rows.ts';

/** What the execution reads of a release's content (`AppContent` of the contract). */
export interface ReleaseContent {
  readonly bpmn: string;
  /** DMN XML by file id. */
  readonly decisions: { readonly [fileId: string]: string };
  /** Form schemas by form id. */
  readonly forms: { readonly [formId: string]: FormDocument };
}

export type FormDocument = { readonly [member: string]: Json };

/** Reads a stored content; throws when it is not what a publication writes. */
export function readReleaseContent(content: Json): ReleaseContent {
  if (!isObject(content)) throw new TypeError('The content of a release is not an object.');
  const { bpmn, decisions = {}, forms = {} } = content;
  if (typeof bpmn !== 'string') throw new TypeError('A release has no diagram (bpmn).');
  return {
    bpmn,
    decisions: membersOf(decisions, 'decisions', (value) => typeof value === 'string'),
    forms: membersOf(forms, 'forms', isObject),
  };
}

export function isObject(value: Json | undefined): value is FormDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function membersOf<T extends Json>(
  value: Json,
  name: string,
  fits: (member: Json) => boolean,
): { readonly [id: string]: T } {
  if (!isObject(value) || !Object.values(value).every(fits))
    throw new TypeError(`The ${name} of a release are not what they should be.`);
  return value as { readonly [id: string]: T };
}
