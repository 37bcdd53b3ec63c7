import type { Variables } from '../../json.ts';
import { memberOf } from '../values/members.ts';
import { isContext, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** Names and what they mean at one place of an expression (DMN 1.3, 10.3.2.9.1). */
export interface Scope {
  readonly run: Run;
  /** Undefined where the name means nothing. */
  lookUp(name: string): Value | undefined;
}

/** The variables that are handed in. */
export class DataScope implements Scope {
  readonly run: Run;
  readonly #data: Variables;

  constructor(run: Run, data: Variables) {
    this.run = run;
    this.#data = data;
  }

  lookUp(name: string): Value | undefined {
    return memberOf(this.#data, name, this.run);
  }
}

/** One name more: a variable of an iteration, a parameter, an entry of a context. */
export class NameScope implements Scope {
  readonly run: Run;
  readonly #outer: Scope;
  readonly #name: string;
  readonly #value: Value;

  constructor(outer: Scope, name: string, value: Value) {
    this.run = outer.run;
    this.#outer = outer;
    this.#name = name;
    this.#value = value;
  }

  lookUp(name: string): Value | undefined {
    return name === this.#name ? this.#value : this.#outer.lookUp(name);
  }
}

/** Inside a filter: the members of the item, and the item itself as `item` (10.3.2.5). */
export class ItemScope implements Scope {
  readonly run: Run;
  readonly item: Value;
  readonly #outer: Scope;

  constructor(outer: Scope, item: Value) {
    this.run = outer.run;
    this.#outer = outer;
    this.item = item;
  }

  lookUp(name: string): Value | undefined {
    const member = isContext(this.item) ? memberOf(this.item, name, this.run) : undefined;
    if (member !== undefined) return member;
    return name === 'item' ? this.item : this.#outer.lookUp(name);
  }
}

/** Inside the body of a `for`: the results so far, as `partial` (10.3.2.14). */
export class PartialScope implements Scope {
  readonly run: Run;
  readonly #outer: Scope;
  readonly #results: readonly Value[];

  constructor(outer: Scope, results: readonly Value[]) {
    this.run = outer.run;
    this.#outer = outer;
    this.#results = results;
  }

  lookUp(name: string): Value | undefined {
    return name === 'partial' ? this.run.list(this.#results.slice()) : this.#outer.lookUp(name);
  }
}
