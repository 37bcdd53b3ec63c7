import { type Expression, parseExpression } from '@flowbook/expressions';
import type { Problem } from '../errors/problem.ts';
import type { FormBinding } from '../events/event.ts';
import type { Mapping } from '../execution/mapping.ts';
import { isTimeZone } from '../time/instants.ts';
import type { Counting } from '../time/measure.ts';
import {
  cannotCountWorkingTime,
  faultOf,
  notInWorkingTime,
  type TimerDefinition,
} from '../time/timer-definition.ts';
import { associationLines } from './data-associations.ts';
import type { LaneRef } from './process-model.ts';
import { childOf, childrenOf, extensionsOf, type Source, textOf } from './source.ts';

/**
 * What the readers of elements use: it parses what a diagram says and collects every problem, so that a person sees
 * all of them at once. A reader goes on after a problem with a harmless value; the model is then never handed out.
 */
export class Reader {
  readonly problems: Problem[] = [];

  constructor(private readonly definitions: Source) {}

  /** What stands beside the processes in the document, such as a global task. */
  rootElement(id: string): Source | undefined {
    return childrenOf(this.definitions, 'rootElements').find((element) => element.id === id);
  }

  problem(code: string, elementId: string | null, reason: string): void {
    this.problems.push({ code, elementId, reason });
  }

  /** Parses an expression of an element; what cannot be read is a problem and counts as nothing. */
  expression(text: string, elementId: string): Expression {
    const parsed = parseExpression(text);
    if (parsed.ok) return parsed.expression;
    this.problem(
      'expression-invalid',
      elementId,
      `An expression of ${elementId} cannot be read: ${parsed.reason}.`,
    );
    return nothing;
  }

  optionalExpression(source: Source, attribute: string): Expression | null {
    const text = textOf(source, attribute);
    return text === undefined ? null : this.expression(text, idOf(source));
  }

  /** An attribute that names a variable (`complaint.items`) or is an expression that gives the value. */
  optionalPathOrExpression(source: Source, attribute: string, elementId: string): Expression | null {
    const text = textOf(source, attribute);
    if (text === undefined) return null;
    if (/^[={]/.test(text)) return this.expression(text, elementId);
    return this.path(text, elementId) === null
      ? nothing
      : this.expression(JSON.stringify({ var: text }), elementId);
  }

  /**
   * `fb:input`, `fb:output` (attribute `target`) or `fb:assignment` (attribute `variable`) in their order, after what data
   * associations say.
   */
  mappings(source: Source, type: 'fb:Input' | 'fb:Output' | 'fb:Assignment'): readonly Mapping[] {
    return [...this.associations(source, type), ...this.ownMappings(source, type)];
  }

  private associations(source: Source, type: 'fb:Input' | 'fb:Output' | 'fb:Assignment'): readonly Mapping[] {
    if (type === 'fb:Assignment') return [];
    const id = idOf(source);
    const kind = type === 'fb:Input' ? 'input' : 'output';
    return associationLines(source, kind, this).flatMap((line) => {
      const target = this.path(line.target, id);
      return target === null ? [] : [{ target, expression: this.expression(line.expression, id) }];
    });
  }

  private ownMappings(source: Source, type: 'fb:Input' | 'fb:Output' | 'fb:Assignment'): readonly Mapping[] {
    const attribute = type === 'fb:Assignment' ? 'variable' : 'target';
    const id = idOf(source);
    return extensionsOf(source, type).flatMap((line) => {
      const target = this.path(textOf(line, attribute), id);
      const text = textOf(line, 'expression');
      if (text === undefined) {
        this.problem('mapping-incomplete', id, `A mapping of ${id} has no expression.`);
        return [];
      }
      return target === null ? [] : [{ target, expression: this.expression(text, id) }];
    });
  }

  /** The form that a user task or a start event shows. */
  formBinding(source: Source): FormBinding | undefined {
    const binding = extensionsOf(source, 'fb:FormBinding')[0];
    if (binding === undefined) return undefined;
    const form = textOf(binding, 'form');
    const stage = textOf(binding, 'stage');
    const doc = textOf(binding, 'doc');
    if (form === undefined) {
      this.problem('form-missing', idOf(source), `The form binding of ${idOf(source)} names no form.`);
      return undefined;
    }
    if (doc !== undefined) this.path(doc, idOf(source));
    const fieldRights = this.#fieldRights(binding, idOf(source));
    return {
      form,
      ...(stage === undefined ? {} : { stage }),
      ...(doc === undefined ? {} : { doc }),
      ...(Object.keys(fieldRights).length === 0 ? {} : { fieldRights }),
    };
  }

  #fieldRights(binding: Source, elementId: string): NonNullable<FormBinding['fieldRights']> {
    const rights = new Map<string, FieldRight>();
    for (const line of childrenOf(binding, 'fieldRights')) {
      const field = textOf(line, 'field');
      const right = FIELD_RIGHTS.find((one) => one === textOf(line, 'right'));
      if (field !== undefined && right !== undefined && field !== '__proto__' && !rights.has(field))
        rights.set(field, right);
      else {
        const reason = `${elementId} needs one right (hide, read or edit) for each field; see “${field ?? ''}”.`;
        this.problem('field-right-invalid', elementId, reason);
      }
    }
    return Object.fromEntries(rights);
  }

