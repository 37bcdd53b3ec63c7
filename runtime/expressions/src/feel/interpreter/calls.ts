import { functionNamed } from '../functions/functions.ts';
import type { Argument, CallNode, FunctionNode, Node } from '../syntax/syntax-tree.ts';
import { DefinedFunction, FeelFunction } from '../values/feel-function.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluate } from './evaluate.ts';
import { conforming } from './instance-of.ts';
import { NameScope, type Scope } from './scope.ts';

/** DMN 1.3, 10.3.2.11: a function that closes over the names around it. */
export function compileFunction({ parameters, body, weight }: FunctionNode, compiler: Compiler): Evaluate {
  const evaluate = compiler.node(body);
  const names = parameters.map(({ name }) => name);
  return (outer) =>
    new DefinedFunction(names, (args, run) => {
      run.spend(weight);
      const scope = parameters.reduce<Scope>(
        (around, { name, type }, index) =>
          new NameScope(around, name, conforming(args[index] ?? null, type, run)),
        outer,
      );
      return evaluate(scope);
    });
}

/** 10.3.2.12: the arguments are worked out, then the function is called with them. */
export function compileCall(node: CallNode, compiler: Compiler): Evaluate {
  const called = compileTarget(node, compiler);
  const args = node.args.map(({ value }) => compiler.node(value));
  if (node.args.some(({ name }) => name !== null)) return callByName(called, node.args, args);
  return (scope) => {
    const target = called(scope);
    return target.call(
      args.map((argument) => argument(scope)),
      scope.run,
    );
  };
}

function callByName(
  called: (scope: Scope) => FeelFunction,
  names: readonly Argument[],
  args: readonly Evaluate[],
): Evaluate {
  return (scope) => {
    const given = names.map(({ name }, index): [string, Value] => [name ?? '', args[index]?.(scope) ?? null]);
    return called(scope).callByName(new Map(given), scope.run);
  };
}

/** Data hold no functions, so that a variable called `count` hides no function of this name. */
function compileTarget({ target, ofOwn }: CallNode, compiler: Compiler): (scope: Scope) => FeelFunction {
  const builtIn = target.type === 'name' ? functionNamed(target.name) : null;
  if (builtIn !== null && !ofOwn) return () => builtIn;
  const evaluate = compiler.node(target);
  return (scope) => {
    const value = evaluate(scope);
    if (value instanceof FeelFunction) return value;
    return builtIn ?? scope.run.fail(`there is no such function: ${calledName(target)}`);
  };
}

function calledName(target: Node): string {
  return target.type === 'name' || target.type === 'path' ? target.name : 'what is called is none';
}
