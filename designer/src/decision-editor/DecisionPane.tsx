import type { AppProblem } from '@flowbook/contract';
import { Empty, Select } from 'antd';
import { useMemo } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import { useTexts } from '../texts/texts.ts';
import { DecisionTableEditor } from './DecisionTableEditor.tsx';
import { setExpression, setHitPolicy } from './model/decision-edits.ts';
import { type Decision, hitPolicies, readDecisions } from './model/decision-file.ts';

interface DecisionPaneProps {
  readonly file: string;
  /** Absent when the app has no such file. */
  readonly xml: string | undefined;
  /** What is wrong in this file. */
  readonly problems: readonly AppProblem[];
  readonly textOf: (problem: AppProblem) => string;
  readonly onChange: (change: (xml: string) => string) => void;
}

/** The decisions of one DMN file: its tables, rule by rule, and its expressions. */
export function DecisionPane({ file, xml, problems, textOf, onChange }: DecisionPaneProps) {
  const t = useTexts();
  const { locale } = useDesigner();
  const decisions = useMemo(() => (xml === undefined ? null : readDecisions(xml)), [xml]);
  const faults = useMemo(() => {
    const byElement = new Map<string, string>();
    for (const problem of problems) {
      if (problem.elementId !== null) byElement.set(problem.elementId, textOf(problem));
    }
    return byElement;
  }, [problems, textOf]);
  if (decisions === null) {
    const text = xml === undefined ? t('decisions.missing', { id: file }) : t('decisions.broken');
    return (
      <div className="fbd-pane fbd-empty">
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />
      </div>
    );
  }
  return (
    <div className="fbd-pane fbd-decisions">
      {decisions.map((decision) => (
        <section
          key={decision.id}
          className="fbd-decision"
          aria-label={locale === 'en' ? decision.id : decision.name}
        >
          <header>
            <h2 lang="zh">{decision.name}</h2>
            <code>{decision.id}</code>
            {decision.logic.kind === 'table' && (
              <Select
                className="fbd-hit-policy"
                aria-label={t('decisions.hitPolicy')}
                value={decision.logic.hitPolicy}
                options={hitPolicies.map((each) => ({ value: each, label: t(`hitPolicy.${each}`) }))}
                onChange={(next) => {
                  const policy = hitPolicies.find((each) => each === next);
                  if (policy !== undefined) onChange((current) => setHitPolicy(current, decision.id, policy));
                }}
              />
            )}
          </header>
          <Logic decision={decision} faults={faults} onChange={onChange} />
        </section>
      ))}
    </div>
  );
}

interface LogicProps extends Pick<DecisionPaneProps, 'onChange'> {
  readonly decision: Decision;
  readonly faults: ReadonlyMap<string, string>;
}

function Logic({ decision: { id, name, logic }, faults, onChange }: LogicProps) {
  const t = useTexts();
  switch (logic.kind) {
    case 'table':
      return <DecisionTableEditor decisionId={id} table={logic} faults={faults} onChange={onChange} />;
    case 'expression':
      return (
        <textarea
          className="fbd-decision-cell fbd-decision-cell-wide"
          aria-label={t('decisions.expressionOf', { name })}
          spellCheck={false}
          value={logic.text}
          onChange={(event) => {
            const text = event.target.value;
            onChange((current) => setExpression(current, id, text));
          }}
        />
      );
    case 'other':
      return <p className="fbd-secondary">{t('decisions.other')}</p>;
  }
}
