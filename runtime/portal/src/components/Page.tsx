import { Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the window's title as long as the page is shown. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const whole = title === '' ? t('app.name') : t('app.title', { page: title });
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}

interface PageProps {
  readonly title: string;
  /** Under the title. */
  readonly subtitle?: ReactNode;
  /** On the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a page: its title (also the window's), its actions, its content. */
export function Page({ title, subtitle, actions, children }: PageProps) {
  useTitle(title);
  return (
    <div className="fb-page">
      <header className="fb-page-head">
        <div className="fb-page-titles">
          <Typography.Title level={1} className="fb-h1">
            {title}
          </Typography.Title>
          {subtitle !== undefined && <div className="fb-secondary">{subtitle}</div>}
        </div>
        {actions !== undefined && <div className="fb-page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
