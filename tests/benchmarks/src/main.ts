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
const PATIENCE_MS = 175_000;
setTimeout(() => {
  console.error(`The benchmark ${name} took longer than ${PATIENCE_MS / 1000} s and was given up.`);
  process.exit(1);
}, PATIENCE_MS).unref();

const options = { peers: !flags.includes('--without-peers') };
const lines = await bench(flags.includes('--tiny') ? TINY : FULL, options);
console.log(flags.includes('--json') ? asJson(lines) : asTable(lines));
process.exit(0);
