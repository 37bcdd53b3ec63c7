import type { Json } from '../../stores/ports/rows.ts';
import type { ServiceResult, Variables } from './service-handler.ts';

/** An input that cannot be used; trying again would not help. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The text under this name, trimmed; `null` where it is missing or empty. Numbers are texts, anything else is an error. */
export function textIn(input: Variables, name: string): string | null {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new InputError(`The input "${name}" is no text.`);
  const text = String(value).trim();
  return text === '' ? null : text;
}

/** The text under this name; an error where there is none. */
export function requiredText(input: Variables, name: string): string {
  const text = textIn(input, name);
  if (text === null) throw new InputError(`The input "${name}" is missing.`);
  return text;
}

/** The members of an object, or of its JSON text; none where it is missing. */
export function objectIn(input: Variables, name: string): Variables {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null || value === '') return {};
  const object = typeof value === 'string' ? parsed(value, name) : value;
  if (!isObject(object)) throw new InputError(`The input "${name}" is no object.`);
  return object;
}

/** Texts of a list, or of one text with commas or semicolons between. */
export function listIn(input: Variables, name: string): readonly string[] {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (Array.isArray(value))
    return value.flatMap((item: Json) => (typeof item === 'string' ? [item.trim()] : [])).filter(Boolean);
  return (textIn(input, name) ?? '')
    .split(/[,，;；]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The result of the work, or the refusal of an input that it could not use. */
export async function unlessInputError(work: () => Promise<ServiceResult>): Promise<ServiceResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) return { kind: 'refused', code: 'input-invalid', reason: error.message };
    throw error;
  }
}

function isObject(value: Json): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new InputError(`The input "${name}" is no JSON.`);
  }
}
