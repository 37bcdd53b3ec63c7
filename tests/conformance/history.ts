import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, EngineEvent } from '@flowbook/engine';

/** What happened to one instance while an earlier version of the engine ran it: each command with its events. */
export interface History {
  /** The construct whose diagram it is. */
  readonly construct: string;
  readonly processId?: string;
  readonly steps: readonly HistoryStep[];
}

export interface HistoryStep {
  readonly command: Command;
  readonly now: string;
  readonly events: readonly EngineEvent[];
}

export const historiesFolder = join(import.meta.dirname, 'histories');

export function loadHistories(): readonly { readonly name: string; readonly history: History }[] {
  return readdirSync(historiesFolder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ''),
      history: JSON.parse(readFileSync(join(historiesFolder, file), 'utf8')) as History,
    }));
}
