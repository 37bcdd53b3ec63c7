import { FeelExpressionLanguage, Form } from '@bpmn-io/form-js-viewer';
import type { FormComponent, FormData, Json, Locale } from '@flowbook/forms';
import { filledDates, flowbookFields } from '../fields/flowbook-fields.tsx';
import { viewerText } from '../texts/viewer-texts.ts';
import type { FlowbookHost, Indexes } from './flowbook-host.ts';

/** What the rules say about one instance, asked by form-js. */
export interface Rules {
  isHidden(instanceId: string): boolean;
  /** Messages to be shown now. */
  messagesOf(componentId: string, indexes: Indexes): readonly string[];
  locale(): Locale;
}

/** The part of form-js' state that the host reads and writes. */
export interface ViewerState {
  readonly data: FormData;
  readonly errors: object;
}

interface FieldInstance {
  readonly id: string;
  readonly indexes?: Indexes;
}

/** A change of one value, as form-js reports it (`field.updated`). */
export interface FieldUpdate {
  readonly fieldInstance: FieldInstance;
  readonly value: Json;
}

/** A component of the opened schema inside form-js; the host sets what follows from the rules. */
export type LiveComponent = { -readonly [key in keyof FormComponent]: FormComponent[key] };

export const HIDE_MARK = 'flowbook:';

/**
 * Makes a form-js viewer whose rules, sentences and fields are Flowbook's. `form-js` asks `expressionLanguage` both when it
 * draws a field and when it filters data (there through `conditionChecker`), so hiding is answered there.
 */
export function createViewer(rules: Rules, host: FlowbookHost): Form {
  class FlowbookLanguage extends FeelExpressionLanguage {
    override evaluateUnaryTest(expression: string, data: Record<string, unknown> = {}): boolean | null {
      if (typeof expression !== 'string' || !expression.startsWith(HIDE_MARK))
        return super.evaluateUnaryTest(expression, data);
      return rules.isHidden([expression.slice(HIDE_MARK.length), ...rowsOf(data)].join('/'));
    }
  }
  const validator = {
    validateField: () => [],
    validateFieldInstance: ({ id, indexes }: FieldInstance) => [...rules.messagesOf(id, indexes ?? {})],
  };
  const options = {
    // Every key reaches the document at once: a change elsewhere redraws the form, and would take back what is not yet in it.
    debounce: false,
    additionalModules: [
      flowbookFields,
      filledDates,
      {
        flowbookHost: ['value', host],
        expressionLanguage: ['type', FlowbookLanguage],
        validator: ['value', validator],
        translate: [
          'value',
          (text: string, values?: Record<string, unknown>) => viewerText(rules.locale(), text, values),
        ],
      },
    ],
  };
  return new Form(options);
}

/** Row indexes from 0; form-js counts them from 1. A field named `i` would cover the plain one. */
function rowsOf(data: Record<string, unknown>): readonly number[] {
  const rows = data._i_ ?? data.i;
  return Array.isArray(rows) ? rows.map((row) => Number(row) - 1) : [];
}
