import {
  compile,
  compileDecisions,
  type DecisionModel,
  describeProcess,
  type Problem,
  type ProcessDescription,
  type ProcessModel,
  type StartEventDescription,
  type StartTrigger,
} from '@flowbook/engine';
import type { DefinitionStore } from '../stores/ports/definition-store.ts';
import type { Bilingual, ReleaseRow } from '../stores/ports/rows.ts';
import { type AwaitedBeside, besideGateway, besidePart } from './gathering-starts.ts';
import { LruMap } from './lru.ts';
import { type FormDocument, readReleaseContent } from './release-content.ts';

/** A release, ready to run. */
export interface CompiledRelease {
  readonly key: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly model: ProcessModel;
  readonly description: ProcessDescription;
  /** Decisions of all DMN files by decision id. */
  readonly decisions: { readonly [decisionId: string]: DecisionModel };
  /** Form schemas by form id. */
  readonly forms: { readonly [formId: string]: FormDocument };
  /** Names of the diagram's elements by id; one without a name goes by its id. */
  readonly elementNames: ReadonlyMap<string, Bilingual>;
}

/** A start event of the latest release of an app that a message or signal triggers. */
export interface TriggeredStart {
  readonly release: CompiledRelease;
  readonly startEventId: string;
  /** Of one that waits for several things together: which of them it is. */
  readonly startPart?: number;
  /** Of one that needs several events together: the others. */
  readonly beside?: readonly AwaitedBeside[];
}

/** Compiled releases. Each is compiled once and kept while it is in use; a release never changes. */
export interface ModelSource {
  /** One version; `null` when it was never published. Throws a `BrokenRelease` when it cannot be compiled. */
  version(key: string, version: number): Promise<CompiledRelease | null>;
  /** The latest version; `null` when nothing was published under this key. */
  latest(key: string): Promise<CompiledRelease | null>;
  /** Start events that a message of this name triggers, of the latest releases, by key. */
  startedByMessage(messageName: string): Promise<readonly TriggeredStart[]>;
  /** Start events that a signal of this name triggers, of the latest releases, by key. */
  startedBySignal(signalName: string): Promise<readonly TriggeredStart[]>;
}

/** A published release that this engine cannot compile: publication checks it, so something is damaged. */
export class BrokenRelease extends Error {
  override readonly name = 'BrokenRelease';

  constructor(key: string, version: number, problems: readonly Problem[]) {
    const reasons = problems.map(({ elementId, reason }) => `${elementId ?? 'document'}: ${reason}`);
    super(`Version ${version} of ${key} cannot be compiled. ${reasons.join(' ')}`);
  }
}

/** How many releases are kept compiled; beyond that the ones not used for longest are compiled again when needed. */
const KEPT_RELEASES = 300;

export function createModelSource(definitions: DefinitionStore): ModelSource {
  const compiled = new LruMap<string, Promise<CompiledRelease>>(KEPT_RELEASES);

  /** Every step asks for its release, so one that is known costs no turn. */
  function version(key: string, number: number): Promise<CompiledRelease | null> {
    const id = `${number}@${key}`;
    return compiled.get(id) ?? read(id, key, number);
  }

  async function read(id: string, key: string, number: number): Promise<CompiledRelease | null> {
    const release = await definitions.release(key, number);
    if (release === null) return null;
    const fresh = compiled.get(id) ?? compileRelease(release);
    compiled.set(id, fresh);
    // A failure is not kept: what is repaired works without a restart.
    fresh.catch(() => compiled.delete(id));
    return fresh;
  }

  async function startedBy(isMeant: (trigger: StartTrigger) => boolean): Promise<readonly TriggeredStart[]> {
    const starts: TriggeredStart[] = [];
    for (const { key, version: number } of await definitions.latestVersions()) {
      const release = await version(key, number);
      if (release === null) continue;
      const { startEvents } = release.description;
      for (const start of startEvents) {
        const part = (start.parts ?? [start]).findIndex(isMeant);
        if (part >= 0) starts.push({ release, startEventId: start.id, ...together(release, start, part) });
      }
    }
    return starts;
  }

  return {
    version,
    latest: async (key) => {
      const [newest] = await definitions.versions(key);
      return newest === undefined ? null : version(key, newest.version);
    },
    startedByMessage: (name) => startedBy(({ messageName }) => messageName === name),
    startedBySignal: (name) => startedBy(({ signalName }) => signalName === name),
  };
}

function together(
  { model, description }: CompiledRelease,
  start: StartEventDescription,
  part: number,
): Pick<TriggeredStart, 'startPart' | 'beside'> {
  if (start.isParallel === true) return { startPart: part, beside: besidePart(start, part) };
  const beside = besideGateway(model, description.startEvents, start.id);
  return beside === undefined ? {} : { beside };
}

async function compileRelease({ key, version, name, content }: ReleaseRow): Promise<CompiledRelease> {
  const { bpmn, decisions, forms } = readReleaseContent(content);
  const compilation = await compile(bpmn);
  if (!compilation.ok) throw new BrokenRelease(key, version, compilation.problems);
  const description = describeProcess(compilation.model);
  return {
    key,
    version,
    name,
    model: compilation.model,
    description,
    decisions: await compileAllDecisions(key, version, Object.values(decisions)),
    forms,
    elementNames: new Map(description.elements.map((element) => [element.id, nameOf(element)])),
  };
}

async function compileAllDecisions(
  key: string,
  version: number,
  documents: readonly string[],
): Promise<{ readonly [decisionId: string]: DecisionModel }> {
  const all: { [decisionId: string]: DecisionModel } = {};
  for (const xml of documents) {
    const compilation = await compileDecisions(xml);
    if (!compilation.ok) throw new BrokenRelease(key, version, compilation.problems);
    Object.assign(all, compilation.decisions);
  }
  return all;
}

function nameOf({ id, name }: { readonly id: string; readonly name: Bilingual }): Bilingual {
  return { zh: name.zh || id, en: name.en || name.zh || id };
}
