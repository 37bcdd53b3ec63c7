import type { Definition } from '@flowbook/contract';
import type { Caller } from '../../http/caller.ts';
import type { RoleNames } from '../directory/names.ts';
import { canStart } from './definition-policy.ts';
import type { Release } from './releases.ts';
import { startEventOf } from './start-event.ts';

export function presentDefinition(release: Release, caller: Caller, roles: RoleNames): Definition {
  const { name, summary, domain, owner } = release.content;
  return {
    key: release.key,
    version: release.version,
    name,
    summary,
    domain,
    owner: owner === null ? null : roles.role(owner),
    startForm: startFormOf(release),
    startable: canStart(caller, release),
    publishedAt: release.publishedAt,
  };
}

function startFormOf(release: Release): Definition['startForm'] {
  const event = startEventOf(release);
  if (event?.form === undefined) return null;
  const { form, stage = null, doc = null } = event.form;
  return { startEventId: event.id, form, stage, doc };
}
