import type { Bilingual } from '@flowbook/contract';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { keyFor } from '../apps/app-list.ts';
import { NamesFields } from '../components/NamesFields.tsx';
import { keyFault } from '../process-editor/model/ids.ts';
import { useTexts } from '../texts/texts.ts';

interface FormDialogProps {
  readonly title: string;
  /** Ids of the other forms. */
  readonly taken: readonly string[];
  readonly start?: { readonly id: string; readonly title: Bilingual };
  /** Whether the id may be changed. */
  readonly idFixed?: boolean;
  /** Told when the dialog is gone without an answer. */
  readonly onClose: () => void;
  readonly onDone: (id: string, title: Bilingual) => void;
}

/** Asks for id and title of a form. For a new one the id is proposed from the English title until it is typed. */
export function FormDialog({ title, taken, start, idFixed = false, onClose, onDone }: FormDialogProps) {
  const t = useTexts();
  const [open, setOpen] = useState(true);
  const [name, setName] = useState<Bilingual>(start?.title ?? { zh: '', en: '' });
  const [typedId, setTypedId] = useState<string | null>(start?.id ?? null);
  const [asked, setAsked] = useState(false);
  const id = typedId ?? keyFor(name);
  const fault = id === start?.id ? null : keyFault(id, taken);
  const done = () => {
    setAsked(true);
    if (fault === null && name.zh.trim() !== '') onDone(id, { zh: name.zh.trim(), en: name.en.trim() });
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={t('common.ok')}
      cancelText={t('common.cancel')}
      onOk={done}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
      width={440}
    >
      <Form layout="vertical" onFinish={done}>
        <NamesFields
          autoFocus
          label={t('forms.title')}
          value={name}
          onChange={setName}
          faults={{ zh: asked && name.zh.trim() === '' ? t('common.required') : undefined }}
        />
        <Form.Item
          label={t('forms.id')}
          {...(asked && fault !== null
            ? { validateStatus: 'error' as const, help: t(`key.${fault}`) }
            : { help: t('forms.idHelp') })}
        >
          <Input
            value={id}
            maxLength={64}
            disabled={idFixed}
            aria-label={t('forms.id')}
            onChange={(event) => setTypedId(event.target.value)}
          />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
