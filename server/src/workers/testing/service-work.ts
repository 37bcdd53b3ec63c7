import { anInstance } from '../../stores/contract-tests/samples.ts';
import type { Json } from '../../stores/ports/rows.ts';
import type { ServiceWork } from '../services/service-handler.ts';
import { MONDAY } from './world.ts';

type Data = { readonly [name: string]: Json };

/** One attempt at a job with this input, in a case with these variables. */
export function workOf(input: Data, variables: Data = {}, changes: Partial<ServiceWork> = {}): ServiceWork {
  return {
    key: 'service:i1:j1',
    recordKey: 'i1:e1',
    elementId: 'work',
    input,
    instance: anInstance('i1'),
    variables: () => variables,
    now: MONDAY,
    signal: new AbortController().signal,
    ...changes,
  };
}
