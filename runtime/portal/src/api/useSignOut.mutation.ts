import { useMutation } from '@tanstack/react-query';
import { forgetDrafts } from '../forms/drafts.ts';
import { request } from './request.ts';
import { expectOk } from './result.ts';

/** Closes the session. The page is loaded anew afterwards, so that nothing of it stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => expectOk(await request('signOut', {})),
    onSuccess: () => {
      forgetDrafts();
      window.location.assign('/sign-in');
    },
  });
}
