import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/Moment.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import { RevokeButton, TokenExpiry, TokenLastUse, type TokenRowsProps, TokenScopes } from './TokenFacts.tsx';

/** The tokens on a narrow page. */
export function TokenCards({ tokens, onRevoke }: TokenRowsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <ul className="fb-cards">
      {tokens.map((token) => (
        <li key={token.id} className="fb-card">
          <span className="fb-strong">{token.name}</span>
          <TokenScopes scopes={token.scopes} />
          <dl className="fb-pairs">
            <dt>{t('tokens.createdBy')}</dt>
            <dd>
              {token.createdBy === null ? t('tokens.formerPerson') : pick(token.createdBy.name)} ·{' '}
              <Moment at={token.createdAt} />
            </dd>
            <dt>{t('tokens.lastUsed')}</dt>
            <dd>
              <TokenLastUse lastUsedAt={token.lastUsedAt} />
            </dd>
            <dt>{t('tokens.expires')}</dt>
            <dd>
              <TokenExpiry expiresAt={token.expiresAt} />
            </dd>
          </dl>
          <RevokeButton token={token} onRevoke={onRevoke} />
        </li>
      ))}
    </ul>
  );
}
