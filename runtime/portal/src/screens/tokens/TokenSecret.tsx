import { CopyOutlined } from '@ant-design/icons';
import type { TokenCreated } from '@flowbook/contract';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../components/copy-text.ts';

/** As a program sends it. */
const HEADER = 'Authorization: Bearer …';

/** Shows the secret of a new token, which is told this once; so only its button closes it. */
export function TokenSecret({
  made,
  onClose,
}: {
  readonly made: TokenCreated;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    if (await copyText(made.secret)) message.success(t('tokens.copied'));
    else message.warning(t('tokens.notCopied'));
  };
  return (
    <Modal
      open
      title={t('tokens.made', { name: made.name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={560}
      footer={<Button onClick={onClose}>{t('tokens.kept')}</Button>}
    >
      <Alert type="warning" showIcon title={t('tokens.once')} />
      <div className="fb-secret">
        <Input.TextArea
          readOnly
          rows={2}
          aria-label={t('tokens.secret')}
          value={made.secret}
          onFocus={({ target }) => target.select()}
        />
        <Button type="primary" autoFocus icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          {t('tokens.copy')}
        </Button>
      </div>
      <p className="fb-secondary">{t('tokens.use')}</p>
      <code className="fb-code">{HEADER}</code>
    </Modal>
  );
}
