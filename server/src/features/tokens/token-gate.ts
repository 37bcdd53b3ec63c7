import { refuse } from '../../errors/refusal.ts';
import type { TokenGate } from '../../http/serve.ts';
import type { FeatureDeps } from '../deps.ts';
import { hashOfSecret } from './token-secret.ts';

/** A poll every twenty seconds need not be a write every twenty seconds. */
const NOTED_EVERY_MS = 5 * 60_000;

const BEARER = /^Bearer ([\w-]{1,200})$/i;

/** Ties requests of machines to their tokens. Cookies count for nothing here, so no page can borrow a person's rights. */
export function createTokenGate({ store, clock }: Pick<FeatureDeps, 'store' | 'clock'>): TokenGate {
  return async (request, scope) => {
    const header = request.get('authorization');
    if (header === undefined) throw refuse('token.missing');
    const [, secret] = BEARER.exec(header) ?? [];
    const token = secret === undefined ? null : await store.people.tokenByHash(hashOfSecret(secret));
    if (token === null || (token.expiresAt !== null && token.expiresAt <= clock.iso()))
      throw refuse('token.invalid');
    if (!token.scopes.includes(scope)) throw refuse('token.scope-missing', { details: { scope } });
    const { id, name, lastUsedAt } = token;
    const now = clock.now().getTime();
    if (lastUsedAt === undefined || Date.parse(lastUsedAt) <= now - NOTED_EVERY_MS)
      await store.people.noteTokenUse(id, clock.iso());
    return { id, name };
  };
}
