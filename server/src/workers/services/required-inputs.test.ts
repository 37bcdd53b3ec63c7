import { expect, it } from 'vitest';
import type { RecordStore } from '../../stores/ports/people-store.ts';
import { workOf } from '../testing/service-work.ts';
import { builtInServices } from './built-in.ts';
import { REQUIRED_INPUTS } from './required-inputs.ts';

/** No handler gets as far as its register without its inputs. */
const services = builtInServices({} as RecordStore);

it('are known for every job type of the server', () => {
  expect(Object.keys(REQUIRED_INPUTS).sort()).toEqual(Object.keys(services).sort());
});

it.each(Object.entries(services))('without its inputs %s is refused', async (_, handler) => {
  expect(await handler(workOf({}))).toMatchObject({ kind: 'refused' });
});
