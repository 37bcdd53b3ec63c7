import type { Json, Locale } from '@flowbook/forms';
import type { FieldServices } from './field-services.ts';

/** Indexes of the lists around an instance, by the list's component id, outermost first. */
export type Indexes = { readonly [listId: string]: number };

/**
 * What a field may ask of the form around it; the didi value `flowbookHost`. The editor's canvas has one that shows
 * everything and enters nothing (`canvasHost`).
 */
export interface FlowbookHost {
  readonly locale: Locale;
  /** Absent where nothing can be asked, as on the editor's canvas. */
  readonly services: FieldServices | null;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  /** IANA zone in which moments are shown. */
  readonly timeZone: string;
  readonly isHidden: (instanceId: string) => boolean;
  readonly isReadonly: (instanceId: string) => boolean;
  /** Sums of a grid's columns, by the column's key. */
  readonly totalsOf: (gridId: string) => { readonly [column: string]: number };
  /** What is wrong in a grid's cells. */
  readonly cellFindings: (gridId: string, indexes: Indexes) => CellFindings;
  /** A record was picked: fields that copy one of its members (`flowbook.source`) follow. */
  readonly picked: (fieldKey: string, record: { readonly [member: string]: Json } | null) => void;
  /** A field says what keeps the form from being sent; `null` when nothing does any more. */
  readonly hold: (instanceId: string, reason: string | null) => void;
}

/** Messages by `cellKey`. */
export interface CellFindings {
  /** Whether also cells that nobody has touched show what the rules say. */
  readonly all: boolean;
  readonly messages: ReadonlyMap<string, readonly string[]>;
  /** What the server said of them. */
  readonly told: ReadonlyMap<string, readonly string[]>;
}

/** The place of a cell among the findings. */
export function cellKey(row: number, column: string): string {
  return `${row}/${column}`;
}

/** The host of a field that is only looked at while a form is designed. */
export function canvasHost(locale: Locale): FlowbookHost {
  return {
    locale,
    services: null,
    now: () => new Date().toISOString(),
    timeZone: 'Asia/Shanghai',
    isHidden: () => false,
    isReadonly: () => false,
    totalsOf: () => ({}),
    cellFindings: () => ({ all: false, messages: new Map(), told: new Map() }),
    picked: () => {},
    hold: () => {},
  };
}
