import type { Token, TokenScope } from '@flowbook/contract';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/Moment.tsx';
import { useNow } from '../../components/now.ts';

export interface TokenRowsProps {
  readonly tokens: readonly Token[];
  readonly onRevoke: (token: Token) => void;
}

/** What each scope lets a program do, as a key of the texts. */
export const scopeLabels = { jobs: 'tokens.scopeJobs', messages: 'tokens.scopeMessages' } as const satisfies {
  readonly [scope in TokenScope]: string;
};

export function TokenScopes({ scopes }: Pick<Token, 'scopes'>) {
  const { t } = useTranslation();
  return (
    <span className="fb-statuses">
      {scopes.map((scope) => (
        <Tag key={scope}>{t(scopeLabels[scope])}</Tag>
      ))}
    </span>
  );
}

/** Until when it is valid, or that it is no more. */
export function TokenExpiry({ expiresAt, layout }: Pick<Token, 'expiresAt'> & { layout?: 'line' | 'stack' }) {
  const { t } = useTranslation();
  const now = useNow();
  if (expiresAt === null) return <span>{t('tokens.lasting')}</span>;
  if (Date.parse(expiresAt) <= now) return <span className="fb-due-overdue">{t('tokens.expired')}</span>;
  return <Moment at={expiresAt} layout={layout ?? 'line'} />;
}

export function TokenLastUse({
  lastUsedAt,
  layout,
}: Pick<Token, 'lastUsedAt'> & { layout?: 'line' | 'stack' }) {
  const { t } = useTranslation();
  return lastUsedAt === null ? (
    <span>{t('tokens.neverUsed')}</span>
  ) : (
    <Moment at={lastUsedAt} layout={layout ?? 'line'} />
  );
}

export function RevokeButton({
  token,
  onRevoke,
}: { readonly token: Token } & Pick<TokenRowsProps, 'onRevoke'>) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      danger
      aria-label={t('tokens.revokeNamed', { name: token.name })}
      onClick={() => onRevoke(token)}
    >
      {t('tokens.revoke')}
    </Button>
  );
}
