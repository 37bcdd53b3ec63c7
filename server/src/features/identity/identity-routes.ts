import type { Me } from '@flowbook/contract';
import { refuse } from '../../errors/refusal.ts';
import type { CallerSession } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames, type Names } from '../directory/names.ts';
import { passwordFits } from './passwords.ts';

type IdentityHandlers = Pick<Handlers, 'signIn' | 'whoAmI' | 'signOut' | 'demoAccounts'>;

/** Who somebody is: signing in and out, and the accounts that a demo offers. */
export function identityHandlers(deps: FeatureDeps): IdentityHandlers {
  const { store, sessions, clock, settings } = deps;
  const names = createNames(store.people);

  return {
    signIn: async ({ body, sessionCookie, requestId }) => {
      const user = await store.people.userByName(body.username);
      const usable = user !== null && !(user.demo && settings.production) ? user : null;
      const fits = await passwordFits(usable?.passwordHash ?? null, body.password);
      const audit = (action: string, details = {}) =>
        store.people.audit({
          at: clock.iso(),
          actorId: fits ? (usable?.id ?? null) : null,
          action,
          // What was typed as a name of nobody may be a password, so it is not kept.
          subject: user === null ? 'user:unknown' : `user:${user.id}`,
          details: { requestId, ...details },
        });
      if (usable === null || !fits) {
        await audit('sign-in-refused');
        throw refuse('session.wrong-credentials');
      }
      const { session, cookie } = await sessions.open(usable);
      sessionCookie.set(cookie, session.expiresAt);
      await audit('signed-in');
      return presentMe(session, names);
    },

    whoAmI: async ({ session }) => (session === null ? null : presentMe(session, names)),

    signOut: async ({ session, caller, sessionCookie, requestId }) => {
      await sessions.end(session.tokenHash);
      sessionCookie.clear();
      await store.people.audit({
        at: clock.iso(),
        actorId: caller.id,
        action: 'signed-out',
        subject: `user:${caller.id}`,
        details: { requestId },
      });
      return undefined;
    },

    demoAccounts: async () => {
      const roles = await names.roles();
      const people = deps.demo?.people ?? [];
      const accounts = [];
      for (const { username, password, name, roles: ids } of people) {
        const user = await store.people.userByName(username);
        if (user?.demo) accounts.push({ username, password, name, roles: ids.map(roles.role) });
      }
      return { accounts };
    },
  };
}

async function presentMe({ caller, csrfToken }: CallerSession, names: Names): Promise<Me> {
  const { role } = await names.roles();
  const { id, username, name, roles, permissions } = caller;
  return { id, username, name, roles: roles.map(role), permissions: [...permissions], csrfToken };
}
