import { describe, expect, it } from 'vitest';
import { diagram, flow } from '../testing/index.ts';
import { activities } from '../testing/node/refused/activities.ts';
import { collaborations } from '../testing/node/refused/collaborations.ts';
import { containers } from '../testing/node/refused/containers.ts';
import { documents } from '../testing/node/refused/documents.ts';
import { events } from '../testing/node/refused/events.ts';
import { gateways } from '../testing/node/refused/gateways.ts';
import { positions } from '../testing/node/refused/positions.ts';
import { start } from '../testing/node/refused/refused.ts';
import { structure } from '../testing/node/refused/structure.ts';
import { undoing } from '../testing/node/refused/undoing.ts';
import { compile } from './compile.ts';

const all = [
  ...documents,
  ...structure,
  ...events,
  ...positions,
  ...gateways,
  ...activities,
  ...undoing,
  ...containers,
  ...collaborations,
];

describe('compile refuses', () => {
  it('each of many models for a reason of its own', () => {
    expect(new Set(all.map(({ why }) => why)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(150);
  });

  for (const { why, code, at, xml } of all) {
    it(`${why}: ${code}`, async () => {
      const compiled = await compile(xml);
      const problems = compiled.ok ? [] : compiled.problems;
      expect(problems.map((problem) => [problem.code, problem.elementId])).toContainEqual([code, at]);
      expect(problems.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    });
  }

  it('everything that is wrong at once', async () => {
    const compiled = await compile(
      diagram(`${start}<bpmn:serviceTask id="a"/><bpmn:callActivity id="b"/>${flow('f1', 's', 'a')}`),
    );
    const codes = compiled.ok ? [] : compiled.problems.map(({ code }) => code);
    expect(codes.sort()).toEqual(['called-element-missing', 'element-without-incoming', 'job-type-missing']);
  });
});

describe('compile accepts', () => {
  const fine: readonly (readonly [string, string])[] = [
    [
      'a partner drawn as a pool',
      diagram(
        start,
        '<bpmn:process id="partner"/><bpmn:collaboration id="c"><bpmn:participant id="p1" processRef="partner"/><bpmn:participant id="p2" processRef="process"/></bpmn:collaboration>',
      ),
    ],
    [
      'a process that does not say whether it is executable',
      diagram(start).replace(' isExecutable="true"', ''),
    ],
    [
      'notes, data and groups',
      diagram(
        `${start}<bpmn:dataObject id="d"/><bpmn:dataObjectReference id="r" dataObjectRef="d"/><bpmn:textAnnotation id="t"/>`,
      ),
    ],
    [
      'attributes of other tools',
      diagram(start.replace('/>', ' xmlns:other="https://example.org" other:colour="red"/>')),
    ],
  ];
  for (const [what, xml] of fine) {
    it(what, async () => expect(await compile(xml)).toMatchObject({ ok: true }));
  }
});
