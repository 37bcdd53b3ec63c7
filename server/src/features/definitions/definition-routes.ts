import { found, refuse } from '../../errors/refusal.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { openForm } from '../forms/open-form.ts';
import { canSeeDefinition, canStart } from './definition-policy.ts';
import { presentDefinition } from './definition-presenter.ts';
import { startEventOf } from './start-event.ts';

type DefinitionHandlers = Pick<Handlers, 'listDefinitions' | 'getDefinition' | 'getStartForm'>;

/** Published processes as people meet them. */
export function definitionHandlers(deps: FeatureDeps): DefinitionHandlers {
  const { store, releases } = deps;
  const names = createNames(store.people);
  return {
    listDefinitions: async ({ caller }) => {
      const visible = (await releases.allLatest()).filter((release) => canSeeDefinition(caller, release));
      const roles = await names.roles();
      return { items: visible.map((release) => presentDefinition(release, caller, roles)) };
    },

    getDefinition: async ({ caller, params, query }) => {
      const { key } = params;
      const asked = query.version === undefined ? releases.latest(key) : releases.version(key, query.version);
      const release = found(await asked, 'definition.not-found');
      if (!canSeeDefinition(caller, release)) throw refuse('permission.missing');
      const versions = await store.definitions.versions(key);
      return {
        ...presentDefinition(release, caller, await names.roles()),
        bpmn: release.content.bpmn,
        versions: versions.map(({ version, publishedAt, publishedBy }) => ({
          version,
          publishedAt,
          publishedBy,
        })),
      };
    },

    getStartForm: async ({ caller, params, locale }) => {
      const release = found(await releases.latest(params.key), 'definition.not-found');
      if (!canStart(caller, release)) throw refuse('definition.not-startable');
      const binding = found(startEventOf(release)?.form, 'definition.no-start-form');
      const form = found(release.form(binding.form), 'definition.no-start-form');
      return openForm(form, {
        stage: binding.stage ?? null,
        fieldRights: binding.fieldRights,
        stored: {},
        fillIn: true,
        caller,
        locale,
        now: deps.clock.iso(),
        timeZone: deps.settings.timeZone,
      });
    },
  };
}
