import { useEffect, useState } from 'preact/hooks';
import type { FlowbookHost } from '../../host/flowbook-host.ts';
import type { PickerKind } from './choice.ts';
import { nameBookOf } from './name-book.ts';

/** Names for ids; an id stands for itself until its name is known. */
export function useNames(
  host: FlowbookHost,
  kind: PickerKind,
  ids: readonly string[],
): (id: string) => string {
  const { services, locale } = host;
  const [, redraw] = useState(0);
  const wanted = ids.join('\n');
  useEffect(() => {
    if (services === null || wanted === '') return;
    let alive = true;
    void nameBookOf(services)
      .learn(kind, wanted.split('\n'))
      .then(() => {
        if (alive) redraw((count) => count + 1);
      });
    return () => {
      alive = false;
    };
  }, [services, kind, wanted]);
  return (id) => (services === null ? undefined : nameBookOf(services).nameOf(kind, id)?.[locale]) ?? id;
}
