import { CheckCircleOutlined, CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { AppProblem } from '@flowbook/contract';
import { Button } from 'antd';
import { useTexts } from '../texts/texts.ts';
import { type ProblemPlace, placeOfProblem } from './problem-list.ts';

interface ProblemsPanelProps {
  readonly problems: readonly AppProblem[];
  /** The sentence of a problem in the language of the page. */
  readonly textOf: (problem: AppProblem) => string;
  /** Where it is, in words: form title or element name. */
  readonly whereOf: (problem: AppProblem) => string;
  readonly onGo: (place: ProblemPlace) => void;
  readonly onClose: () => void;
}

/** What stands in the way of publishing; a click leads there. */
export function ProblemsPanel({ problems, textOf, whereOf, onGo, onClose }: ProblemsPanelProps) {
  const t = useTexts();
  return (
    <section className="fbd-problems" aria-label={t('problems.title')}>
      <header>
        <h2>{t('problems.title')}</h2>
        <span className="fbd-secondary">{t('problems.count', { count: problems.length })}</span>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('problems.close')}
          onClick={onClose}
        />
      </header>
      {problems.length === 0 ? (
        <p className="fbd-no-problem">
          <CheckCircleOutlined aria-hidden /> {t('problems.none')}
        </p>
      ) : (
        <ul>
          {problems.map((problem) => {
            const place = placeOfProblem(problem);
            const line = (
              <>
                <ExclamationCircleFilled aria-hidden className="fbd-problem-icon" />
                <span className="fbd-problem-where">{whereOf(problem)}</span>
                <span className="fbd-problem-text">{textOf(problem)}</span>
              </>
            );
            return (
              <li key={JSON.stringify([problem.where, problem.code, problem.elementId, problem.reason])}>
                {place === null ? (
                  <span className="fbd-problem">{line}</span>
                ) : (
                  <button type="button" className="fbd-problem" onClick={() => onGo(place)}>
                    {line}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
