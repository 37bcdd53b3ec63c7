import { type Environment, type FeelValue, parseFeel } from '@flowbook/expressions';

/** Types that a column can ask for (DMN 1.3, 10.3.2.3). */
export type ValueType = 'string' | 'number' | 'boolean' | 'date' | 'time' | 'date and time' | 'duration';

const TYPES: { readonly [typeRef: string]: ValueType } = {
  string: 'string',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  'date and time': 'date and time',
  dayTimeDuration: 'duration',
  'days and time duration': 'duration',
  yearMonthDuration: 'duration',
  'years and months duration': 'duration',
};

/** The type that a `typeRef` names, with or without prefix; null for `Any` and for types of the file's own. */
export function valueTypeOf(typeRef: string | null): ValueType | null {
  const name = typeRef?.replace(/^\w+:/, '') ?? '';
  return Object.hasOwn(TYPES, name) ? (TYPES[name] ?? null) : null;
}

/** The functions that read texts as dates and durations. */
const readers = new Map(
  (['date', 'time', 'date and time', 'duration'] as const).map((type) => {
    const parsed = parseFeel(`${type}(value)`);
    if (!parsed.ok) throw new Error(parsed.reason);
    return [type as ValueType, parsed.expression] as const;
  }),
);

/**
 * The value as the type has it: texts are read as dates and durations, since JSON has no other way to write them.
 * Undefined where the value is of another type. Null is of every type.
 */
export function asType(
  value: FeelValue,
  type: ValueType | null,
  environment: Environment,
): FeelValue | undefined {
  if (value === null || value === undefined) return null;
  if (type === null) return value;
  const reader = readers.get(type);
  if (reader === undefined) return typeof value === type ? value : undefined;
  if (typeof value !== 'string') return typeof value === 'object' ? value : undefined;
  return reader.evaluateToFeel({ value }, environment) ?? undefined;
}
