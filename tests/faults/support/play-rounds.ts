import type { RoundKind } from './plan.ts';
import { playRound, type RoundReport } from './round.ts';
import { Stage } from './stage.ts';

/** Plays rounds one after the other, each with the next seed. */
export async function playRounds(
  rounds: number,
  seed: number,
  onRound: (report: RoundReport) => void = () => {},
  kinds?: readonly RoundKind[],
): Promise<readonly RoundReport[]> {
  const stage = await Stage.open();
  try {
    const reports: RoundReport[] = [];
    for (let round = 0; round < rounds; round++) {
      const report = await playRound(stage, seed + round, kinds);
      onRound(report);
      reports.push(report);
    }
    return reports;
  } finally {
    await stage.close();
  }
}

/** What went wrong, a line each, with the seed that shows it again. */
export function troublesOf(reports: readonly RoundReport[]): readonly string[] {
  return reports.flatMap(({ seed, kind, lost, doubled, stuck, inconsistent }) =>
    Object.entries({ lost, doubled, stuck, inconsistent }).flatMap(([what, found]) =>
      [...new Set(found)].map((line) => `seed ${seed} (${kind}): ${what}: ${line}`),
    ),
  );
}

export function summaryOf(reports: readonly RoundReport[]) {
  const played = reports.filter(({ skipped }) => skipped === null);
  const sum = (number: (report: RoundReport) => number) =>
    played.reduce((total, report) => total + number(report), 0);
  return {
    rounds: played.length,
    acknowledged: sum((report) => report.acknowledged),
    lost: sum((report) => new Set(report.lost).size),
    doubled: sum((report) => new Set(report.doubled).size),
    stuck: sum((report) => new Set(report.stuck).size),
    inconsistent: sum((report) => new Set(report.inconsistent).size),
    handedOut: sum((report) => report.handedOut),
    inParts: sum((report) => report.inParts),
    unknown: sum((report) => report.unknown),
    instances: sum((report) => report.instances),
    crashes: sum((report) => report.crashes),
    atNamedPoints: sum((report) => report.atNamedPoints),
    skipped: reports.length - played.length,
  };
}

/** What was acknowledged over all rounds, command by command. */
export function acknowledgedIn(reports: readonly RoundReport[]): { readonly [route: string]: number } {
  const total: { [route: string]: number } = {};
  for (const { acknowledgedOf } of reports)
    for (const [route, count] of Object.entries(acknowledgedOf)) total[route] = (total[route] ?? 0) + count;
  return total;
}
