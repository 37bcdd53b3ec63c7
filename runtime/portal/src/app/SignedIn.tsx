import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Navigate, useLocation } from 'react-router';
import { connection } from '../api/connection.ts';
import { keys } from '../api/keys.ts';
import { useMe } from '../api/useMe.query.ts';
import { Failed } from '../components/Failed.tsx';
import { WaitingPage } from '../components/Waiting.tsx';
import { PersonProvider } from './person.ts';
import type { SignInState } from './sign-in-state.ts';

/**
 * Lets nobody through without a session. One that ends in the middle of work leads to the sign-in page, which says so
 * and brings the person back to where they were.
 */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const client = useQueryClient();
  const location = useLocation();
  const wasSignedIn = useRef(false);
  useEffect(() => {
    connection.onSessionEnd = () => client.setQueryData(keys.me, null);
    return () => {
      connection.onSessionEnd = () => undefined;
    };
  }, [client]);

  if (me.isPending) return <WaitingPage />;
  if (me.isError) return <Failed error={me.error} retry={() => void me.refetch()} />;
  if (me.data === null) {
    const state: SignInState = { from: location.pathname + location.search, expired: wasSignedIn.current };
    return <Navigate to="/sign-in" state={state} replace />;
  }
  wasSignedIn.current = true;
  return <PersonProvider value={me.data}>{children}</PersonProvider>;
}
