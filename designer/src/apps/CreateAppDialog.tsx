import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import type { Failure } from '../client/designer-client.ts';
import { failureText } from '../components/failure-text.ts';
import { NamesFields } from '../components/NamesFields.tsx';
import { keyFault } from '../process-editor/model/ids.ts';
import { useTexts } from '../texts/texts.ts';
import { keyFor } from './app-list.ts';

interface CreateAppDialogProps {
  readonly taken: readonly string[];
  /** Told when the dialog is gone without an app. */
  readonly onClose: () => void;
  readonly onCreated: (key: string) => void;
}

/** Asks for the key and the names of a new app. The key is proposed from the English name until it is typed. */
export function CreateAppDialog({ taken, onClose, onCreated }: CreateAppDialogProps) {
  const t = useTexts();
  const { client } = useDesigner();
  const [open, setOpen] = useState(true);
  const [name, setName] = useState({ zh: '', en: '' });
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const key = typedKey ?? keyFor(name);
  const fault = keyFault(key, taken);
  const missing = (text: string) => (asked && text.trim() === '' ? t('common.required') : undefined);

  const create = async () => {
    setAsked(true);
    if (fault !== null || name.zh.trim() === '' || name.en.trim() === '') return;
    setBusy(true);
    const answer = await client.createApp({ key, name: { zh: name.zh.trim(), en: name.en.trim() } });
    setBusy(false);
    if (answer.ok) onCreated(answer.data.app.key);
    else setFailure(answer.error);
  };
  return (
    <Modal
      open={open}
      title={t('create.title')}
      okText={t('create.ok')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onOk={() => void create()}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
      width={480}
    >
      <Form layout="vertical" onFinish={() => void create()}>
        <NamesFields
          autoFocus
          label={t('create.name')}
          value={name}
          onChange={setName}
          faults={{ zh: missing(name.zh), en: missing(name.en) }}
        />
        <Form.Item
          label={t('create.key')}
          {...(asked && fault !== null
            ? { validateStatus: 'error' as const, help: t(`key.${fault}`) }
            : { help: t('create.keyHelp') })}
        >
          <Input
            value={key}
            maxLength={64}
            aria-label={t('create.key')}
            onChange={(event) => setTypedKey(event.target.value)}
          />
        </Form.Item>
        {failure !== null && <Alert type="error" showIcon title={failureText(failure, t)} />}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
