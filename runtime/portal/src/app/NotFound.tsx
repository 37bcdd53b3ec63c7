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
      title={<h1 className="fb-result-title">{t('notFound.title')}</h1>}
      subTitle={t('notFound.text')}
      extra={<Link to="/inbox">{t('failure.toInbox')}</Link>}
    />
  );
}
