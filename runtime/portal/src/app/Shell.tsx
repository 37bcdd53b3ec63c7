import { DisconnectOutlined } from '@ant-design/icons';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { useTasks } from '../api/useTasks.query.ts';
import { useNarrow } from '../components/useNarrow.ts';
import { WaitingPage } from '../components/Waiting.tsx';
import { useLive } from '../live/useLive.ts';
import { BottomNavigation } from './BottomNavigation.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { navigationFor } from './navigation.ts';
import { usePerson } from './person.ts';
import { SideNavigation } from './SideNavigation.tsx';
import { UserMenu } from './UserMenu.tsx';

/** What stands round every page: name, navigation, person, connection. */
export function Shell() {
  const { t } = useTranslation();
  const person = usePerson();
  const narrow = useNarrow();
  const online = useLive();
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new address begins at its top
  useEffect(() => {
    content.current?.scrollTo?.(0, 0);
  }, [pathname]);
  const waiting = useTasks({ view: 'mine', limit: 1, offset: 0 }).data?.counts.mine ?? 0;
  const sections = navigationFor(person.permissions);
  return (
    <div className="fb-shell">
      <a className="fb-skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="fb-top">
        <Link to="/inbox" className="fb-brand">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          <span>{t('app.name')}</span>
        </Link>
        {!online && (
          <span className="fb-offline" role="status">
            <DisconnectOutlined aria-hidden /> <span>{t('app.offline')}</span>
          </span>
        )}
        <span className="fb-top-space" />
        <LanguageSwitch />
        <UserMenu />
      </header>
      <div className="fb-middle">
        {!narrow && (
          <aside className="fb-side">
            <SideNavigation sections={sections} waiting={waiting} />
          </aside>
        )}
        <main id="content" className="fb-content" tabIndex={-1} ref={content}>
          <Suspense fallback={<WaitingPage />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {narrow && <BottomNavigation sections={sections} waiting={waiting} />}
    </div>
  );
}
