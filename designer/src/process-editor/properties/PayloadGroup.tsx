import { useTexts } from '../../texts/texts.ts';
import { ExtensionRows } from './ExtensionRows.tsx';
import type { GroupProps } from './panel-context.ts';

/** What a thrown signal or escalation carries along. */
export function PayloadGroup({ element, node }: GroupProps) {
  const t = useTexts();
  return (
    <ExtensionRows
      element={element}
      node={node}
      type="fb:Input"
      label={t('payload.inputs')}
      nameLabel={t('rows.name')}
      valueLabel={t('rows.expression')}
      help={t('payload.help')}
    />
  );
}
