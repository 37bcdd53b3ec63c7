import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../api/result.ts';
import { failureText } from './failure-text.ts';

/** Tells in a message why an action failed; of a session that ended the sign-in page tells, to which one is led. */
export function useExplain(): (error: Error) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCallback(
    (error) => {
      const failure = failureOf(error);
      if (failure.kind === 'refused' && failure.status === 401) return;
      message.error(failureText(error, t));
    },
    [message, t],
  );
}
