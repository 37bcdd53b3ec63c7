import type { TimeFrame } from '@flowbook/engine';
import type { Logger } from 'pino';
import { publishRelease } from '../../execution/publish-release.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DefinitionStore } from '../../stores/ports/definition-store.ts';
import type { Json, ReleaseRow } from '../../stores/ports/rows.ts';
import { checkContent } from '../apps/check-content.ts';
import type { Surroundings } from '../apps/check-surroundings.ts';
import { contentJson } from '../apps/drafts.ts';
import { type LibraryApp, readLibrary } from './read-library.ts';
import { sameContent } from './same-content.ts';

/** What became of one app of the library at this start. */
export type Deployment =
  | { readonly key: string; readonly outcome: 'published'; readonly version: number }
  /** The store has this content already. */
  | { readonly key: string; readonly outcome: 'unchanged' }
  /** The library changed, but the owner published a version of their own: theirs stays. */
  | { readonly key: string; readonly outcome: 'kept-own-version' }
  | { readonly key: string; readonly outcome: 'broken'; readonly reasons: readonly string[] };

export interface LibraryParts {
  readonly definitions: DefinitionStore;
  /** Roles and people that processes may name. */
  readonly people: Surroundings['people'];
  readonly clock: Clock;
  /** IANA zone of dates without offset. */
  /** Where timers that begin instances are counted. */
  readonly frame: TimeFrame;
  readonly logger: Logger;
}

/**
 * Publishes what is new in the process library. A broken app is reported and keeps nobody from starting: its last
 * sound version, if there is one, stays. The rule for owners' versions: decision 0006.
 */
export async function deployLibrary(folder: string, parts: LibraryParts): Promise<readonly Deployment[]> {
  const deployments: Deployment[] = [];
  const library = await readLibrary(folder);
  const surroundings = await surroundingsOf(library, parts);
  for (const app of library) {
    const deployment = await deployApp(app, surroundings, parts);
    report(deployment, parts.logger);
    deployments.push(deployment);
  }
  return deployments;
}

/** Apps of the library may call each other, in whatever order they are published. */
async function surroundingsOf(
  library: readonly LibraryApp[],
  { definitions, people }: LibraryParts,
): Promise<Surroundings> {
  const published = (await definitions.latestVersions()).map(({ key }) => key);
  const coming = library.flatMap((app) => (app.ok ? [app.key] : []));
  return { apps: new Set([...published, ...coming]), people };
}

async function deployApp(
  app: LibraryApp,
  surroundings: Surroundings,
  { definitions, clock, frame }: LibraryParts,
): Promise<Deployment> {
  if (!app.ok) return { key: app.folder, outcome: 'broken', reasons: [app.reason] };
  const { key, content } = app;
  const json = contentJson(content);
  const versions = await definitions.versions(key);
  const latest = versions[0] ?? null;
  const fromLibrary = versions.find(({ publishedBy }) => publishedBy === null) ?? null;
  if (fromLibrary !== null && (await hasContent(definitions, fromLibrary, json)))
    return { key, outcome: 'unchanged' };
  if (latest !== null && latest.publishedBy !== null) return { key, outcome: 'kept-own-version' };
  const { problems } = await checkContent(key, content, surroundings);
  if (problems.length > 0) {
    return {
      key,
      outcome: 'broken',
      reasons: problems.map(({ where, elementId, reason }) => `${where} ${elementId ?? ''}: ${reason}`),
    };
  }
  const version = (latest?.version ?? 0) + 1;
  const release = {
    key,
    version,
    name: content.name,
    publishedAt: clock.iso(),
    publishedBy: null,
    content: json,
  };
  await publishRelease(definitions, release, frame);
  return { key, outcome: 'published', version };
}

async function hasContent(
  definitions: DefinitionStore,
  { key, version }: Omit<ReleaseRow, 'content'>,
  content: Json,
): Promise<boolean> {
  const release = await definitions.release(key, version);
  return release !== null && sameContent(release.content, content);
}

function report(deployment: Deployment, logger: Logger): void {
  if (deployment.outcome === 'broken')
    logger.error(deployment, 'a process of the library cannot be published');
  else if (deployment.outcome === 'kept-own-version')
    logger.warn(deployment, 'the library has a newer process, but its owner published their own version');
  else logger.debug(deployment, 'library');
}
