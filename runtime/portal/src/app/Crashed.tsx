import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** In place of a page that broke, or whose files could not be loaded. */
export function Crashed() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Result
        status="error"
        title={t('crash.title')}
        subTitle={t('crash.text')}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('crash.reload')}
          </Button>
        }
      />
    </div>
  );
}
