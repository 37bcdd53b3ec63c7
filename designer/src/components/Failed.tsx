import { Button, Result } from 'antd';
import type { Failure } from '../client/designer-client.ts';
import { useTexts } from '../texts/texts.ts';
import { failureText } from './failure-text.ts';

interface FailedProps {
  readonly failure: Failure;
  readonly retry: () => void;
  readonly back?: () => void;
}

/** In place of content that could not be had: why, and what one can do. */
export function Failed({ failure, retry, back }: FailedProps) {
  const t = useTexts();
  const missing = failure.kind === 'refused' && [403, 404].includes(failure.status);
  return (
    <div role="alert">
      <Result
        status={missing ? 'info' : 'warning'}
        title={failureText(failure, t)}
        subTitle={
          failure.kind === 'refused' ? t('failure.reference', { id: failure.error.requestId }) : undefined
        }
        extra={
          missing && back !== undefined ? (
            <Button type="primary" onClick={back}>
              {t('failure.toApps')}
            </Button>
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
