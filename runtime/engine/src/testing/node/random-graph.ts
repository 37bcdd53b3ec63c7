import fc from 'fast-check';
import { diagram, flow } from '../diagram.ts';

const kinds = [
  'task',
  'userTask',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
] as const;
type Kind = (typeof kinds)[number];

/** A process without any block structure: elements, each reached from an earlier one, and flows between any two. */
export interface Graph {
  readonly nodes: readonly { readonly kind: Kind; readonly from: number; readonly quantity: number }[];
  readonly flows: readonly { readonly from: number; readonly to: number }[];
}

export const graph: fc.Arbitrary<Graph> = fc.record({
  nodes: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      from: fc.nat(100),
      quantity: fc.constantFrom(1, 1, 1, 2),
    }),
    { minLength: 2, maxLength: 9 },
  ),
  flows: fc.array(fc.record({ from: fc.nat(100), to: fc.nat(100) }), { maxLength: 8 }),
});

/** The diagram of a graph. Where something is decided, the first flow is the default and the others have a condition. */
export function drawGraph({ nodes, flows }: Graph): string {
  const edges = [
    ...nodes.map(({ from }, index) => ({ from: index === 0 ? -1 : from % index, to: index })),
    ...flows.map(({ from, to }) => ({ from: from % nodes.length, to: to % nodes.length })),
  ];
  const drawn = edges.map(({ from, to }, number) => {
    const siblings = edges.filter((edge) => edge.from === from);
    const place = siblings.indexOf(edges[number] ?? { from, to });
    const decides = /^(exclusive|inclusive|complex)/.test(nodes[from]?.kind ?? '');
    const condition = decides && place > 0 ? `=${'ab'[place % 2]} = true` : undefined;
    return flow(`f${number}`, from < 0 ? 's' : `n${from}`, `n${to}`, condition);
  });
  const elements = nodes.map(({ kind, quantity }, index) => {
    const first = edges.findIndex((edge) => edge.from === index);
    const byDefault = /^(exclusive|inclusive|complex)/.test(kind) && first >= 0 ? `default="f${first}"` : '';
    const tokens = /ask$/.test(kind) ? `completionQuantity="${quantity}"` : '';
    const activation =
      kind === 'complexGateway'
        ? '<bpmn:activationCondition>=activationCount &gt;= 2 or a</bpmn:activationCondition>'
        : '';
    return `<bpmn:${kind} id="n${index}" ${byDefault} ${tokens}>${activation}</bpmn:${kind}>`;
  });
  return diagram(`<bpmn:startEvent id="s"/>${elements.join('')}${drawn.join('')}`);
}
