import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { failureOf } from '../api/result.ts';
import { failureReference, failureText } from './failure-text.ts';
import { useTitle } from './Page.tsx';

interface FailedProps {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** In place of content that could not be had: why, and what one can do. */
export function Failed({ error, retry }: FailedProps) {
  const { t } = useTranslation();
  const failure = failureOf(error);
  const missing = failure.kind === 'refused' && (failure.status === 404 || failure.status === 403);
  const reference = failureReference(error);
  return (
    <div role="alert">
      <Result
        status={missing ? 'info' : 'warning'}
        title={failureText(error, t)}
        subTitle={reference === null ? undefined : t('failure.reference', { id: reference })}
        extra={
          missing || retry === undefined ? (
            <Link to="/inbox">{t('failure.toInbox')}</Link>
          ) : (
            <Button type="primary" onClick={retry}>
              {t('failure.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

/** The same in place of a whole page, whose title then says it too. */
export function FailedPage(props: FailedProps) {
  const { t } = useTranslation();
  useTitle(failureText(props.error, t).replace(/[。.]$/u, ''));
  return <Failed {...props} />;
}
