import { PlusOutlined } from '@ant-design/icons';
import type { AppContent } from '@flowbook/contract';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useDesigner, usePick } from '../app/designer-context.ts';
import { type Tab, tabId } from '../app/places.ts';
import { PlaceLink } from '../components/PlaceLink.tsx';
import { fileTitle } from '../decision-editor/model/decision-file.ts';
import { asDocument, putForm, titleOf, withTitle } from '../draft/app-forms.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';
import { FormDialog } from './FormDialog.tsx';

interface TabBarProps {
  readonly session: DraftSession;
  readonly content: AppContent;
  readonly tab: Tab;
  readonly onGo: (tab: Tab) => void;
}

/** The parts of the app: its process, each of its forms, its settings. */
export function TabBar({ session, content, tab, onGo }: TabBarProps) {
  const t = useTexts();
  const pick = usePick();
  const { locale, tools } = useDesigner();
  const [adding, setAdding] = useState(false);
  const forms = Object.entries(content.forms);
  const decisions = useMemo(
    () =>
      Object.entries(content.decisions).map(([file, xml]) => [file, fileTitle(xml, file, locale)] as const),
    [content.decisions, locale],
  );
  const tabs: readonly (readonly [Tab, string])[] = [
    [{ kind: 'process' }, t('tabs.process')],
    ...forms.map(([id, form]) => [{ kind: 'form', form: id } as const, pick(titleOf(form))] as const),
    ...decisions.map(([file, title]) => [{ kind: 'decision', file } as const, title] as const),
    [{ kind: 'settings' }, t('tabs.settings')],
  ];
  return (
    <nav className="fbd-tabs" aria-label={t('tabs.label')}>
      <ul className="fbd-tab-list">
        {tabs.map(([each, label]) => (
          <li key={tabId(each)}>
            <PlaceLink
              to={{ at: 'app', key: session.key, tab: each }}
              className="fbd-tab"
              current={tabId(each) === tabId(tab)}
            >
              {label}
            </PlaceLink>
          </li>
        ))}
      </ul>
      <Button
        type="text"
        icon={<PlusOutlined aria-hidden />}
        aria-label={t('forms.add')}
        title={t('forms.add')}
        onClick={() => setAdding(true)}
      >
        <span className="fbd-wide-only">{t('tabs.form')}</span>
      </Button>
      {adding && (
        <FormDialog
          title={t('forms.add')}
          taken={Object.keys(content.forms)}
          onClose={() => setAdding(false)}
          onDone={(id, title) => {
            session.edit((each) =>
              putForm(each, id, withTitle(asDocument(tools.emptyForm(id, title.zh)), title)),
            );
            setAdding(false);
            onGo({ kind: 'form', form: id });
          }}
        />
      )}
    </nav>
  );
}
