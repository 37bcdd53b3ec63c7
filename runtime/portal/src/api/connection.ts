import type { Locale } from '@flowbook/contract';

/** What every request needs to know about the person at the screen. One per page, set by the session and the language switch. */
export interface Connection {
  locale: Locale;
  /** From the answer to sign-in; sent back with every write. */
  csrfToken: string | null;
  /** Called when the server no longer knows the session in the middle of work. */
  onSessionEnd: () => void;
}

export const connection: Connection = { locale: 'zh', csrfToken: null, onSessionEnd: () => undefined };
