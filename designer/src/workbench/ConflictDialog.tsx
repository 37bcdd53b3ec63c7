import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useDesigner, usePick } from '../app/designer-context.ts';
import type { Failure } from '../client/designer-client.ts';
import { failureText } from '../components/failure-text.ts';
import { dateAndTime } from '../components/moments.ts';
import { useLoaded } from '../components/useLoaded.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';

interface ConflictDialogProps {
  readonly session: DraftSession;
  readonly open: boolean;
}

/** Somebody else saved the draft meanwhile: whose state is to stand? */
export function ConflictDialog({ session, open }: ConflictDialogProps) {
  return open ? <OpenConflict session={session} /> : null;
}

function OpenConflict({ session }: { readonly session: DraftSession }) {
  const t = useTexts();
  const pick = usePick();
  const { client, locale } = useDesigner();
  const theirs = useLoaded(() => client.getDraft(session.key), session.key);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<'theirs' | 'mine' | null>(null);
  const app = theirs.state === 'loaded' ? theirs.data.app : null;
  const take = async () => {
    setBusy('theirs');
    const answer = await session.takeTheirs();
    setBusy(null);
    if (!answer.ok) setFailure(answer.error);
  };
  const keep = async () => {
    setBusy('mine');
    await session.keepMine();
    setBusy(null);
  };
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('conflict.title')}
      width={520}
      footer={[
        <Button
          key="theirs"
          loading={busy === 'theirs'}
          disabled={busy === 'mine'}
          onClick={() => void take()}
        >
          {t('conflict.takeTheirs')}
        </Button>,
        <Button
          key="mine"
          type="primary"
          danger
          loading={busy === 'mine'}
          disabled={busy === 'theirs'}
          onClick={() => void keep()}
        >
          {t('conflict.keepMine')}
        </Button>,
      ]}
    >
      <p>
        {app?.draftEditedBy && app.draftEditedAt
          ? t('conflict.by', {
              person: pick(app.draftEditedBy.name),
              time: dateAndTime(app.draftEditedAt, locale),
            })
          : t('conflict.somebody')}
      </p>
      <ul className="fbd-choices">
        <li>{t('conflict.aboutTheirs')}</li>
        <li>{t('conflict.aboutMine')}</li>
      </ul>
      {failure !== null && <Alert type="error" showIcon title={failureText(failure, t)} />}
    </Modal>
  );
}
