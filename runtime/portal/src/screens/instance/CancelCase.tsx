import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCancelInstance } from '../../api/useCancelInstance.mutation.ts';
import { useExplain } from '../../components/useExplain.ts';

/** Ends the case before its time; asks why. */
export function CancelCase({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const explain = useExplain();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const cancel = useCancelInstance(id);
  const submit = ({ reason }: { reason: string }) =>
    cancel.mutate(reason.trim(), {
      onSuccess: () => {
        setOpen(false);
        message.success(t('case.canceled'));
      },
      onError: explain,
    });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('case.cancel')}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={t('case.cancelTitle')}
        okText={t('case.cancelConfirm')}
        okButtonProps={{ danger: true, loading: cancel.isPending }}
        cancelText={t('common.back')}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('case.cancelText')}</p>
        <Form form={form} layout="vertical" onFinish={submit} preserve={false}>
          <Form.Item
            name="reason"
            label={t('case.cancelReason')}
            rules={[{ required: true, whitespace: true, message: t('case.cancelReasonMissing') }]}
          >
            <Input.TextArea autoFocus rows={3} maxLength={500} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
