import { useRef } from 'react';

/** The first of values that say the same, so that an equal copy counts as no change. For JSON values. */
export function useSame<Value>(value: Value): Value {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}
