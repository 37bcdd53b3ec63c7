import { parseArgs } from 'node:util';
import { type RoundKind, roundKinds } from './support/plan.ts';
import { acknowledgedIn, playRounds, summaryOf, troublesOf } from './support/play-rounds.ts';
import type { RoundReport } from './support/round.ts';
import { ServerProcess } from './support/server-process.ts';
import { dropDatabases } from './support/shared-database.ts';

const USAGE = 'npm run faults -- [--rounds N] [--seed S] [--kinds kind,kind] [--json]';

let isBrokenOff = false;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.on(signal, () => void breakOff(code));

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kinds: { type: 'string', default: roundKinds.join() },
    json: { type: 'boolean', default: false },
  },
});
const rounds = wholeNumber('--rounds', values.rounds);
const seed = wholeNumber('--seed', values.seed);
const kinds = kindsIn(values.kinds);
const say = values.json ? console.error : console.log;

say(
  `${rounds} rounds from seed ${seed}; one of them again: npm run faults -- --rounds 1 --seed <its seed>${values.kinds === roundKinds.join() ? '' : ` --kinds ${values.kinds}`}`,
);
const reports = await playRounds(rounds, seed, tell, kinds).catch((error: unknown) => {
  // What it was in the middle of fails, which is nobody's concern any more.
  if (isBrokenOff) return new Promise<never>(() => {});
  throw error;
});
const troubles = troublesOf(reports);
const summary = summaryOf(reports);
if (values.json) {
  const found = { kinds: byKind(), acknowledgedOf: acknowledgedIn(reports), troubles, skips: skips() };
  console.log(JSON.stringify({ seed, ...summary, ...found }, null, 2));
} else {
  for (const skip of skips()) say(`skipped: ${skip}`);
  say(
    Object.entries(summary)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  );
  say(
    `acknowledged: ${Object.entries(acknowledgedIn(reports))
      .map(([route, count]) => `${route} ${count}`)
      .join(', ')}`,
  );
}
process.exitCode = troubles.length === 0 ? 0 : 1;

/** Tidies up all the same: servers and databases go here, disks and folders with the exit. */
async function breakOff(code: number): Promise<void> {
  // Ctrl-C reaches this process twice: from the terminal, and from the command that it runs under.
  if (isBrokenOff) return;
  isBrokenOff = true;
  ServerProcess.killAll();
  await dropDatabases();
  process.exit(code);
}

function tell(report: RoundReport): void {
  if (isBrokenOff) return;
  say(lineOf(report));
  for (const trouble of troublesOf([report])) say(`  ${trouble}`);
}

function lineOf({
  seed: own,
  kind,
  acknowledged,
  handedOut,
  inParts,
  unknown,
  instances,
  skipped,
  ...found
}: RoundReport): string {
  const counts = [found.lost, found.doubled, found.stuck, found.inconsistent].map(
    (list) => new Set(list).size,
  );
  const [lost, doubled, stuck, inconsistent] = counts;
  return skipped !== null
    ? `seed ${own} ${kind}: skipped, ${skipped}`
    : `seed ${own} ${kind}: ${acknowledged} acknowledged, ${unknown} unknown, ${handedOut} jobs handed out, ` +
        `${instances} instances, ${inParts} in parts; ` +
        `${lost} lost, ${doubled} doubled, ${stuck} stuck, ${inconsistent} inconsistent`;
}

function byKind(): { readonly [kind in RoundKind]?: number } {
  const played = reports.filter(({ skipped }) => skipped === null);
  return Object.fromEntries(
    roundKinds.map((kind) => [kind, played.filter((one) => one.kind === kind).length]),
  );
}

function skips(): readonly string[] {
  const skipped = reports.filter((report) => report.skipped !== null);
  return [...new Set(skipped.map(({ kind, skipped: reason }) => `${kind}: ${reason}`))];
}

function kindsIn(list: string): readonly RoundKind[] {
  const named = list.split(',');
  const known = roundKinds.filter((kind) => named.includes(kind));
  if (known.length === named.length) return known;
  console.error(`--kinds takes some of ${roundKinds.join()}, not ${list}. ${USAGE}`);
  process.exit(2);
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && text.trim() !== '') return number;
  console.error(`${name} must be a whole number, not ${text}. ${USAGE}`);
  process.exit(2);
}
