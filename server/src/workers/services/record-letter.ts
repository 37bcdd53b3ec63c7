import { derivedId } from '../../platform/ids.ts';
import type { RecordStore } from '../../stores/ports/people-store.ts';
import type { Json } from '../../stores/ports/rows.ts';
import type { ServiceHandler } from './service-handler.ts';

/**
 * `record-letter`: records a letter or notice in the case's correspondence. Parameter `template`; input `recipient`
 * (a name, or a picked record, which goes by its name); all other inputs fill the template's places.
 */
export function recordLetter(records: RecordStore): ServiceHandler {
  return async ({ recordKey, elementId, input, instance, now }) => {
    const { template, recipient, ...variables } = input;
    if (typeof template !== 'string' || template.trim() === '')
      return { kind: 'refused', reason: 'The parameter "template" names no letter template.' };
    await records.putCorrespondence({
      id: derivedId('l', recordKey),
      instanceId: instance.id,
      elementId,
      template: template.trim(),
      recipient: nameOf(recipient),
      variables,
      status: 'recorded',
      recordedAt: now,
    });
    return { kind: 'completed' };
  };
}

function nameOf(recipient: Json | undefined): string | null {
  if (typeof recipient === 'string') return recipient;
  if (typeof recipient !== 'object' || recipient === null || !('name' in recipient)) return null;
  return typeof recipient.name === 'string' ? recipient.name : null;
}
