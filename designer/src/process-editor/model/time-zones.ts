/** The zones that this browser knows, for suggestions. */
export function timeZones(): readonly { readonly value: string }[] {
  return Intl.supportedValuesOf('timeZone').map((value) => ({ value }));
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
