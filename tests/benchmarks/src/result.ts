import type { Turns } from './measure.ts';

export interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
}

/** How the metric of Flowbook stands to that of a peer, measured in the same run: ours divided by theirs. */
export interface Ratio {
  readonly metric: string;
  readonly ratio: number;
  readonly peer: string;
}

export type Line = Figure | Ratio;

/** How much time a benchmark may take. */
export interface Effort extends Turns {
  /** Multiplies counts and times; `1` for figures that mean something. */
  readonly scale: number;
}

export const FULL: Effort = { rounds: 5, longestMs: 16_000, scale: 1 };
/** Shows in seconds that a benchmark works; its figures mean nothing. */
export const TINY: Effort = { rounds: 1, longestMs: 0, scale: 0.02 };

/** A benchmark: its lines, in the order of printing. Throws when something measured was not right. */
export type Bench = (effort: Effort, options: BenchOptions) => Promise<readonly Line[]>;

export interface BenchOptions {
  /** Whether other engines, installed beforehand, are measured too. */
  readonly peers: boolean;
  /** For how long what is to be sustained is measured, where that was asked for. */
  readonly minutes?: number;
}

export function figure(metric: string, value: number, unit: string): Figure {
  return { metric, value: rounded(value), unit };
}

export function ratio(metric: string, value: number, peer: string): Ratio {
  return { metric, ratio: rounded(value), peer };
}

/** One JSON object a line. */
export function asJson(lines: readonly Line[]): string {
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

export function asTable(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ metric }) => metric.length));
  return lines
    .map((line) =>
      'ratio' in line
        ? `${line.metric.padEnd(width)}  ${grouped(line.ratio).padStart(12)} × ${line.peer}`
        : `${line.metric.padEnd(width)}  ${grouped(line.value).padStart(12)} ${line.unit}`,
    )
    .join('\n');
}

/** Four figures that mean something, no more. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}
