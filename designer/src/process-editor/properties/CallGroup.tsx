import { usePick } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import { SelectProperty } from '../fields/SelectProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { processOf, textOf } from '../model/moddle.ts';
import { ExtensionRows } from './ExtensionRows.tsx';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The process that is called, with what it gets and what comes back. */
export function CallGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const pick = usePick();
  const { host, apps } = usePanel();
  const own = processOf(node)?.id;
  const versionFault = (text: string) =>
    text.trim() === '' || /^[1-9]\d{0,5}$/.test(text.trim()) ? null : t('call.versionInvalid');
  return (
    <>
      <SelectProperty
        label={t('call.process')}
        value={textOf(node, 'calledElement')}
        options={apps
          .filter(({ key }) => key !== own)
          .map((app) => ({ value: app.key, label: pick(app.name) }))}
        placeholder={t('call.none')}
        clearable
        onChange={(key) => host.set(element, { calledElement: key || undefined })}
      />
      <TextProperty
        label={t('call.version')}
        value={textOf(node, 'fb:calledVersion')}
        placeholder={t('call.latest')}
        maxLength={6}
        faultOf={versionFault}
        onCommit={(text) =>
          host.set(element, { 'fb:calledVersion': text.trim() === '' ? undefined : Number(text.trim()) })
        }
      />
      <ExtensionRows
        element={element}
        node={node}
        type="fb:Input"
        label={t('call.inputs')}
        nameLabel={t('rows.theirVariable')}
        valueLabel={t('rows.expression')}
      />
      <ExtensionRows
        element={element}
        node={node}
        type="fb:Output"
        label={t('call.outputs')}
        nameLabel={t('rows.variable')}
        valueLabel={t('rows.theirExpression')}
      />
    </>
  );
}
