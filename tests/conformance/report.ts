import { loadConstructs } from './construct.ts';
import { judge } from './verdict.ts';

/** Prints the counts, as a table or (with `--json`) one JSON object a line. */
async function report(asJson: boolean): Promise<number> {
  const counts = { constructs: 0, passed: 0, failed: 0, refused: 0 };
  for (const named of loadConstructs()) {
    const verdict = await judge(named).catch(
      (error: unknown) => ({ kind: 'failed', reason: String(error) }) as const,
    );
    counts.constructs += 1;
    counts[verdict.kind] += 1;
    if (!asJson)
      console.log(
        `${verdict.kind.padEnd(8)} ${named.name}${verdict.kind === 'failed' ? `: ${verdict.reason}` : ''}`,
      );
  }
  for (const [metric, value] of Object.entries(counts)) {
    console.log(asJson ? JSON.stringify({ metric, value, unit: 'diagrams' }) : `${metric}: ${value}`);
  }
  return counts.failed === 0 ? 0 : 1;
}

process.exit(await report(process.argv.includes('--json')));
