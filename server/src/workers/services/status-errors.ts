import { InputError } from './input.ts';

/** The BPMN error that a task declares for a status: `404=NOT_FOUND, 4xx=REJECTED`; the exact one before the class. */
export function errorCodeFor(declared: string | null, status: number): string | null {
  if (declared === null) return null;
  const codes = new Map(
    declared.split(/[,，;；\n]/).flatMap((item) => (item.trim() === '' ? [] : [entryOf(item)])),
  );
  return codes.get(String(status)) ?? codes.get(`${Math.floor(status / 100)}xx`) ?? null;
}

function entryOf(item: string): readonly [string, string] {
  const [, status, code] = /^\s*([1-5](?:\d\d|xx))\s*=\s*(\S+)\s*$/i.exec(item) ?? [];
  if (status === undefined || code === undefined)
    throw new InputError(`The input "errors" holds "${item.trim()}", which is no status=CODE.`);
  return [status.toLowerCase(), code];
}
