import { engineBench } from './engine/engine-bench.ts';
import { complaintBench } from './http/complaint-bench.ts';
import { httpBench } from './http/http-bench.ts';
import { mongodbBench } from './mongodb/mongodb-bench.ts';
import { asJson, asTable, type Bench, FULL, TINY } from './result.ts';
import { growthBench } from './store/growth-bench.ts';
import { storeBench } from './store/store-bench.ts';
import { waitingBench } from './waiting/waiting-bench.ts';

const benches: { readonly [name: string]: Bench } = {
  engine: engineBench,
  store: storeBench,
  growth: growthBench,
  mongodb: mongodbBench,
  http: httpBench,
  complaint: complaintBench,
  waiting: waitingBench,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`There is no benchmark “${name}”. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const minutes = minutesIn(flags);
const PATIENCE_MS = 175_000 + (minutes ?? 0) * 60_000;
setTimeout(() => {
  console.error(`The benchmark ${name} took longer than ${PATIENCE_MS / 1000} s and was given up.`);
  process.exit(1);
}, PATIENCE_MS).unref();

const options = { peers: !flags.includes('--without-peers'), ...(minutes !== undefined && { minutes }) };
const lines = await bench(flags.includes('--tiny') ? TINY : FULL, options);
console.log(flags.includes('--json') ? asJson(lines) : asTable(lines));
process.exit(0);

/** `--minutes 10`: how long what is to be sustained is measured. */
function minutesIn(given: readonly string[]): number | undefined {
  const at = given.indexOf('--minutes');
  if (at < 0) return undefined;
  const value = Number(given[at + 1]);
  if (value > 0 && value <= 60) return value;
  console.error('--minutes takes a number of minutes up to 60.');
  process.exit(2);
}
