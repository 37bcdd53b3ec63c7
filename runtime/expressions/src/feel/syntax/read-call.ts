import type { Grammar } from './grammar.ts';
import { normalName } from './names.ts';
import type { Reader } from './reader.ts';
import { matchAt } from './scanner.ts';
import type { Argument, Node } from './syntax-tree.ts';

/** `name:` before an argument; the words of the name may be any. */
const ARGUMENT_NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\s+[\p{L}_][\p{L}\p{M}\p{N}_]*)*(?=\s*:)/uy;

/** Rules 40 to 44: the arguments of a call, by position or all of them by name. */
export function readCall(grammar: Grammar, reader: Reader, target: Node): Node {
  const opening = reader.take();
  const args = reader.nested(() => readArguments(grammar, reader));
  if (!reader.takes(')')) reader.fail('"," or ")" is expected');
  const refusal = refusalOfCall(reader, target, args);
  if (refusal !== null) reader.fail(refusal, opening);
  const ofOwn = target.type !== 'name' || reader.mayBeDeclared(target.name);
  return { type: 'call', target, args, ofOwn };
}

/** Why the call can never be made; null where it may. Data hold no functions, so that what is theirs is none. */
function refusalOfCall(reader: Reader, target: Node, args: readonly Argument[]): string | null {
  const variable = variableOf(target);
  if (variable === null || reader.mayBeDeclared(variable)) return null;
  if (target.type === 'path') return `there is no such function: ${target.name}`;
  const names = args.flatMap(({ name }) => name ?? []);
  return reader.checkCall(variable, names.length > 0 ? names : args.length);
}

/** The name with which a path begins. */
function variableOf(node: Node): string | null {
  if (node.type === 'path') return variableOf(node.target);
  return node.type === 'name' ? node.name : null;
}

function readArguments(grammar: Grammar, reader: Reader): readonly Argument[] {
  const args: Argument[] = [];
  if (reader.isAt(')')) return args;
  const byName = argumentNameAt(reader) !== null;
  do args.push(readArgument(grammar, reader, byName));
  while (reader.takes(','));
  return args;
}

function readArgument(grammar: Grammar, reader: Reader, byName: boolean): Argument {
  if (!byName) return { name: null, value: grammar.expression(reader) };
  const name = argumentNameAt(reader);
  if (name === null) return reader.fail('the name of an argument is expected, as the others have one');
  reader.skipTo(reader.next.from + name.length);
  reader.require(':');
  return { name: normalName(name), value: grammar.expression(reader) };
}

function argumentNameAt(reader: Reader): string | null {
  return matchAt(ARGUMENT_NAME, reader.source, reader.next.from);
}
