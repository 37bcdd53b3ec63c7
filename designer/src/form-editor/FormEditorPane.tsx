import { EyeOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons';
import type { FormSchema, Locale } from '@flowbook/forms';
import { Alert, Button, Drawer, Dropdown, Spin } from 'antd';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useNarrow } from '../components/useNarrow.ts';
import { type EditorSnapshot, FormEditorHost } from './editor/form-editor-host.ts';
import { offeredTypes, paletteFilter } from './editor/offered-types.ts';
import { useEditorKeys } from './editor/useEditorKeys.ts';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor-base.css';
import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import './form-editor.css';
import { ComponentPanel } from './panel/ComponentPanel.tsx';
import { FormPanel } from './panel/FormPanel.tsx';
import { type NamedRole, PanelContext } from './panel/panel-context.ts';
import { FormPreview } from './preview/FormPreview.tsx';
import { previewServices } from './preview/preview-services.ts';
import { componentsOf } from './schema/components.ts';
import { TextsContext, textsOf, useTexts } from './texts/texts.ts';

interface FormEditorPaneProps {
  /** The form. Another one than the editor itself made last is opened in its place. */
  readonly schema: FormSchema;
  readonly locale: Locale;
  readonly roles: readonly NamedRole[];
  /** Called with the whole form after every edit. */
  readonly onChange: (schema: FormSchema) => void;
  /** What Ctrl+Z and Ctrl+Y on the canvas do: who holds the form holds its past. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** The form editor: palette and canvas of form-js-editor, a panel of our own beside them. */
export function FormEditorPane({ schema, locale, roles, onChange, onUndo, onRedo }: FormEditorPaneProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const current = useRef(schema);
  const [host, setHost] = useState<FormEditorHost | null>(null);
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (canvas.current === null) return;
    const made = new FormEditorHost(locale, current.current);
    made.onEdited = (next) => {
      current.current = next;
      changed.current(next);
    };
    void made.open(canvas.current, current.current);
    setHost(made);
    return () => made.close();
  }, [locale]);
  useEffect(() => {
    if (host === null || schema === current.current) return;
    current.current = schema;
    host.load(schema);
  }, [host, schema]);
  useEditorKeys(host, canvas, { undo: onUndo, redo: onRedo });

  return (
    <TextsContext.Provider value={textsOf(locale)}>
      <div className="fbd-form-editor">
        <style>{paletteFilter(locale)}</style>
        {host !== null && <Toolbar host={host} locale={locale} roles={roles} />}
        <div className="fbd-form-editor-body">
          <div ref={canvas} className="fbd-form-canvas bio-theme-parent" />
          {host === null ? (
            <Spin aria-label={textsOf(locale).loading} />
          ) : (
            <Panel host={host} locale={locale} roles={roles} />
          )}
        </div>
      </div>
    </TextsContext.Provider>
  );
}

interface HostProps {
  readonly locale: Locale;
  readonly host: FormEditorHost;
  readonly roles: readonly NamedRole[];
}

function useSnapshot(host: FormEditorHost): EditorSnapshot {
  return useSyncExternalStore(host.subscribe, host.snapshot);
}

function Toolbar({ host, locale, roles }: HostProps) {
  const texts = textsOf(locale);
  const { schema } = useSnapshot(host);
  const [previewing, setPreviewing] = useState(false);
  const services = useMemo(() => previewServices(roles), [roles]);
  return (
    <div className="fbd-form-toolbar" role="toolbar" aria-label={texts.form}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: offeredTypes(locale).map(({ type, name }) => ({ key: type, label: name })),
          onClick: ({ key }) => host.add(key),
          style: { maxHeight: 360, overflowY: 'auto' },
        }}
      >
        <Button icon={<PlusOutlined aria-hidden />}>{texts.add}</Button>
      </Dropdown>
      <Button icon={<EyeOutlined aria-hidden />} onClick={() => setPreviewing(true)}>
        {texts.preview}
      </Button>
      {previewing && (
        <FormPreview
          schema={schema}
          locale={locale}
          services={services}
          onClose={() => setPreviewing(false)}
        />
      )}
    </div>
  );
}

function Panel({ host, locale, roles }: HostProps) {
  const snapshot = useSnapshot(host);
  const narrow = useNarrow();
  const texts = useTexts();
  const [drawn, setDrawn] = useState(false);
  const selected = componentsOf(snapshot.schema).find(({ id }) => id === snapshot.selectedId) ?? null;
  const context = useMemo(
    () => ({ host, locale, schema: snapshot.schema, roles }),
    [host, locale, snapshot.schema, roles],
  );
  const title = selected === null ? texts.form : texts.properties;
  if (snapshot.failure !== null) {
    return (
      <div className="fbd-form-panel">
        <Alert
          type="error"
          showIcon
          title={texts.failed}
          description={`${texts.failedHint}${snapshot.failure}`}
        />
      </div>
    );
  }
  const content = (
    <PanelContext.Provider value={context}>
      {selected === null ? <FormPanel /> : <ComponentPanel key={selected.id} component={selected} />}
    </PanelContext.Provider>
  );
  if (!narrow) {
    return (
      <aside className="fbd-form-panel" aria-label={texts.properties}>
        {content}
      </aside>
    );
  }
  return (
    <>
      <Button
        className="fbd-form-panel-open"
        icon={<SettingOutlined aria-hidden />}
        onClick={() => setDrawn(true)}
      >
        {title}
      </Button>
      <Drawer
        open={drawn}
        placement="bottom"
        size="70%"
        title={title}
        onClose={() => setDrawn(false)}
        destroyOnHidden
      >
        {content}
      </Drawer>
    </>
  );
}