  /** The definition of a timer event: exactly one of date, duration and cycle. */
  timer(definition: Source, elementId: string): TimerDefinition {
    const found = timerParts.flatMap(([attribute, kind]) => {
      const part = childOf(definition, attribute);
      const text = part === undefined ? undefined : textOf(part, 'body');
      return text === undefined ? [] : [{ kind, text }];
    });
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) {
      const reason = `${elementId} needs exactly one of a date, a duration and a cycle.`;
      this.problem(only === undefined ? 'timer-missing' : 'timer-invalid', elementId, reason);
      return { kind: 'date', expression: nothing };
    }
    const expression = this.expression(only.text, elementId);
    const fault = expression.language === 'literal' ? faultOf(only.kind, only.text) : null;
    if (fault !== null)
      this.problem('timer-invalid', elementId, `The timer of ${elementId} cannot be read: ${fault}`);
    const timer = { kind: only.kind, expression, ...this.counting(definition, elementId) };
    if (expression.language === 'literal' && cannotCountWorkingTime(timer, only.text)) {
      const reason = `${elementId} cannot count working time: ${notInWorkingTime(only.text)}`;
      this.problem('timer-cycle-not-working', elementId, reason);
    }
    return timer;
  }

  /** How a timer or a due date counts: `fb:calendar` and `fb:timeZone`. */
  counting(holder: Source, elementId: string): Counting {
    const calendar = textOf(holder, 'fb:calendar');
    const timeZone = textOf(holder, 'fb:timeZone');
    if (calendar !== undefined && calendar !== 'working') {
      const reason = `${elementId} counts by “${calendar}”; there is only “working”.`;
      this.problem('calendar-unknown', elementId, reason);
    }
    if (timeZone !== undefined && !isTimeZone(timeZone)) {
      const reason = `${elementId} names the time zone “${timeZone}”, which is none of the IANA database.`;
      this.problem('time-zone-unknown', elementId, reason);
    }
    return {
      ...(calendar === 'working' ? { calendar } : {}),
      ...(timeZone === undefined ? {} : { timeZone }),
    };
  }

  /**
   * A name or code by which things find one another: a text. Other tools allow an expression there, which here would only be a
   * strange name that nobody calls.
   */
  fixedName(text: string | undefined, elementId: string): string | undefined {
    if (text !== undefined && /^=|^[#$]\{/.test(text)) {
      const reason = `${elementId} goes by “${text}”, which is worked out as the process runs; only a fixed name is understood.`;
      this.problem('name-dynamic', elementId, reason);
    }
    return text;
  }

  /** A place in the variables, such as `complaint.level`; `null` (and a problem) when it can name none. */
  path(text: string | undefined, elementId: string): readonly string[] | null {
    const path = text?.split('.').map((name) => name.trim()) ?? [''];
    if (path.every((name) => name !== '' && name !== '__proto__')) return path;
    this.problem(
      'variable-name-invalid',
      elementId,
      `${elementId} names no variable that can be written: “${text ?? ''}”.`,
    );
    return null;
  }
}

type FieldRight = NonNullable<FormBinding['fieldRights']>[string];
const FIELD_RIGHTS: readonly FieldRight[] = ['hide', 'read', 'edit'];

const timerParts = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

/** What stands in for an expression that could not be read. */
const nothing: Expression = { language: 'literal', source: '', evaluate: () => null };

/** Where an element stands while it is read. */
export interface Surroundings {
  readonly lane: LaneRef | null;
}

export function idOf(source: Source): string {
  return source.id ?? '';
}
