import { LeftOutlined } from '@ant-design/icons';
import type { Definition, OpenedForm } from '@flowbook/contract';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { codeOf, failureOf } from '../../api/result.ts';
import { useStartInstance } from '../../api/useStartInstance.mutation.ts';
import { usePerson } from '../../app/person.ts';
import { useTitle } from '../../components/Page.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { useExplain } from '../../components/useExplain.ts';
import { dropDraft } from '../../forms/drafts.ts';
import { type FormHandle, FormHost } from '../../forms/FormHost.tsx';
import { LeaveGuard } from '../../forms/LeaveGuard.tsx';
import { usePick } from '../../i18n/useLocale.ts';

interface StartDeskProps {
  readonly definition: Definition;
  readonly opened: OpenedForm | null;
}

/** Where a person fills a start form; success leads to the new case. */
export function StartDesk({ definition, opened }: StartDeskProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const { message } = App.useApp();
  const explain = useExplain();
  const navigate = useNavigate();
  const draftId = `${usePerson().id}.start.${definition.key}`;
  const form = useRef<FormHandle>(null);
  const sent = useRef(false);
  const [unsent, setUnsent] = useState(false);
  const [ready, setReady] = useState(opened === null);
  const start = useStartInstance();
  useTitle(t('start.formTitle', { name: pick(definition.name) }));

  const submit = async () => {
    const filled = opened === null ? ({ ok: true, data: {} } as const) : await form.current?.submit();
    if (filled === undefined) return;
    if (!filled.ok) {
      message.error({ key: 'check-fields', content: t('task.checkFields') });
      return;
    }
    start.mutate(
      {
        definitionKey: definition.key,
        ...(opened === null ? {} : { definitionVersion: opened.version }),
        ...(definition.startForm === null ? {} : { startEventId: definition.startForm.startEventId }),
        submission: filled.data,
      },
      {
        onSuccess: ({ instance }) => {
          sent.current = true;
          dropDraft(draftId);
          setUnsent(false);
          message.success(t('start.started', { title: caseTitle(instance.title, instance.definitionName) }));
          navigate(`/instances/${instance.id}`, { replace: true });
        },
        onError: (error) => {
          const failure = failureOf(error);
          if (codeOf(error) === 'form.invalid' && failure.kind === 'refused') {
            form.current?.showFindings(failure.error.findings ?? []);
          }
          explain(error);
        },
      },
    );
  };
  return (
    <div className="fb-task">
      <LeaveGuard active={unsent} passed={sent} />
      <div className="fb-task-scroll">
        <header className="fb-task-head">
          <Link to="/start" className="fb-back">
            <LeftOutlined aria-hidden /> {t('nav.start')}
          </Link>
          <h1 className="fb-h1">{pick(definition.name)}</h1>
          <div className="fb-secondary">{pick(definition.summary)}</div>
        </header>
        <section className="fb-panel fb-task-form fb-start-form" aria-label={t('task.form')}>
          {opened === null ? (
            <p>{t('start.noForm')}</p>
          ) : (
            <FormHost
              ref={form}
              opened={opened}
              draftId={draftId}
              readOnly={false}
              onUnsent={setUnsent}
              onReady={setReady}
            />
          )}
        </section>
      </div>
      <footer className="fb-task-actions">
        <Button type="primary" loading={start.isPending} disabled={!ready} onClick={() => void submit()}>
          {t('start.submit')}
        </Button>
        <Button disabled={start.isPending} onClick={() => navigate('/start')}>
          {t('common.cancel')}
        </Button>
      </footer>
    </div>
  );
}
