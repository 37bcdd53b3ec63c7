import { type TokenCreated, TokenScope } from '@flowbook/contract';
import { App, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateToken } from '../../api/useCreateToken.mutation.ts';
import { failureText } from '../../components/failure-text.ts';
import { scopeLabels } from './TokenFacts.tsx';
import { TokenSecret } from './TokenSecret.tsx';

const DAY_MS = 86_400_000;
/** For how many days a token may be made; `0`: until it is revoked. */
const VALID_DAYS = [30, 90, 365, 0] as const;

interface Wanted {
  readonly name: string;
  readonly scopes: TokenScope[];
  readonly validDays: number;
}

/** Asks what a token is for, makes it, and shows its secret. */
export function NewToken({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Wanted>();
  const [made, setMade] = useState<TokenCreated | null>(null);
  const create = useCreateToken();
  const submit = ({ name, scopes, validDays }: Wanted) =>
    create.mutate(
      {
        name: name.trim(),
        scopes,
        ...(validDays > 0 && { expiresAt: new Date(Date.now() + validDays * DAY_MS).toISOString() }),
      },
      { onSuccess: setMade, onError: (error) => message.error(failureText(error, t)) },
    );
  if (made !== null) return <TokenSecret made={made} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('tokens.new')}
      okText={t('tokens.create')}
      okButtonProps={{ loading: create.isPending }}
      cancelText={t('common.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={480}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{ name: '', scopes: [], validDays: 365 }}
      >
        <Form.Item
          name="name"
          label={t('tokens.name')}
          extra={t('tokens.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('tokens.nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('tokens.scopes')}
          rules={[{ required: true, message: t('tokens.scopesMissing') }]}
        >
          <Checkbox.Group
            className="fb-choices"
            options={TokenScope.options.map((scope) => ({ value: scope, label: t(scopeLabels[scope]) }))}
          />
        </Form.Item>
        <Form.Item name="validDays" label={t('tokens.validity')}>
          <Select
            options={VALID_DAYS.map((days) => ({
              value: days,
              label: days === 0 ? t('tokens.lasting') : t('tokens.days', { count: days }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
