import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTitle } from '../components/Page.tsx';

/** For addresses that lead nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));
  return (
    <Result
      status="info"
      title={t('notFound.title')}
      subTitle={t('notFound.text')}
      extra={<Link to="/inbox">{t('failure.toInbox')}</Link>}
    />
  );
}
