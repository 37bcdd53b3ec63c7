import { useTexts } from '../../texts/texts.ts';
import { ExtensionRows } from './ExtensionRows.tsx';
import type { GroupProps } from './panel-context.ts';

/** What of a received message goes into the case's variables. */
export function OutputsGroup({ element, node }: GroupProps) {
  const t = useTexts();
  return (
    <ExtensionRows
      element={element}
      node={node}
      type="fb:Output"
      label={t('message.outputs')}
      nameLabel={t('rows.variable')}
      valueLabel={t('rows.expression')}
      help={t('message.outputsHelp')}
    />
  );
}
