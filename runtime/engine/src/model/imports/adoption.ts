import type { Problem } from '../../errors/problem.ts';
import { idOf } from '../reader.ts';
import { childOf, childrenOf, type Source, textOf } from '../source.ts';
import { fromJuel } from './juel.ts';

/** Makes an element of one of our types, as the parser would have read it. */
export type Create = (type: string, properties: { readonly [name: string]: unknown }) => Source;

/**
 * Writes what another tool has said about elements as if it had been said in our words. What stands there already in our
 * words is left alone; what cannot be carried over is noted.
 */
export class Adoption {
  readonly warnings: Problem[] = [];
  readonly problems: Problem[] = [];

  constructor(private readonly create: Create) {}

  warn(element: Source, what: string, why = 'which has no counterpart here'): void {
    const reason = `${idOf(element) || 'The document'} uses ${what}, ${why}.`;
    this.warnings.push({ code: 'extension-not-carried-over', elementId: element.id ?? null, reason });
  }

  set(element: Source, attribute: string, value: string | number | undefined): void {
    if (value === undefined || value === '' || element.get(attribute) !== undefined) return;
    element.set(attribute, value);
  }

  /** Sets an attribute to an expression of the other tool; one that cannot be translated is noted. */
  setExpression(element: Source, attribute: string, text: string, what: string): void {
    const expression = fromJuel(text);
    if (expression === null) this.warn(element, what, `whose expression “${text}” cannot be translated`);
    else this.set(element, attribute, expression);
  }

  /** Adds an extension element of ours, such as `fb:Input`. */
  add(element: Source, type: string, properties: { readonly [name: string]: string }): void {
    const made = this.create(type, properties);
    const holder = childOf(element, 'extensionElements');
    if (holder === undefined) {
      element.set('extensionElements', this.create('bpmn:ExtensionElements', { values: [made] }));
      return;
    }
    holder.set('values', [...listOf(holder.get('values')), made]);
  }

  addForm(element: Source, form: string): void {
    const has = childrenOf(childOf(element, 'extensionElements') ?? element, 'values').some(
      ({ $type }) => $type === 'fb:FormBinding',
    );
    if (!has) this.add(element, 'fb:FormBinding', { form });
  }

  /** A condition or time that decides the way of the process: what cannot be translated is refused. */
  translateBody(element: Source, holder: Source): void {
    const text = textOf(holder, 'body');
    if (text === undefined || !/[$#]\{/.test(text)) return;
    const expression = fromJuel(text);
    if (expression !== null) {
      holder.set('body', expression);
      return;
    }
    const reason = `The expression “${text}” of ${idOf(element)} cannot be translated; write it in FEEL or JSON Logic.`;
    this.problems.push({ code: 'expression-not-carried-over', elementId: element.id ?? null, reason });
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
