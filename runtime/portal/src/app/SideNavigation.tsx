import { Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { navigationIcons } from './NavigationIcons.tsx';
import { activePath, type NavigationSection } from './navigation.ts';

interface SideNavigationProps {
  readonly sections: readonly NavigationSection[];
  /** Tasks that wait for this person. */
  readonly waiting: number;
  readonly onNavigate?: () => void;
}

/** The navigation as a column. */
export function SideNavigation({ sections, waiting, onNavigate }: SideNavigationProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('nav.label')}>
      <Menu
        mode="inline"
        selectedKeys={[activePath(pathname)]}
        items={sections.map(({ id, label, items }) => ({
          key: id,
          type: 'group',
          label: t(label),
          children: items.map((item) => ({
            key: item.path,
            icon: navigationIcons[item.icon],
            label: (
              <Link to={item.path} className="fb-nav-link" onClick={() => onNavigate?.()}>
                <span>{t(item.label)}</span>
                {item.icon === 'inbox' && waiting > 0 && <span className="fb-count">{waiting}</span>}
              </Link>
            ),
          })),
        }))}
      />
    </nav>
  );
}
