import type { Json } from '@flowbook/expressions';
import type { FormErrorCode } from '../api.ts';
import { isRecord } from '../path.ts';
import { isDate, isDateTime, isTime } from './dates.ts';
import { type FileReference, isAccepted, isFileReference } from './file.ts';
import type { ValueKind } from './kind.ts';
import { isSignature } from './signature.ts';

/** The longest text of a field without a limit of its own. */
export const MAX_TEXT = 100_000;
/** The longest list of options, people or files. */
const MAX_ITEMS = 1_000;

/** What is wrong with a value that is not empty, judged by the kind of its field alone; null if nothing. */
export function typeFault(kind: ValueKind, value: Json): FormErrorCode | null {
  switch (kind.type) {
    case 'text':
      if (typeof value !== 'string') return 'type';
      return value.length > MAX_TEXT ? 'max-length' : null;
    case 'number':
      return isNumber(value, kind.asText) ? null : 'type';
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'date';
    case 'time':
      return typeof value === 'string' && isTime(value) ? null : 'date';
    case 'date-time':
      return typeof value === 'string' && isDateTime(value) ? null : 'date';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'type';
    case 'choice':
      return isScalar(value) ? null : 'type';
    case 'choices':
      return isListOf(value, isScalar) ? null : 'type';
    case 'id':
      return isId(value) ? null : 'type';
    case 'ids':
      return isListOf(value, isId) ? null : 'type';
    case 'record':
      return isPickedRecord(value) ? null : 'type';
    case 'rating':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'type';
      if (value < 1) return 'min';
      return value > kind.max ? 'max' : null;
    case 'signature':
      return isSignature(value) ? null : 'type';
    case 'files':
      return fileFault(kind, value);
    case 'anything':
      return null;
  }
}

function isNumber(value: Json, asText: boolean): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return asText && typeof value === 'string' && /^-?\d{1,40}(?:\.\d{1,40})?$/.test(value);
}

function isScalar(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isId(value: Json): boolean {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}

/** A list of distinct, sound items. */
function isListOf(value: Json, sound: (item: Json) => boolean): boolean {
  if (!Array.isArray(value) || value.length > MAX_ITEMS) return false;
  const items = value as readonly Json[];
  return items.every(sound) && new Set(items).size === items.length;
}

/** A picked record: its id and name, and a few plain facts copied from it. */
function isPickedRecord(value: Json): boolean {
  if (!isRecord(value) || !isId(value.id ?? null) || typeof value.name !== 'string') return false;
  const members = Object.values(value);
  return (
    members.length <= 50 &&
    members.every(
      (member) =>
        member === null || (isScalar(member) && (typeof member !== 'string' || member.length <= 2_000)),
    )
  );
}

function fileFault(
  kind: { readonly accept: string | null; readonly multiple: boolean },
  value: Json,
): FormErrorCode | null {
  if (!Array.isArray(value) || value.length > (kind.multiple ? MAX_ITEMS : 1)) return 'type';
  const files = value as readonly Json[];
  if (!files.every(isFileReference)) return 'type';
  const accept = kind.accept;
  if (accept === null) return null;
  return files.every((file) => isAccepted(file as unknown as FileReference, accept)) ? null : 'accept';
}
