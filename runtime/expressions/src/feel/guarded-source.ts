import { parseExpression, parseUnaryTests } from '@bpmn-io/feelin';

/**
 * Names under which guarded sources call our functions. They stand in the source, since feelin takes `date`, `@` and
 * iteration from itself, whatever its context says.
 */
export const GUARDS = {
  date: 'flowbook__date',
  dateAndTime: 'flowbook__date_and_time',
  time: 'flowbook__time',
  duration: 'flowbook__duration',
  literal: 'flowbook__literal',
  list: 'flowbook__list',
  range: 'flowbook__range',
  step: 'flowbook__step',
} as const;

const CONSTRUCTORS: { readonly [name: string]: string } = {
  date: GUARDS.date,
  'date and time': GUARDS.dateAndTime,
  time: GUARDS.time,
  duration: GUARDS.duration,
};

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export type GuardedSource =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Rewrites FEEL so that evaluating it stays within bounds: dates are read by our functions (in the environment's zone),
 * and lists that are iterated or filtered, ranges, and bodies of functions are counted. Says what is not FEEL, and
 * refuses what feelin gets wrong (`instance of`).
 */
export function guardSource(source: string, kind: 'expression' | 'unary-tests'): GuardedSource {
  const tree =
    kind === 'expression' ? parseExpression(source, {}, undefined) : parseUnaryTests(source, {}, undefined);
  const edits: Edit[] = [];
  let refusal: string | null = null;
  tree.iterate({
    enter({ node }) {
      if (node.type.isError)
        refusal ??= `not FEEL at character ${node.from + 1}: "${excerpt(source, node.from)}"`;
      if (node.name === 'InstanceOfExpression') refusal ??= '"instance of" is not supported';
      edits.push(...editsFor(node, source));
    },
  });
  return refusal === null ? { ok: true, source: applied(source, edits) } : { ok: false, reason: refusal };
}

function editsFor(node: Node, source: string): readonly Edit[] {
  const [first, second] = [node.firstChild, node.firstChild?.nextSibling];
  switch (node.name) {
    case 'DateTimeConstructor':
      return renamed(node, CONSTRUCTORS[source.slice(node.from, node.to).replace(/\s+/g, ' ')]);
    case 'AtLiteral':
      return first ? [{ from: node.from, to: first.from, text: `${GUARDS.literal}(` }, close(node.to)] : [];
    case 'FilterExpression':
      return first ? wrapped(first, GUARDS.list) : [];
    case 'IterationContext':
      if (!first) return [];
      return second ? ranged(node, first, second) : wrapped(node, GUARDS.list);
    case 'FunctionBody':
      return wrapped(node, GUARDS.step);
    default:
      return [];
  }
}

function renamed(node: Node, name: string | undefined): readonly Edit[] {
  return name === undefined ? [] : [{ from: node.from, to: node.to, text: name }];
}

function wrapped(node: Node, guard: string): readonly Edit[] {
  return [{ from: node.from, to: node.from, text: `${guard}(` }, close(node.to)];
}

function ranged(node: Node, start: Node, end: Node): readonly Edit[] {
  return [
    { from: node.from, to: node.from, text: `${GUARDS.range}(` },
    { from: start.to, to: end.from, text: ', ' },
    close(node.to),
  ];
}

const close = (at: number): Edit => ({ from: at, to: at, text: ')' });

/** Closing brackets stand before what opens or is replaced at the same place; otherwise outer edits before inner ones. */
function applied(source: string, edits: readonly Edit[]): string {
  const rank = (edit: Edit) => (edit.text === ')' ? 0 : edit.from === edit.to ? 1 : 2);
  const sorted = [...edits].sort((a, b) => a.from - b.from || rank(a) - rank(b));
  let [result, at] = ['', 0];
  for (const edit of sorted) {
    result += source.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + source.slice(at);
}

function excerpt(source: string, at: number): string {
  return source.slice(Math.max(0, at - 10), at + 20).trim() || source.slice(-20).trim();
}
