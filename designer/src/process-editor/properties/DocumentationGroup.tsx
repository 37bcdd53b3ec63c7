import { useTexts } from '../../texts/texts.ts';
import { TextProperty } from '../fields/TextProperty.tsx';
import { nodesOf, textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** What whoever reads the model should know about the element. */
export function DocumentationGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const [first, ...others] = nodesOf(node, 'documentation');
  const write = (text: string) => {
    const created = text.trim() === '' ? [] : [host.create('bpmn:Documentation', { text: text.trim() })];
    for (const each of created) each.$parent = node;
    host.setOn(element, node, { documentation: [...created, ...others] });
  };
  return (
    <TextProperty
      label={t('property.documentation')}
      value={first === undefined ? '' : textOf(first, 'text')}
      multiline
      maxLength={4_000}
      onCommit={write}
    />
  );
}
