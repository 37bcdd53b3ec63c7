import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessModel } from '../../model/process-model.ts';
import { compileOk } from '../play.ts';

/** The model of a diagram that stands beside a test. */
export async function readModel(folder: string, file: string): Promise<ProcessModel> {
  return compileOk(readFileSync(join(folder, file), 'utf8'));
}
