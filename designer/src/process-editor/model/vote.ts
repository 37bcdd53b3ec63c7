import type { Json } from '@flowbook/contract';

/** A vote: it is over when `percent` of all runs gave `agree`, or when so many no longer can. */
export interface Vote {
  /** The variable in which the runs' decisions are collected. */
  readonly votes: string;
  readonly agree: Json;
  /** 1 to 100, of all runs. */
  readonly percent: number;
}

/** The completion condition of a vote, as JSON Logic. In whole numbers, so that no share is missed by rounding. */
export function voteCondition({ votes, agree, percent }: Vote): string {
  const inFavour = { length: [{ filter: [{ var: votes }, { '==': [{ var: '' }, agree] }] }] };
  const wanted = { '*': [percent, { var: 'numberOfInstances' }] };
  const open = { '-': [{ var: 'numberOfInstances' }, { var: 'numberOfCompletedInstances' }] };
  return JSON.stringify({
    or: [
      { '>=': [{ '*': [100, inFavour] }, wanted] },
      { '<': [{ '*': [100, { '+': [inFavour, open] }] }, wanted] },
    ],
  });
}

/** Reads a completion condition of exactly this shape; any other one is `null`. */
export function readVote(condition: string): Vote | null {
  const rule = parsed(condition);
  const percent = at(rule, 'or', 0, '>=', 1, '*', 0);
  const test = at(rule, 'or', 0, '>=', 0, '*', 1, 'length', 0, 'filter');
  const votes = at(test, 0, 'var');
  const agree = at(test, 1, '==', 1);
  if (typeof percent !== 'number' || typeof votes !== 'string' || agree === undefined) return null;
  const vote = { votes, agree, percent };
  return voteCondition(vote) === JSON.stringify(rule) ? vote : null;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as { readonly [member: string]: Json | undefined })[step];
  }
  return here;
}
