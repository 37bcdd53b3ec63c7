import { Button } from 'antd';
import { useDesigner } from '../../app/designer-context.ts';
import { pathOf } from '../../app/places.ts';
import { readDecisions } from '../../decision-editor/model/decision-file.ts';
import { useTexts } from '../../texts/texts.ts';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { isVariable } from '../model/ids.ts';
import { processOf, textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The decision that a business rule task evaluates, and where its result goes. */
export function DecisionGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { navigate } = useDesigner();
  const { host, content } = usePanel();
  const decision = textOf(node, 'fb:decision');
  const file = Object.entries(content.decisions).find(([, xml]) =>
    readDecisions(xml)?.some(({ id }) => id === decision),
  )?.[0];
  const key = processOf(node)?.id ?? '';
  const set = (property: string) => (text: string) =>
    host.set(element, { [`fb:${property}`]: text.trim() || undefined });
  const variableFault = (text: string) =>
    text.trim() === '' || text.trim().split('.').every(isVariable) ? null : t('rows.nameInvalid');
  return (
    <>
      <SuggestProperty
        label={t('decision.decision')}
        value={decision}
        suggestions={Object.values(content.decisions)
          .flatMap((xml) => readDecisions(xml) ?? [])
          .map(({ id, name }) => ({ value: id, label: `${name} · ${id}` }))}
        onCommit={set('decision')}
      />
      {file !== undefined && (
        <Button
          type="link"
          size="small"
          className="fbd-inline-link"
          onClick={() => navigate(pathOf({ at: 'app', key, tab: { kind: 'decision', file } }))}
        >
          {t('decision.open')}
        </Button>
      )}
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
