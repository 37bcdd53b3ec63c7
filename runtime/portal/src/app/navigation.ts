import type { PermissionName } from './person.ts';

export type NavigationIcon = 'inbox' | 'start' | 'cases' | 'pending' | 'incidents' | 'design' | 'tokens';

/** One entry of the navigation. `label` is a key of the texts. */
export interface NavigationItem {
  readonly path: string;
  readonly icon: NavigationIcon;
  readonly label:
    | 'nav.inbox'
    | 'nav.start'
    | 'nav.cases'
    | 'nav.pending'
    | 'nav.allCases'
    | 'nav.incidents'
    | 'nav.processes'
    | 'nav.tokens';
}
export interface NavigationSection {
  readonly id: 'work' | 'monitor' | 'design' | 'administer';
  readonly label: 'nav.work' | 'nav.monitor' | 'nav.design' | 'nav.administer';
  readonly items: readonly NavigationItem[];
}

/** What the navigation offers to a person with these permissions: nothing that would be refused. */
export function navigationFor(permissions: readonly PermissionName[]): readonly NavigationSection[] {
  const monitors = permissions.includes('monitor');
  const work: NavigationSection = {
    id: 'work',
    label: 'nav.work',
    items: [
      { path: '/inbox', icon: 'inbox', label: 'nav.inbox' },
      { path: '/start', icon: 'start', label: 'nav.start' },
      ...(monitors ? [] : [{ path: '/instances', icon: 'cases', label: 'nav.cases' } as const]),
    ],
  };
  const monitor: NavigationSection = {
    id: 'monitor',
    label: 'nav.monitor',
    items: [
      { path: '/pending', icon: 'pending', label: 'nav.pending' },
      { path: '/instances', icon: 'cases', label: 'nav.allCases' },
      { path: '/incidents', icon: 'incidents', label: 'nav.incidents' },
    ],
  };
  const design: NavigationSection = {
    id: 'design',
    label: 'nav.design',
    items: [{ path: '/design', icon: 'design', label: 'nav.processes' }],
  };
  const administer: NavigationSection = {
    id: 'administer',
    label: 'nav.administer',
    items: [{ path: '/tokens', icon: 'tokens', label: 'nav.tokens' }],
  };
  return [
    work,
    ...(monitors ? [monitor] : []),
    ...(permissions.includes('design') ? [design] : []),
    ...(permissions.includes('administer') ? [administer] : []),
  ];
}

/** The entry that an address belongs to; a task belongs to the inbox. */
export function activePath(pathname: string): string {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return first === '/tasks' ? '/inbox' : first;
}
