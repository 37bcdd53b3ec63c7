import type { InstanceDetail } from '@flowbook/contract';
import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../api/useHistory.query.ts';
import { useCaseTitle } from '../components/useCaseTitle.ts';
import { usePick } from '../i18n/useLocale.ts';
import { LazyDiagram } from './LazyDiagram.tsx';
import { marksOf } from './marks.ts';

interface CaseDiagramProps {
  readonly detail: InstanceDetail;
  /** The element that the page is about. */
  readonly at?: string;
}

/** A case on its diagram, with its current steps said in words besides. */
export function CaseDiagram({ detail, at }: CaseDiagramProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const marks = useMemo(() => marksOf(detail, at), [detail, at]);
  const history = useHistory(detail.id).data ?? [];
  const names = new Map(history.map(({ elementId, elementName }) => [elementId, elementName]));
  const nameOf = (id: string) => {
    const name = names.get(id);
    return name ? pick(name) : id;
  };
  const current = detail.elements.filter(({ state }) => state === 'active' || state === 'incident');
  return (
    <div className="fb-case-diagram">
      <div className="fb-current">
        <span className="fb-secondary">{t('diagram.current')}</span>
        {current.length === 0 ? (
          <span>{t('diagram.ended')}</span>
        ) : (
          <ul>
            {current.map(({ elementId, state }) => (
              <li key={elementId}>
                <Tag color={state === 'incident' ? 'error' : 'processing'}>
                  {state === 'incident' ? t('diagram.stuck', { name: nameOf(elementId) }) : nameOf(elementId)}
                </Tag>
              </li>
            ))}
          </ul>
        )}
      </div>
      <LazyDiagram
        xml={detail.bpmn}
        marks={marks}
        label={t('diagram.label', { title: caseTitle(detail.title, detail.definitionName) })}
      />
      <ul className="fb-legend" aria-hidden>
        <li className="fb-legend-active">{t('diagram.active')}</li>
        <li className="fb-legend-done">{t('diagram.done')}</li>
        <li className="fb-legend-incident">{t('diagram.incident')}</li>
      </ul>
    </div>
  );
}
