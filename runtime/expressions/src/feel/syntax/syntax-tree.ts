/** A FEEL expression, taken apart (DMN 1.3, 10.3.1.2). Chains such as `a + b - c` are lists, not trees: they have no depth. */
export type Node =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string }
  | { readonly type: 'at literal'; readonly text: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'context'; readonly entries: readonly ContextEntry[] }
  | RangeNode
  | { readonly type: 'negation'; readonly operand: Node }
  | { readonly type: 'arithmetic'; readonly first: Node; readonly rest: readonly ArithmeticStep[] }
  | { readonly type: 'comparison'; readonly left: Node; readonly operator: Comparator; readonly right: Node }
  | { readonly type: 'between'; readonly value: Node; readonly from: Node; readonly to: Node }
  | { readonly type: 'in'; readonly value: Node; readonly tests: readonly TestNode[] }
  | { readonly type: 'and' | 'or'; readonly operands: readonly Node[] }
  | { readonly type: 'instance of'; readonly value: Node; readonly of: TypeNode }
  | { readonly type: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Node }
  | ForNode
  | QuantifiedNode
  | { readonly type: 'path'; readonly target: Node; readonly name: string }
  | FilterNode
  | CallNode
  | FunctionNode;

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface ContextEntry {
  readonly key: string;
  readonly value: Node;
}

export interface RangeNode {
  readonly type: 'range';
  readonly start: Node;
  readonly end: Node;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

export interface ArithmeticStep {
  readonly operator: ArithmeticOperator;
  readonly operand: Node;
}

export interface Branch {
  readonly condition: Node;
  readonly result: Node;
}

/** One `name in domain`; the domain goes from `domain` to `to` where there is a `to`. */
export interface IteratorNode {
  readonly name: string;
  readonly domain: Node;
  readonly to: Node | null;
}

/** What is evaluated again and again has a weight: more steps for longer text. */
interface Repeated {
  readonly weight: number;
}

export interface ForNode extends Repeated {
  readonly type: 'for';
  readonly iterators: readonly IteratorNode[];
  readonly body: Node;
}

export interface QuantifiedNode extends Repeated {
  readonly type: 'some' | 'every';
  readonly iterators: readonly IteratorNode[];
  readonly body: Node;
}

export interface FilterNode extends Repeated {
  readonly type: 'filter';
  readonly target: Node;
  readonly condition: TestNode;
}

export interface FunctionNode extends Repeated {
  readonly type: 'function';
  readonly parameters: readonly ParameterNode[];
  readonly body: Node;
}

export interface CallNode {
  readonly type: 'call';
  readonly target: Node;
  readonly args: readonly Argument[];
  /** Whether the name that is called may be a function of the expression's own; otherwise it is a built-in one. */
  readonly ofOwn: boolean;
}

export interface Argument {
  /** Null for an argument by its position. */
  readonly name: string | null;
  readonly value: Node;
}

/** A parameter of a function; null where it takes values of any type. */
export interface ParameterNode {
  readonly name: string;
  readonly type: TypeNode | null;
}

/** One unary test (rule 7): a comparison with the value that is tested, or an expression. */
export type TestNode =
  | { readonly type: 'test'; readonly operator: Comparator; readonly operand: Node }
  | Node;

/** What a cell of a decision table says (rule 17). */
export interface UnaryTestsNode {
  /** `-`: every value passes. */
  readonly any: boolean;
  readonly negated: boolean;
  readonly tests: readonly TestNode[];
}

/** A type (rule 54): a name, and what it is made of. */
export interface TypeNode {
  readonly name: string;
  /** Of a list or range. */
  readonly element: TypeNode | null;
  /** Of a context. */
  readonly members: readonly { readonly name: string; readonly type: TypeNode }[];
}
