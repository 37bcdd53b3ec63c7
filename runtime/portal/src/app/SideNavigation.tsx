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

/** The navigation as a column of plain links, section by section. */
export function SideNavigation({ sections, waiting, onNavigate }: SideNavigationProps) {
  const { t } = useTranslation();
  const active = activePath(useLocation().pathname);
  return (
    <nav aria-label={t('nav.label')} className="fb-nav">
      {sections.map(({ id, label, items }) => (
        <section key={id} aria-labelledby={`nav-${id}`}>
          <h2 id={`nav-${id}`} className="fb-nav-section">
            {t(label)}
          </h2>
          <ul>
            {items.map((item) => (
              <li key={item.path}>
                <Link
                  to={item.path}
                  className="fb-nav-link"
                  {...(item.path === active ? { 'aria-current': 'page' } : {})}
                  onClick={() => onNavigate?.()}
                >
                  {navigationIcons[item.icon]}
                  <span className="fb-nav-name">{t(item.label)}</span>
                  {item.icon === 'inbox' && waiting > 0 && <span className="fb-count">{waiting}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
