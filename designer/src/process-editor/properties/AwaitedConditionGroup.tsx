import { useTexts } from '../../texts/texts.ts';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { isExpression } from '../model/duration.ts';
import { awaitedCondition, setAwaitedCondition } from '../model/events.ts';
import { eventDefinitionOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The condition for which an event waits. */
export function AwaitedConditionGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const definition = eventDefinitionOf(node);
  if (definition === null) return null;
  return (
    <ExpressionProperty
      label={t('awaited.condition')}
      value={awaitedCondition(definition)}
      help={t('awaited.help')}
      constantFault={(text) => (isExpression(text) ? null : t('condition.noConstant'))}
      onCommit={(text) => setAwaitedCondition(host, element, definition, text)}
    />
  );
}
