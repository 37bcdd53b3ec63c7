import type { Token } from '@flowbook/contract';
import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRevokeToken } from '../../api/useRevokeToken.mutation.ts';
import { failureText } from '../../components/failure-text.ts';

/** Asks once more before a program loses its right. */
export function RevokeToken({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const revoke = useRevokeToken();
  return (
    <Modal
      open
      title={t('tokens.revokeTitle')}
      okText={t('tokens.revoke')}
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      cancelText={t('common.cancel')}
      onOk={() =>
        revoke.mutate(token.id, {
          onSuccess: () => message.success(t('tokens.revoked', { name: token.name })),
          onError: (error) => message.error(failureText(error, t)),
          onSettled: onClose,
        })
      }
      onCancel={onClose}
      width={440}
    >
      <p className="fb-strong">{token.name}</p>
      <p>{t('tokens.revokeText')}</p>
    </Modal>
  );
}
