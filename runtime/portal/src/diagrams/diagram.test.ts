import { describe, expect, it } from 'vitest';
import { englishName, type NamedNode, takeEnglishNames } from './english-names.ts';
import { type Canvas, fit } from './fit.ts';
import { marksOf } from './marks.ts';

const translated = (name: string, english: string, $type = 'bpmn:UserTask'): NamedNode => ({
  $type,
  name,
  extensionElements: { values: [{ $type: 'fb:Translation', lang: 'en', text: ` ${english} ` }] },
});

describe('English names', () => {
  it('replace the Chinese ones where the model has them', () => {
    const nodes = [translated('核实投诉', 'Verify'), { name: '无译文' }];
    takeEnglishNames(nodes);
    expect(nodes.map(({ name }) => name)).toEqual(['Verify', '无译文']);
  });
  it('are the text of an annotation', () => {
    const note = { ...translated('', 'Within an hour', 'bpmn:TextAnnotation'), text: '一小时内' };
    takeEnglishNames([note]);
    expect(note.text).toBe('Within an hour');
  });
  it('do not come from other extensions', () => {
    expect(englishName({ extensionElements: { values: [{ $type: 'fb:FormBinding' }] } })).toBeNull();
  });
});

function canvasOf(inner: { width: number; height: number }, outer: { width: number; height: number }) {
  const boxes: { x: number; y: number; width: number; height: number }[] = [];
  const canvas = {
    viewbox: (box?: (typeof boxes)[number]) =>
      box === undefined ? { inner: { x: 100, y: 80, ...inner }, outer } : void boxes.push(box),
  } as unknown as Canvas;
  return { canvas, boxes };
}

describe('fit', () => {
  it('does nothing while the canvas has no size', () => {
    const { canvas, boxes } = canvasOf({ width: 1000, height: 400 }, { width: 0, height: 0 });
    fit(canvas);
    expect(boxes).toEqual([]);
  });
  it('shows everything, never larger than drawn', () => {
    const { canvas, boxes } = canvasOf({ width: 200, height: 100 }, { width: 1000, height: 600 });
    fit(canvas);
    expect(boxes[0]).toMatchObject({ width: 1000, height: 600 });
  });
  it('stays readable around the current step where everything would be too small', () => {
    const { canvas, boxes } = canvasOf({ width: 4000, height: 1800 }, { width: 900, height: 360 });
    fit(canvas, { x: 2050, y: 940, width: 100, height: 80 });
    expect(boxes).toEqual([{ x: 1600, y: 780, width: 1000, height: 400 }]);
  });
  it('shows no emptiness beyond the borders of the drawing', () => {
    const { canvas, boxes } = canvasOf({ width: 4000, height: 200 }, { width: 900, height: 360 });
    fit(canvas, { x: 110, y: 140, width: 100, height: 80 });
    fit(canvas, { x: 4000, y: 140, width: 100, height: 80 });
    const [first, last] = boxes;
    expect(first?.x).toBeCloseTo(100 - 20 / 0.9);
    expect((last?.x ?? 0) + 1000).toBeCloseTo(4100 + 20 / 0.9);
    expect(first?.y).toBeLessThan(80);
  });
  it('is whole where that is readable, whatever the current step', () => {
    const { canvas, boxes } = canvasOf({ width: 800, height: 200 }, { width: 900, height: 360 });
    fit(canvas, { x: 110, y: 140, width: 100, height: 80 });
    expect(boxes).toEqual([{ x: 50, y: 12, width: 900, height: 360 }]);
  });
});

describe('marks', () => {
  const detail = {
    elements: [
      { elementId: 'register', state: 'completed' as const, count: 1 },
      { elementId: 'verify', state: 'active' as const, count: 2 },
    ],
    takenFlows: ['f1'],
  };
  it('tell states and taken flows, and where the case is', () => {
    expect(marksOf(detail)).toEqual([
      ['f1', 'fb-taken'],
      ['register', 'fb-done'],
      ['verify', 'fb-active'],
      ['verify', 'fb-at'],
    ]);
  });
  it('point at where an ended case came to last', () => {
    const ended = {
      ...detail,
      elements: detail.elements.map((each) => ({ ...each, state: 'completed' as const })),
    };
    expect(marksOf(ended).at(-1)).toEqual(['verify', 'fb-at']);
  });
  it('point at what the page is about', () => {
    expect(marksOf(detail, 'register').at(-1)).toEqual(['register', 'fb-at']);
  });
});
