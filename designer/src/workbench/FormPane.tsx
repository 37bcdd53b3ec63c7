import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { AppContent, Bilingual, Role } from '@flowbook/contract';
import { App as AntApp, Button, Empty, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useDesigner, usePick } from '../app/designer-context.ts';
import type { Tab } from '../app/places.ts';
import {
  asDocument,
  asSchema,
  putForm,
  removeForm,
  renameForm,
  titleOf,
  withTitle,
} from '../draft/app-forms.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { bindingOf, nameIn } from '../process-editor/model/extensions.ts';
import type { ProcessEditorHost } from '../process-editor/process-editor-host.ts';
import { useTexts } from '../texts/texts.ts';
import { FormDialog } from './FormDialog.tsx';
import type { EditContent } from './useContentHistory.ts';
import type { Undo } from './useUndo.ts';

const FormEditorPane = lazy(async () => ({
  default: (await import('../form-editor/FormEditorPane.tsx')).FormEditorPane,
}));

interface FormPaneProps {
  readonly id: string;
  /** Absent when the app has no form of this id. */
  readonly form: AppContent['forms'][string] | undefined;
  readonly session: DraftSession;
  /** The diagram, whose bindings follow the form. */
  readonly host: ProcessEditorHost | null;
  readonly roles: readonly Role[];
  readonly onChange: EditContent;
  readonly undo: Pick<Undo, 'undo' | 'redo'>;
  readonly onGo: (tab: Tab) => void;
}

/** One form: its name, where the process uses it, and its editor. */
export function FormPane({ id, form, session, host, roles, onChange, undo, onGo }: FormPaneProps) {
  const t = useTexts();
  const pick = usePick();
  const { locale } = useDesigner();
  const { modal } = AntApp.useApp();
  const [renaming, setRenaming] = useState(false);
  if (form === undefined) {
    return (
      <div className="fbd-pane fbd-empty">
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('forms.missing', { id })} />
      </div>
    );
  }
  const tab: Tab = { kind: 'form', form: id };
  const users = (host?.elements() ?? []).filter(
    (each) => each.type !== 'label' && bindingOf(each.businessObject)?.form === id,
  );
  const userNames = users.map((each) => nameIn(each.businessObject, locale) || each.id);
  const rename = (newId: string, title: Bilingual) => {
    setRenaming(false);
    onChange(tab, (content) => putForm(content, id, withTitle(form, title)));
    if (newId === id) return;
    host?.renameForm(id, newId);
    session.edit((content) => renameForm(content, id, newId));
    onGo({ kind: 'form', form: newId });
  };
  const remove = () =>
    void modal.confirm({
      title: t('forms.deleteTitle', { title: pick(titleOf(form)) }),
      content:
        userNames.length === 0
          ? t('forms.deleteText')
          : t('forms.deleteUsed', { elements: userNames.join(t('common.listSeparator')) }),
      okText: t('common.delete'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () => {
        onGo({ kind: 'process' });
        session.edit((content) => removeForm(content, id));
      },
    });
  return (
    <div className="fbd-pane fbd-form-pane">
      <header className="fbd-form-head">
        <span className="fbd-strong">{pick(titleOf(form))}</span>
        <span className="fbd-secondary">{id}</span>
        <span className="fbd-secondary fbd-grow">
          {userNames.length === 0
            ? t('forms.unused')
            : t('forms.usedBy', { elements: userNames.join(t('common.listSeparator')) })}
        </span>
        <Button size="small" icon={<EditOutlined aria-hidden />} onClick={() => setRenaming(true)}>
          {t('forms.rename')}
        </Button>
        <Button size="small" danger icon={<DeleteOutlined aria-hidden />} onClick={remove}>
          {t('common.delete')}
        </Button>
      </header>
      <div className="fbd-form-place">
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <FormEditorPane
            schema={asSchema(form)}
            locale={locale}
            roles={roles.map((role) => ({ id: role.id, name: pick(role.name) }))}
            onChange={(schema) => onChange(tab, (content) => putForm(content, id, asDocument(schema)))}
            onUndo={undo.undo}
            onRedo={undo.redo}
          />
        </Suspense>
      </div>
      {renaming && (
        <FormDialog
          title={t('forms.rename')}
          taken={Object.keys(session.snapshot().content.forms)}
          start={{ id, title: titleOf(form) }}
          idFixed={host?.snapshot().ready !== true}
          onClose={() => setRenaming(false)}
          onDone={rename}
        />
      )}
    </div>
  );
}
