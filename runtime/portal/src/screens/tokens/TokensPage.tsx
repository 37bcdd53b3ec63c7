import { PlusOutlined } from '@ant-design/icons';
import type { Token } from '@flowbook/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTokens } from '../../api/useTokens.query.ts';
import { ListState } from '../../components/ListState.tsx';
import { Page } from '../../components/Page.tsx';
import { useNarrow } from '../../components/useNarrow.ts';
import { NewToken } from './NewToken.tsx';
import { RevokeToken } from './RevokeToken.tsx';
import { TokenCards } from './TokenCards.tsx';
import { TokenTable } from './TokenTable.tsx';

/** Which programs may use the API: make them a token, see who has one, take it away. */
export function TokensPage() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const tokens = useTokens();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const Rows = narrow ? TokenCards : TokenTable;
  return (
    <Page
      title={t('nav.tokens')}
      subtitle={t('tokens.subtitle')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t('tokens.new')}
        </Button>
      }
    >
      <ListState query={tokens} items={tokens.data} none={t('tokens.none')}>
        {(items) => <Rows tokens={items} onRevoke={setRevoking} />}
      </ListState>
      {making && <NewToken onClose={() => setMaking(false)} />}
      {revoking !== null && <RevokeToken token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
