import { useTexts } from '../../texts/texts.ts';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { textOf } from '../model/moddle.ts';
import { ExtensionRows } from './ExtensionRows.tsx';
import { type GroupProps, usePanel } from './panel-context.ts';

/** Jobs that the server itself can do; others are done by workers from outside. */
const JOB_TYPES = ['archive-case', 'record-letter'] as const;

/** The work of the system: which job, with what, and what comes of it. */
export function JobGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const retriesFault = (text: string) =>
    text.trim() === '' || /^\d{1,2}$/.test(text.trim()) ? null : t('job.retriesInvalid');
  const typeFault = (text: string) => (/^[\w.-]*$/.test(text.trim()) ? null : t('job.typeInvalid'));
  return (
    <>
      <SuggestProperty
        label={t('job.type')}
        value={textOf(node, 'fb:jobType')}
        suggestions={JOB_TYPES.map((each) => ({ value: each, label: `${each} · ${t(`job.${each}`)}` }))}
        faultOf={typeFault}
        onCommit={(text) => host.set(element, { 'fb:jobType': text.trim() || undefined })}
      />
      <TextProperty
        label={t('job.retries')}
        value={textOf(node, 'fb:retries')}
        maxLength={2}
        placeholder="3"
        faultOf={retriesFault}
        onCommit={(text) =>
          host.set(element, { 'fb:retries': text.trim() === '' ? undefined : Number(text.trim()) })
        }
      />
      <ExtensionRows
        element={element}
        node={node}
        type="fb:Parameter"
        label={t('job.parameters')}
        nameLabel={t('rows.name')}
        valueLabel={t('rows.value')}
        help={t('job.parametersHelp')}
      />
      <ExtensionRows
        element={element}
        node={node}
        type="fb:Input"
        label={t('job.inputs')}
        nameLabel={t('rows.input')}
        valueLabel={t('rows.expression')}
      />
      {node.$instanceOf('bpmn:ServiceTask') && (
        <ExtensionRows
          element={element}
          node={node}
          type="fb:Output"
          label={t('job.outputs')}
          nameLabel={t('rows.variable')}
          valueLabel={t('rows.expression')}
        />
      )}
    </>
  );
}
