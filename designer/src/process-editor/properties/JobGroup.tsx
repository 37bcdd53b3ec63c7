import { useTexts } from '../../texts/texts.ts';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { type BuiltInJobType, isBuiltIn, JOB_TYPES } from '../model/job-types.ts';
import { textOf } from '../model/moddle.ts';
import { ExtensionRows } from './ExtensionRows.tsx';
import { JobParameters } from './JobParameters.tsx';
import { type GroupProps, usePanel } from './panel-context.ts';

const BUILT_IN = Object.keys(JOB_TYPES) as BuiltInJobType[];

/** The work of the system: which job, with what, and what comes of it. */
export function JobGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const type = textOf(node, 'fb:jobType');
  const retriesFault = (text: string) =>
    text.trim() === '' || /^\d{1,2}$/.test(text.trim()) ? null : t('job.retriesInvalid');
  const typeFault = (text: string) => (/^[\w.-]*$/.test(text.trim()) ? null : t('job.typeInvalid'));
  return (
    <>
      <SuggestProperty
        label={t('job.type')}
        value={type}
        help={isBuiltIn(type) ? t(`jobHelp.${type}`) : t('job.typeHelp')}
        suggestions={BUILT_IN.map((each) => ({ value: each, label: `${each} · ${t(`job.${each}`)}` }))}
        faultOf={typeFault}
        onCommit={(text) => host.set(element, { 'fb:jobType': text.trim() || undefined })}
      />
      {isBuiltIn(type) && <JobParameters element={element} node={node} type={type} />}
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
        label={isBuiltIn(type) ? t('job.otherParameters') : t('job.parameters')}
        except={isBuiltIn(type) ? JOB_TYPES[type].map(({ name }) => name) : []}
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
