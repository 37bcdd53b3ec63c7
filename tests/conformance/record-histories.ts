import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@flowbook/engine';
import { loadConstructs } from './construct.ts';
import { type History, historiesFolder } from './history.ts';
import { recordOn } from './play.ts';

/**
 * Keeps what this version of the engine does with the constructs named on the command line, under a version's name:
 * `npx tsx tests/conformance/record-histories.ts 1 event-compensation-throw …`. Kept histories are never rewritten.
 */
async function record(version: string, names: readonly string[]): Promise<void> {
  for (const { name, xml, construct } of loadConstructs().filter((each) => names.includes(each.name))) {
    const { processId } = construct;
    const options = processId === undefined ? {} : { processId };
    const compiled = await compile(xml, options);
    if (!compiled.ok) throw new Error(`${name} cannot be compiled.`);
    const history: History = { construct: name, ...options, steps: recordOn(compiled.model, construct) };
    const file = join(historiesFolder, `${version}-${name}.json`);
    writeFileSync(file, `${JSON.stringify(history, null, 2)}\n`, { flag: 'wx' });
  }
}

const [version = '1', ...names] = process.argv.slice(2);
await record(version, names);
