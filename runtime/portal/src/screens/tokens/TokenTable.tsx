import type { Token } from '@flowbook/contract';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/Moment.tsx';
import { usePick } from '../../i18n/useLocale.ts';
import { RevokeButton, TokenExpiry, TokenLastUse, type TokenRowsProps, TokenScopes } from './TokenFacts.tsx';

/** The tokens on a wide page. */
export function TokenTable({ tokens, onRevoke }: TokenRowsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <Table<Token>
      className="fb-table"
      rowKey="id"
      dataSource={[...tokens]}
      pagination={false}
      columns={[
        {
          title: t('tokens.name'),
          key: 'name',
          render: (_, { name }) => <span className="fb-strong">{name}</span>,
        },
        {
          title: t('tokens.scopes'),
          key: 'scopes',
          render: (_, { scopes }) => <TokenScopes scopes={scopes} />,
        },
        {
          title: t('tokens.createdBy'),
          key: 'by',
          width: 180,
          render: (_, { createdBy, createdAt }) => (
            <div className="fb-cell">
              <span>{createdBy === null ? t('tokens.formerPerson') : pick(createdBy.name)}</span>
              <Moment at={createdAt} />
            </div>
          ),
        },
        {
          title: t('tokens.lastUsed'),
          key: 'used',
          width: 140,
          render: (_, { lastUsedAt }) => <TokenLastUse lastUsedAt={lastUsedAt} layout="stack" />,
        },
        {
          title: t('tokens.expires'),
          key: 'expires',
          width: 150,
          render: (_, { expiresAt }) => <TokenExpiry expiresAt={expiresAt} layout="stack" />,
        },
        {
          title: t('tokens.actions'),
          key: 'actions',
          width: 100,
          render: (_, token) => <RevokeButton token={token} onRevoke={onRevoke} />,
        },
      ]}
    />
  );
}
