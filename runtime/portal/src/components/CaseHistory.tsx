import { Checkbox, Empty } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../api/useHistory.query.ts';
import { storyOf } from './case-story.ts';
import { Failed } from './Failed.tsx';
import { HistoryItem } from './HistoryItem.tsx';
import { WaitingRows } from './Waiting.tsx';

/** What happened in a case, newest first: what, who, when, for how long. Everything, where the person asks for it. */
export function CaseHistory({ instanceId }: { readonly instanceId: string }) {
  const { t } = useTranslation();
  const history = useHistory(instanceId);
  const [everything, setEverything] = useState(false);
  const story = useMemo(() => storyOf(history.data ?? []), [history.data]);
  if (history.isError) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (history.isPending) return <WaitingRows rows={4} />;
  if (story.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('history.none')} />;
  }
  const told = story.filter(({ detail }) => everything || !detail).reverse();
  return (
    <>
      {story.some(({ detail }) => detail) && (
        <Checkbox
          className="fb-history-all"
          checked={everything}
          onChange={(event) => setEverything(event.target.checked)}
        >
          {t('history.everything')}
        </Checkbox>
      )}
      <ol className="fb-history">
        {told.map((line) => (
          <HistoryItem key={line.seq} story={line} />
        ))}
      </ol>
    </>
  );
}
