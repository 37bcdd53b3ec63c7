import type { FormFinding } from '@flowbook/contract';
import type { Json } from '../stores/ports/rows.ts';
import type { ErrorCode } from './catalogue.ts';

export interface RefusalParts {
  readonly details?: { readonly [name: string]: Json };
  readonly findings?: readonly FormFinding[];
}

/** An expected "no" of the API. Carries no text: the catalogue has the sentences. Nothing was changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: { readonly [name: string]: Json } | undefined;
  readonly findings: readonly FormFinding[] | undefined;

  constructor(code: ErrorCode, parts: RefusalParts = {}) {
    super(code);
    this.code = code;
    this.details = parts.details;
    this.findings = parts.findings;
  }
}

/** The refusal of a code, to be thrown in a route or handed back by a command builder. */
export function refuse(code: ErrorCode, parts?: RefusalParts): Refusal {
  return new Refusal(code, parts);
}

/** The value, or the refusal where there is none. */
export function found<T>(value: T | null | undefined, code: ErrorCode): T {
  if (value === null || value === undefined) throw refuse(code);
  return value;
}
