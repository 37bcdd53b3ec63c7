import { describe, expect, it } from 'vitest';
import { loadConstructs } from './construct.ts';
import { judge } from './verdict.ts';

describe('BPMN constructs', () => {
  for (const named of loadConstructs()) {
    it(`${named.name}: ${named.construct.title} (${named.construct.clause})`, async () => {
      const verdict = await judge(named);
      expect(verdict).toEqual({ kind: named.construct.refused === undefined ? 'passed' : 'refused' });
    });
  }
});
