import { App as AntApp, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useDesigner, usePick } from '../app/designer-context.ts';
import { codeOf, type Failure } from '../client/designer-client.ts';
import { failureText } from '../components/failure-text.ts';
import { type DraftSession, type DraftSnapshot, isPublished } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';

interface PublishButtonProps {
  readonly session: DraftSession;
  readonly snapshot: DraftSnapshot;
  readonly onProblems: () => void;
}

/** Saves, checks, asks, publishes. What stands in the way is shown instead. */
export function PublishButton({ session, snapshot, onProblems }: PublishButtonProps) {
  const t = useTexts();
  const pick = usePick();
  const { client } = useDesigner();
  const { modal, message } = AntApp.useApp();
  const [busy, setBusy] = useState(false);

  const refused = (failure: Failure) => {
    void modal.error({
      title: t('publish.failed'),
      content: failureText(failure, t),
      okText: t('common.close'),
    });
  };
  const publish = async () => {
    const answer = await client.publishDraft(session.key, { rev: session.snapshot().rev });
    if (answer.ok) {
      void message.success(t('publish.done', { version: answer.data.version }));
      await session.refresh();
      return;
    }
    // Somebody saved between the check and the publication; the next save meets the conflict and asks.
    if (codeOf(answer.error) === 'draft.stale-revision') session.touch();
    refused(answer.error);
  };
  const ask = (version: number) =>
    void modal.confirm({
      title: t('publish.title', { version }),
      content: t('publish.text', { name: pick(session.snapshot().content.name), version }),
      okText: t('publish.ok'),
      cancelText: t('common.cancel'),
      onOk: publish,
    });
  const begin = async () => {
    setBusy(true);
    const saved = await session.flush();
    const check = saved ? await client.checkDraft(session.key) : null;
    setBusy(false);
    if (check === null) return;
    if (!check.ok) {
      refused(check.error);
      return;
    }
    const count = check.data.problems.length;
    if (count > 0) {
      onProblems();
      void message.warning(t('publish.problems', { count }));
      return;
    }
    ask((session.snapshot().app.publishedVersion ?? 0) + 1);
  };
  const nothingNew = isPublished(snapshot);
  return (
    <Tooltip title={nothingNew ? t('publish.nothingNew') : null}>
      {/* A button that is only said to be disabled keeps the focus and so tells everybody why. */}
      <Button
        type="primary"
        loading={busy}
        disabled={snapshot.save.kind === 'conflict'}
        aria-disabled={nothingNew}
        className={nothingNew ? 'fbd-idle' : ''}
        {...(nothingNew ? { 'aria-description': t('publish.nothingNew') } : {})}
        onClick={() => {
          if (!nothingNew) void begin();
        }}
      >
        {t('publish.publish')}
      </Button>
    </Tooltip>
  );
}
