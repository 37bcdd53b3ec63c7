import { useTranslation } from 'react-i18next';
import { useRoles } from '../api/useRoles.query.ts';
import { useLocale, usePick } from '../i18n/useLocale.ts';
import type { StoryLine } from './case-story.ts';
import { incidentText } from './incident-text.ts';
import { Moment } from './Moment.tsx';
import { absoluteTime, roughDuration } from './moments.ts';
import { useNow } from './now.ts';
import { TechnicalDetails } from './TechnicalDetails.tsx';

const MINUTE_MS = 60_000;

/** One line of a case's history. */
export function HistoryItem({ story }: { readonly story: StoryLine }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { line, name, actor, at } = story;
  const notes = useNotes(story);
  const meaning = story.code === null ? null : incidentText(story.code, t);
  return (
    <li className={`fb-history-${line.tone}`}>
      <span>
        <span className="fb-history-what">{t(line.text)}</span>
        {name !== null && <span className="fb-strong"> {pick(name)}</span>}
      </span>
      {meaning !== null && <span className="fb-history-reason">{meaning}</span>}
      {story.reason !== null &&
        (meaning === null ? (
          <span className="fb-history-reason">{story.reason}</span>
        ) : (
          <TechnicalDetails reason={story.reason} />
        ))}
      {notes.length > 0 && <span className="fb-history-notes">{notes.join(t('history.between'))}</span>}
      <span className="fb-secondary fb-history-foot">
        <span>{actor === null ? t('cases.system') : pick(actor.name)}</span>
        <Moment at={at} />
      </span>
    </li>
  );
}

/** For whom, until when, how long. */
function useNotes({ assignee, roles, dueAt, tookMs }: StoryLine): readonly string[] {
  const { t } = useTranslation();
  const pick = usePick();
  const locale = useLocale();
  const now = useNow();
  const known = useRoles(roles.length > 0).data ?? [];
  const names = roles.map((id) => {
    const role = known.find((each) => each.id === id);
    return role === undefined ? id : pick(role.name);
  });
  return [
    ...(assignee === null ? [] : [t('history.forPerson', { name: pick(assignee) })]),
    ...(names.length === 0 ? [] : [t('history.forRoles', { names: names.join(' · ') })]),
    ...(dueAt === null ? [] : [t('due.at', { time: absoluteTime(dueAt, now, locale) })]),
    ...(tookMs === null || tookMs < MINUTE_MS
      ? []
      : [t('history.took', { time: roughDuration(tookMs, locale) })]),
  ];
}
