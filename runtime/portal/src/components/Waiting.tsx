import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

/** The place of rows that are on their way. */
export function WaitingRows({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="fb-waiting" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, index) => index).map((row) => (
        <div key={row} className="fb-waiting-row">
          <Skeleton active title={{ width: '38%' }} paragraph={{ rows: 1, width: '64%' }} />
        </div>
      ))}
    </div>
  );
}

/** The place of a page that is on its way. */
export function WaitingPage() {
  const { t } = useTranslation();
  return (
    <div className="fb-page" role="status" aria-label={t('common.loading')}>
      <Skeleton active title={{ width: 220 }} paragraph={{ rows: 6 }} />
    </div>
  );
}
