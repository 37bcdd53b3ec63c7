import { LargeTable } from './large-table.ts';
import type { Table } from './table.ts';

/** A large table in the making. */
export class TableDraft {
  /** As it was before the step. */
  readonly original: LargeTable<unknown>;
  table: LargeTable<unknown>;
  /** What the step reads: like a plain object, and always as the table is now. */
  readonly view: { [id: string]: unknown };

  constructor(original: LargeTable<unknown>) {
    this.original = original;
    this.table = original;
    this.view = new Proxy<{ [id: string]: unknown }>(
      {},
      {
        get: (_, id) => (typeof id === 'string' ? this.table.get(id) : undefined),
        has: (_, id) => typeof id === 'string' && this.table.get(id) !== undefined,
        ownKeys: () => Object.keys(this.table.asObject()),
        getOwnPropertyDescriptor: (_, id) => {
          const value = typeof id === 'string' ? this.table.get(id) : undefined;
          return value === undefined ? undefined : { value, enumerable: true, configurable: true };
        },
      },
    );
  }

  static of(table: Table<unknown>): TableDraft {
    return new TableDraft(LargeTable.of(table));
  }
}
