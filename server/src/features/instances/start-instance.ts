import type { StartInstance } from '@flowbook/contract';
import { found, refuse } from '../../errors/refusal.ts';
import type { Step } from '../../execution/execution.ts';
import type { Asked } from '../../http/route-types.ts';
import { derivedId } from '../../platform/ids.ts';
import { canStart } from '../definitions/definition-policy.ts';
import type { Release } from '../definitions/releases.ts';
import { type StartEvent, startEventOf } from '../definitions/start-event.ts';
import type { FeatureDeps } from '../deps.ts';
import { type AcceptedForm, acceptForm } from '../forms/accept-form.ts';
import { type DocumentNumbers, documentNumbers } from '../forms/document-numbers.ts';
import { type Build, runCommand } from '../run-command.ts';

/**
 * Starts a process with what its start form was filled with. The submission is checked against the form of the named
 * version; document numbers are given only to a submission that is otherwise valid. Answers the committed step.
 */
export async function startInstance(deps: FeatureDeps, asked: Asked<'startInstance'>): Promise<Step> {
  const { caller, body, idempotencyKey } = asked;
  const latest = found(await deps.releases.latest(body.definitionKey), 'definition.not-found');
  if (!canStart(caller, latest)) throw refuse('definition.not-startable');
  const release = found(await shownVersion(deps, body, latest), 'definition.not-found');
  const event = found(startEventOf(release, body.startEventId), 'definition.start-event-unknown');
  const numbers = documentNumbers({
    records: deps.store.records,
    clock: deps.clock,
    timeZone: deps.settings.timeZone,
  });
  // The same key gives the same id, so that two calls at once cannot become two cases.
  const instanceId = idempotencyKey === undefined ? deps.ids.next() : derivedId('i', idempotencyKey);

  const build: Build = async () => {
    const filled = await acceptStartForm(deps, asked, release, event, numbers);
    if (!filled.ok) return { ok: false, refusal: filled.refusal };
    return {
      ok: true,
      command: {
        type: 'start-instance',
        instanceId,
        definition: { key: release.key, version: release.version },
        startEventId: event.id,
        ...(filled.documentNumber === null ? {} : { businessKey: filled.documentNumber }),
        ...(event.form === undefined ? {} : { submission: filled.changes }),
        actor: { kind: 'user', id: caller.id },
      },
    };
  };
  const isNew = idempotencyKey === undefined;
  return runCommand(deps.execution, instanceId, build, idempotencyKey, { isNew });
}

/** The version whose form was shown; it may be older than the latest, whose starters decide. */
async function shownVersion(
  { releases }: FeatureDeps,
  { definitionKey, definitionVersion }: StartInstance,
  latest: Release,
): Promise<Release | null> {
  return definitionVersion === undefined ? latest : releases.version(definitionKey, definitionVersion);
}

async function acceptStartForm(
  deps: FeatureDeps,
  { body, caller, locale }: Asked<'startInstance'>,
  release: Release,
  { form: binding }: StartEvent,
  numbers: DocumentNumbers,
): Promise<AcceptedForm> {
  const form = binding === undefined ? null : release.form(binding.form);
  if (binding === undefined || form === null) {
    return Object.keys(body.submission).length === 0
      ? { ok: true, changes: {}, documentNumber: null }
      : { ok: false, refusal: refuse('form.not-expected') };
  }
  return acceptForm(form, {
    stage: binding.stage ?? null,
    fieldRights: binding.fieldRights,
    stored: {},
    submitted: body.submission,
    caller,
    locale,
    now: deps.clock.iso(),
    timeZone: deps.settings.timeZone,
    registers: deps.store,
    numbers,
  });
}
