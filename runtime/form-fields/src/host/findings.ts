import { type Evaluation, type FormError, type Locale, messageOf } from '@flowbook/forms';
import { instanceIdOf } from '../fields/field.ts';
import type { ComponentIndex, FindingAddress, FindingPlace } from './component-index.ts';
import { placeOf } from './component-index.ts';
import { type CellFindings, cellKey, type Indexes } from './flowbook-host.ts';

/** A finding that has its place in the form; `told`: the server said it. */
export interface PlacedFinding {
  readonly place: FindingPlace;
  readonly message: string;
  readonly told: boolean;
}

/** What the validator says, each finding at its instance. What names nothing in the form is left out. */
export function placeErrors(
  index: ComponentIndex,
  errors: Evaluation['errors'],
  locale: Locale,
): readonly PlacedFinding[] {
  return errors.flatMap((error) => {
    const place = placeOf(index, error);
    return place === null ? [] : [{ place, message: messageHere(error, locale), told: false }];
  });
}

/** In its row a sentence need not say which row it is. */
function messageHere({ code, params, message }: FormError, locale: Locale): string {
  if (params?.row === undefined) return message;
  const { row: _, ...rest } = params;
  return messageOf(code, locale, rest);
}

export interface ServerFinding extends FindingAddress {
  readonly message: string;
}

/** Messages by instance, without those of cells, in the shape of form-js' `errors` state. */
export function viewerErrors(findings: readonly PlacedFinding[]): object {
  const errors: { [id: string]: unknown } = {};
  for (const { place, message } of findings) {
    if (place.cell !== null) continue;
    const steps = [place.component.id, ...Object.values(place.indexes).map(String)];
    let holder: { [step: string]: unknown } = errors;
    for (const step of steps.slice(0, -1)) {
      holder[step] ??= {};
      holder = holder[step] as { [step: string]: unknown };
    }
    const last = steps.at(-1) ?? '';
    const known = holder[last];
    holder[last] = [...(Array.isArray(known) ? known : []), message];
  }
  return errors;
}

/** The messages of one instance. */
export function messagesAt(
  findings: readonly PlacedFinding[],
  componentId: string,
  indexes: Indexes,
): readonly string[] {
  const id = instanceIdOf(componentId, indexes);
  return findings
    .filter(({ place }) => place.cell === null && instanceIdOf(place.component.id, place.indexes) === id)
    .map(({ message }) => message);
}

/** The messages of a grid's cells. */
export function cellFindings(
  findings: readonly PlacedFinding[],
  gridId: string,
  indexes: Indexes,
  all: boolean,
): CellFindings {
  const id = instanceIdOf(gridId, indexes);
  const messages = new Map<string, string[]>();
  const told = new Map<string, string[]>();
  for (const { place, message, told: byServer } of findings) {
    if (place.cell === null || instanceIdOf(place.component.id, place.indexes) !== id) continue;
    const key = cellKey(place.cell.row, place.cell.column);
    const target = byServer ? told : messages;
    target.set(key, [...(target.get(key) ?? []), message]);
  }
  return { all, messages, told };
}
