import { type Token, TokenScope } from '@flowbook/contract';
import { refuse } from '../../errors/refusal.ts';
import { type Caller, hasPermission } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { TokenRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames, type PeopleNames } from '../directory/names.ts';
import { hashOfSecret, newSecret } from './token-secret.ts';

type TokenHandlers = Pick<Handlers, 'listTokens' | 'createToken' | 'revokeToken'>;

/** Whether the caller decides which machines use the API. */
export function canManageTokens(caller: Caller): boolean {
  return hasPermission(caller, 'administer');
}

/** Rights of machines: given and taken by administrators, every change audited. */
export function tokenHandlers({ store, clock, ids }: FeatureDeps): TokenHandlers {
  const { people } = store;
  const names = createNames(people);
  const audit = (caller: Caller, action: string, id: string, details: object) =>
    people.audit({
      at: clock.iso(),
      actorId: caller.id,
      action,
      subject: `token:${id}`,
      details: { ...details },
    });

  return {
    listTokens: async ({ caller }) => {
      if (!canManageTokens(caller)) throw refuse('permission.missing');
      const tokens = await people.tokens();
      const known = await names.people(tokens.map(({ createdBy }) => createdBy));
      return { items: tokens.map((token) => presentToken(token, known)) };
    },

    createToken: async ({ caller, body, requestId }) => {
      if (!canManageTokens(caller)) throw refuse('permission.missing');
      const { name, scopes, expiresAt = null } = body;
      if (expiresAt !== null && Date.parse(expiresAt) <= clock.now().getTime())
        throw refuse('token.expiry-past');
      const secret = newSecret();
      const token: TokenRow = {
        id: ids.next(),
        tokenHash: hashOfSecret(secret),
        name,
        scopes: [...new Set(scopes)],
        createdAt: clock.iso(),
        createdBy: caller.id,
        expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
      };
      await people.putToken(token);
      await audit(caller, 'token-created', token.id, { requestId, name, scopes: token.scopes });
      return { ...presentToken(token, await names.people([caller.id])), secret };
    },

    revokeToken: async ({ caller, params, requestId }) => {
      if (!canManageTokens(caller)) throw refuse('permission.missing');
      if (!(await people.deleteToken(params.id))) throw refuse('token.not-found');
      await audit(caller, 'token-revoked', params.id, { requestId });
      return undefined;
    },
  };
}

function presentToken(
  { tokenHash: _hash, createdBy, scopes, lastUsedAt, ...token }: TokenRow,
  people: PeopleNames,
): Token {
  return {
    ...token,
    scopes: scopes.flatMap((scope) => TokenScope.safeParse(scope).data ?? []),
    createdBy: people.personOrNull(createdBy),
    lastUsedAt: lastUsedAt ?? null,
  };
}
