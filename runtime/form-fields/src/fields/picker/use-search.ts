import { useEffect, useState } from 'preact/hooks';
import type { FieldServices } from '../../host/field-services.ts';
import { type Choice, findChoices, type PickerKind } from './choice.ts';
import { nameBookOf } from './name-book.ts';

export type Search =
  | { readonly state: 'idle' | 'loading' | 'failed' }
  | { readonly state: 'found'; readonly choices: readonly Choice[] };

/** After the last key, so long until the question is put, in milliseconds. */
const PAUSE = 180;

/** What the services find for a text while a list is open. An answer that comes after a newer question is dropped. */
export function useSearch(
  services: FieldServices | null,
  kind: PickerKind,
  role: string | undefined,
  open: boolean,
  text: string,
): Search {
  const [search, setSearch] = useState<Search>({ state: 'idle' });
  useEffect(() => {
    if (!open || services === null) {
      setSearch({ state: 'idle' });
      return;
    }
    let current = true;
    setSearch((before) => (before.state === 'found' ? before : { state: 'loading' }));
    const ask = async () => {
      try {
        const choices = await findChoices(services, kind, text.trim(), role);
        nameBookOf(services).remember(kind, choices);
        if (current) setSearch({ state: 'found', choices });
      } catch {
        if (current) setSearch({ state: 'failed' });
      }
    };
    const timer = setTimeout(ask, text === '' ? 0 : PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [services, kind, role, open, text]);
  return search;
}
