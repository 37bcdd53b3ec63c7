import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import { isWithin } from '../app/places.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';

/** Saves what is unsaved before a person leaves the app; asks only where that does not succeed. */
export function LeaveDialog({ session }: { readonly session: DraftSession }) {
  const t = useTexts();
  const { useLeaving } = useDesigner();
  const leaving = useLeaving((path) => !isWithin(path, session.key) && session.unsaved);
  const [failed, setFailed] = useState(false);
  const { blocked } = leaving;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one attempt each time that somebody wants to leave
  useEffect(() => {
    if (!blocked) {
      setFailed(false);
      return;
    }
    let alive = true;
    void session.flush().then((saved) => {
      if (!alive) return;
      if (saved) leaving.proceed();
      else setFailed(true);
    });
    return () => {
      alive = false;
    };
  }, [blocked, session]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!session.unsaved) return;
      event.preventDefault();
      void session.flush();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [session]);
  return (
    <Modal
      open={blocked && failed}
      title={t('leave.title')}
      okText={t('leave.leave')}
      okButtonProps={{ danger: true }}
      cancelText={t('leave.stay')}
      onOk={leaving.proceed}
      onCancel={leaving.stay}
      width={420}
    >
      {t('leave.text')}
    </Modal>
  );
}
