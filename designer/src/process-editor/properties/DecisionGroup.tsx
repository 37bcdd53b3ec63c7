import { useTexts } from '../../texts/texts.ts';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { isVariable } from '../model/ids.ts';
import { textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The decision that a business rule task evaluates, and where its result goes. */
export function DecisionGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host, content } = usePanel();
  const set = (property: string) => (text: string) =>
    host.set(element, { [`fb:${property}`]: text.trim() || undefined });
  const variableFault = (text: string) =>
    text.trim() === '' || text.trim().split('.').every(isVariable) ? null : t('rows.nameInvalid');
  return (
    <>
      <SuggestProperty
        label={t('decision.decision')}
        value={textOf(node, 'fb:decision')}
        suggestions={Object.keys(content.decisions).map((id) => ({ value: id }))}
        onCommit={set('decision')}
      />
      <TextProperty
        label={t('decision.result')}
        value={textOf(node, 'fb:resultVariable')}
        code
        faultOf={variableFault}
        help={t('decision.resultHelp')}
        onCommit={set('resultVariable')}
      />
      <ExpressionProperty
        label={t('decision.input')}
        value={textOf(node, 'fb:decisionInput')}
        help={t('decision.inputHelp')}
        onCommit={set('decisionInput')}
      />
    </>
  );
}
