import { useTexts } from '../../texts/texts.ts';
import { ExtensionRows } from './ExtensionRows.tsx';
import type { GroupProps } from './panel-context.ts';

/** The variables that a script task sets, in this order. */
export function ScriptGroup({ element, node }: GroupProps) {
  const t = useTexts();
  return (
    <ExtensionRows
      element={element}
      node={node}
      type="fb:Assignment"
      label={t('script.assignments')}
      nameLabel={t('rows.variable')}
      valueLabel={t('rows.expression')}
      help={t('script.help')}
    />
  );
}
