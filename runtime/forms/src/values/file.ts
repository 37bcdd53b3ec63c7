import type { Json } from '@flowbook/expressions';
import { isRecord } from '../path.ts';

/** An uploaded file as the document refers to it; its bytes are elsewhere. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** True for a reference of the right shape and no further members. */
export function isFileReference(value: Json): boolean {
  if (!isRecord(value) || Object.keys(value).length !== 4) return false;
  return (
    isShortText(value.id) &&
    isShortText(value.name) &&
    typeof value.type === 'string' &&
    value.type.length <= 200 &&
    typeof value.size === 'number' &&
    Number.isInteger(value.size) &&
    value.size >= 0
  );
}

/** True if a file is of a kind that `accept` lists: extensions (`.pdf`), types (`text/plain`) or families (`image/*`). */
export function isAccepted(file: FileReference, accept: string): boolean {
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return accept
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry.startsWith('.')) return name.endsWith(entry);
      return entry.endsWith('/*') ? type.startsWith(entry.slice(0, -1)) : type === entry;
    });
}

function isShortText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}
