import type { Readable } from 'node:stream';

/** The first and the last byte that are wanted, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The bytes of uploaded files; what is said about them stands in `RecordStore`. They never change once they are there. */
export interface FileBytes {
  /** Takes the bytes out of a file of this machine, which is gone afterwards. They stand whole or not at all. */
  keep(id: string, path: string): Promise<void>;
  /** The bytes, or those of a range of them; `null` when there are none under the id. */
  read(id: string, range?: ByteRange): Promise<Readable | null>;
  /** Nothing happens when there are none. */
  remove(id: string): Promise<void>;
}
