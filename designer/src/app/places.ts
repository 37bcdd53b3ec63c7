/** What of an app is open. */
export type Tab =
  | { readonly kind: 'process' }
  | { readonly kind: 'form'; readonly form: string }
  /** A DMN file, by the name under which the app keeps it. */
  | { readonly kind: 'decision'; readonly file: string }
  | { readonly kind: 'settings' };

/** Where in the designer a person stands. */
export type Place = { readonly at: 'apps' } | { readonly at: 'app'; readonly key: string; readonly tab: Tab };

const ROOT = '/design';

/** Reads an address below `/design`; what it does not know is the list of apps or the app's process. */
export function placeOf(path: string): Place {
  const [, , key, section, part] = path.split('/').map(decoded);
  if (key === undefined || key === '') return { at: 'apps' };
  if (section === 'forms' && part) return { at: 'app', key, tab: { kind: 'form', form: part } };
  if (section === 'decisions' && part) return { at: 'app', key, tab: { kind: 'decision', file: part } };
  return { at: 'app', key, tab: { kind: section === 'settings' ? 'settings' : 'process' } };
}

/** The address of a place. */
export function pathOf(place: Place): string {
  if (place.at === 'apps') return ROOT;
  const app = `${ROOT}/${encodeURIComponent(place.key)}`;
  switch (place.tab.kind) {
    case 'process':
      return app;
    case 'settings':
      return `${app}/settings`;
    case 'form':
      return `${app}/forms/${encodeURIComponent(place.tab.form)}`;
    case 'decision':
      return `${app}/decisions/${encodeURIComponent(place.tab.file)}`;
  }
}

/** Whether an address belongs to an app's workbench, whatever its tab. */
export function isWithin(path: string, key: string): boolean {
  const place = placeOf(path);
  return path.startsWith(`${ROOT}/`) && place.at === 'app' && place.key === key;
}

/** Two tabs are the same one when they have the same id. */
export function tabId(tab: Tab): string {
  if (tab.kind === 'form') return `form:${tab.form}`;
  return tab.kind === 'decision' ? `decision:${tab.file}` : tab.kind;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
