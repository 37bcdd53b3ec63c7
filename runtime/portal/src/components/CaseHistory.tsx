import type { HistoryEntry } from '@flowbook/contract';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../api/useHistory.query.ts';
import { usePick } from '../i18n/useLocale.ts';
import { Failed } from './Failed.tsx';
import { historyLine } from './history-lines.ts';
import { Moment } from './Moment.tsx';
import { WaitingRows } from './Waiting.tsx';

/** What happened in a case, newest first: what, who, when. */
export function CaseHistory({ instanceId }: { readonly instanceId: string }) {
  const { t } = useTranslation();
  const history = useHistory(instanceId);
  if (history.isError) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (history.isPending) return <WaitingRows rows={4} />;
  const entries = history.data.filter(({ type }) => historyLine(type) !== null).reverse();
  if (entries.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('history.none')} />;
  }
  return (
    <ol className="fb-history">
      {entries.map((entry) => (
        <Line key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function Line({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const pick = usePick();
  const line = historyLine(entry.type);
  if (line === null) return null;
  const { reason } = entry.details;
  return (
    <li className={`fb-history-${line.tone}`}>
      <span>
        <span className="fb-history-what">{t(line.text)}</span>
        {entry.elementName !== null && <span className="fb-strong"> {pick(entry.elementName)}</span>}
      </span>
      {typeof reason === 'string' && reason !== '' && <span className="fb-history-reason">{reason}</span>}
      <span className="fb-secondary fb-history-foot">
        {entry.actor !== null && <span>{pick(entry.actor.name)}</span>}
        <Moment at={entry.at} />
      </span>
    </li>
  );
}
