import type { Json } from '@flowbook/expressions';
import { isRecord } from '../path.ts';
import { isDateTime } from './dates.ts';

/** A handwritten image may take about 300 kB as text. */
const MAX_IMAGE_LENGTH = 300_000;
const IMAGE = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]*={0,2}$/;

/** True for `{ userId, name, time, image? }`. Only pixel images: an SVG could carry script. */
export function isSignature(value: Json): boolean {
  if (!isRecord(value)) return false;
  const { userId, name, time, image, ...rest } = value;
  if (Object.keys(rest).length > 0) return false;
  if (typeof userId !== 'string' || userId === '' || userId.length > 255) return false;
  if (typeof name !== 'string' || name.length > 255) return false;
  if (typeof time !== 'string' || !isDateTime(time)) return false;
  if (image === undefined || image === null) return true;
  return typeof image === 'string' && image.length <= MAX_IMAGE_LENGTH && IMAGE.test(image);
}

/** True if a signature bears this person's id and name. */
export function isSignedBy(signature: Json, person: { readonly id: string; readonly name: string }): boolean {
  return isRecord(signature) && signature.userId === person.id && signature.name === person.name;
}
