import { MenuOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { navigationIcons } from './NavigationIcons.tsx';
import type { NavigationSection } from './navigation.ts';
import { SideNavigation } from './SideNavigation.tsx';

const PLACES = 4;

/** The navigation of a narrow page: the first entries in a bar at the bottom, the rest behind "more". */
export function BottomNavigation({
  sections,
  waiting,
}: {
  readonly sections: readonly NavigationSection[];
  readonly waiting: number;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const items = sections.flatMap((section) => section.items);
  const all = items.length <= PLACES;
  return (
    <>
      <nav className="fb-bottom" aria-label={t('nav.label')}>
        {items.slice(0, all ? PLACES : PLACES - 1).map((item) => (
          <NavLink key={item.path} to={item.path} className="fb-bottom-item">
            <span className="fb-bottom-icon">
              {navigationIcons[item.icon]}
              {item.icon === 'inbox' && waiting > 0 && <span className="fb-count">{waiting}</span>}
            </span>
            <span>{t(item.label)}</span>
          </NavLink>
        ))}
        {!all && (
          <button type="button" className="fb-bottom-item" aria-expanded={open} onClick={() => setOpen(true)}>
            <span className="fb-bottom-icon">
              <MenuOutlined aria-hidden />
            </span>
            <span>{t('nav.more')}</span>
          </button>
        )}
      </nav>
      <Drawer placement="left" size={264} open={open} onClose={() => setOpen(false)} title={t('nav.label')}>
        <SideNavigation sections={sections} waiting={waiting} onNavigate={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
