import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDecisions, evaluateDecision } from '@flowbook/engine';
import { describe, expect, it } from 'vitest';
import { addRule, removeRule, setCell, setExpression, setHitPolicy } from './decision-edits.ts';
import { type DecisionTable, fileTitle, readDecisions } from './decision-file.ts';

const file = join(
  import.meta.dirname,
  '../../../../process-library/processes/complaints/complaint-reception/complaint-triage.dmn',
);
const triage = readFileSync(file, 'utf8');
const small = `<?xml version="1.0" encoding="UTF-8"?>
<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="https://flowbook.dev">
  <dmn:decision id="fee" name="费用">
    <dmn:decisionTable id="t" hitPolicy="FIRST">
      <dmn:input id="i" label="等级"><dmn:inputExpression id="ie" typeRef="string"><dmn:text>grade</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:output id="o" name="fee" typeRef="number"/>
      <dmn:annotation name="说明"/>
      <dmn:rule id="r1"><dmn:inputEntry id="c1"><dmn:text>"A"</dmn:text></dmn:inputEntry><dmn:outputEntry id="c2"><dmn:text>10</dmn:text></dmn:outputEntry><dmn:annotationEntry><dmn:text>优惠</dmn:text></dmn:annotationEntry></dmn:rule>
      <dmn:rule id="r2"><dmn:inputEntry id="c3"><dmn:text>-</dmn:text></dmn:inputEntry><dmn:outputEntry id="c4"><dmn:text>20</dmn:text></dmn:outputEntry><dmn:annotationEntry><dmn:text/></dmn:annotationEntry></dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
</dmn:definitions>
`;

const tableOf = (xml: string): DecisionTable => {
  const logic = readDecisions(xml)?.at(-1)?.logic;
  if (logic?.kind !== 'table') throw new Error('The decision has no table.');
  return logic;
};
const feeFor = async (xml: string, grade: string) => {
  const compiled = await compileDecisions(xml);
  const fee = compiled.ok ? compiled.decisions.fee : undefined;
  if (fee === undefined) throw new Error(JSON.stringify(compiled));
  return evaluateDecision(fee, { grade }, { now: '2026-11-24T00:00:00Z', timeZone: 'Asia/Shanghai' });
};
const idsOf = (xml: string) => [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

describe('decision tables', () => {
  it('are read with their columns and rules, and expressions beside them', () => {
    const [score, table] = readDecisions(triage) ?? [];
    expect(score).toMatchObject({ id: 'severity-score', logic: { kind: 'expression' } });
    expect(table?.name).toBe('投诉定级判定表');
    const { hitPolicy, inputs, outputs, rules } = tableOf(triage);
    expect([hitPolicy, inputs.length, outputs[0]]).toMatchObject([
      'FIRST',
      9,
      { label: '投诉级别', name: 'level' },
    ]);
    expect(rules.every((rule) => rule.inputs.length === inputs.length)).toBe(true);
    expect([fileTitle(triage, 'complaint-triage', 'zh'), fileTitle('<no', 'x', 'zh')]).toEqual([
      '投诉定级判定表',
      'x',
    ]);
    expect(fileTitle(triage, 'complaint-triage', 'en')).toBe('complaint-triage');
    expect(readDecisions('<no')).toBeNull();
  });

  it('change in one cell and nowhere else, and decide by it', async () => {
    const edited = setCell(small, 'fee', { rule: 0, part: 'output', column: 0 }, '15');
    expect(edited).toBe(small.replace('<dmn:text>10<', '<dmn:text>15<'));
    expect(JSON.stringify(await feeFor(edited, 'A'))).toContain('15');
    const compared = setCell(small, 'fee', { rule: 0, part: 'input', column: 0 }, 'not("A")');
    expect(JSON.stringify(await feeFor(small, 'B'))).toContain('20');
    expect(JSON.stringify(await feeFor(compared, 'B'))).toContain('10');
  });

  it('keep every id of the file through an edit', () => {
    const edited = setCell(triage, 'complaint-triage', { rule: 1, part: 'output', column: 0 }, '"minor"');
    expect(idsOf(edited)).toEqual(idsOf(triage));
    expect(tableOf(edited).rules[1]?.outputs[0]?.text).toBe('"minor"');
  });

  it('get rules with ids of their own, and lose them again', async () => {
    const more = addRule(small, 'fee', 0);
    const { rules } = tableOf(more);
    expect(rules.map(({ id }) => id)).toEqual(['r1', 'fee-rule-1', 'r2']);
    expect(rules[1]).toMatchObject({
      inputs: [{ text: '-' }],
      outputs: [{ text: 'null' }],
      annotations: [{ text: '' }],
    });
    expect(new Set(idsOf(more)).size).toBe(idsOf(more).length);
    expect((await compileDecisions(more)).ok).toBe(true);
    expect(tableOf(removeRule(more, 'fee', 1))).toEqual(tableOf(small));
    expect(tableOf(addRule(small, 'fee', null)).rules.at(-1)?.id).toBe('fee-rule-1');
  });

  it('change their hit policy with its aggregation', () => {
    const summed = setHitPolicy(small, 'fee', 'COLLECT SUM');
    expect(summed).toContain('hitPolicy="COLLECT" aggregation="SUM"');
    expect(tableOf(summed).hitPolicy).toBe('COLLECT SUM');
    expect(setHitPolicy(summed, 'fee', 'FIRST')).toBe(small);
  });

  it('change expressions, and nothing where there is none', () => {
    expect(readDecisions(setExpression(triage, 'severity-score', '1 + 1'))?.[0]?.logic).toEqual({
      kind: 'expression',
      text: '1 + 1',
    });
    expect(setExpression(small, 'fee', '1')).toBe(small);
    expect(setCell('<no', 'fee', { rule: 0, part: 'input', column: 0 }, '1')).toBe('<no');
  });
});
