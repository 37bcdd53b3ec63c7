import type { TaskDetail } from '@flowbook/contract';
import { App, Tabs } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCompleteTask } from '../../api/useCompleteTask.mutation.ts';
import { usePerson } from '../../app/person.ts';
import { useExplain } from '../../components/useExplain.ts';
import { useNarrow } from '../../components/useNarrow.ts';
import { dropDraft } from '../../forms/drafts.ts';
import { type FormHandle, FormHost } from '../../forms/FormHost.tsx';
import { LeaveGuard } from '../../forms/LeaveGuard.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import { completionTrouble, findingsOf } from './completion-trouble.ts';
import { TaskActions } from './TaskActions.tsx';
import { TaskContext } from './TaskContext.tsx';
import { TaskHead } from './TaskHead.tsx';
import { TaskNotices } from './TaskNotices.tsx';
import { useOpenedForm } from './useOpenedForm.ts';

interface TaskDeskProps {
  readonly task: TaskDetail;
  readonly reload: () => Promise<void>;
}

/** Where one person works on one task. */
export function TaskDesk({ task, reload }: TaskDeskProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const { message } = App.useApp();
  const explain = useExplain();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const draftId = `${usePerson().id}.${task.id}`;
  const form = useRef<FormHandle>(null);
  const sent = useRef(false);
  const [unsent, setUnsent] = useState(false);
  const [ready, setReady] = useState(task.form === null);
  const [accepting, setAccepting] = useState(false);
  const { opened, generation, outdated } = useOpenedForm(task, unsent && !accepting);
  const complete = useCompleteTask(task.id);
  const editable = task.allowed.complete && task.status === 'open';

  const submit = async () => {
    const filled = opened.form === null ? ({ ok: true, data: {} } as const) : await form.current?.submit();
    if (filled === undefined) return;
    if (!filled.ok) {
      message.error({ key: 'check-fields', content: t('task.checkFields') });
      return;
    }
    complete.mutate(
      { rev: opened.rev, submission: filled.data },
      {
        onSuccess: ({ nextTask }) => {
          sent.current = true;
          dropDraft(draftId);
          setUnsent(false);
          message.success(
            nextTask === null
              ? t('task.completed', { name: pick(task.name) })
              : t('task.completedNext', { name: pick(task.name), next: pick(nextTask.name) }),
          );
          navigate(nextTask === null ? '/inbox' : `/tasks/${nextTask.id}`, { replace: true });
        },
        onError: (error) => {
          const trouble = completionTrouble(error);
          if (trouble === 'fields') form.current?.showFindings(findingsOf(error));
          if (trouble === 'fields' || trouble === 'other') explain(error);
        },
      },
    );
  };
  // What was typed lies in the draft and is laid over the new state of the form.
  const reloadForm = async () => {
    setAccepting(true);
    await reload();
    complete.reset();
    setAccepting(false);
  };

  const formPart = (
    <section className="fb-panel fb-task-form" aria-label={t('task.form')}>
      {opened.form === null ? (
        <p className="fb-secondary">{t('task.noForm')}</p>
      ) : (
        <FormHost
          key={`${generation} ${editable}`}
          ref={form}
          opened={opened.form}
          draftId={editable ? draftId : null}
          readOnly={!editable}
          onUnsent={setUnsent}
          onReady={setReady}
        />
      )}
    </section>
  );
  return (
    <div className="fb-task">
      <LeaveGuard active={unsent} passed={sent} />
      <div className="fb-task-scroll">
        <TaskHead task={task} />
        <TaskNotices
          task={task}
          outdated={outdated}
          trouble={complete.isError ? completionTrouble(complete.error) : null}
          reload={reloadForm}
        />
        {narrow ? (
          <Tabs
            items={[
              { key: 'form', label: t('task.form'), children: formPart },
              {
                key: 'case',
                label: t('task.case'),
                children: <TaskContext task={task} />,
                forceRender: false,
              },
            ]}
          />
        ) : (
          <div className="fb-task-columns">
            {formPart}
            <aside className="fb-panel fb-task-case" aria-label={t('task.case')}>
              <TaskContext task={task} />
            </aside>
          </div>
        )}
      </div>
      <TaskActions task={task} ready={ready} sending={complete.isPending} onSubmit={() => void submit()} />
    </div>
  );
}
