import { useTexts } from '../../texts/texts.ts';
import { TextProperty } from '../fields/TextProperty.tsx';
import { extensionsOf, replaceExtensions } from '../model/extensions.ts';
import {
  type BuiltInJobType,
  JOB_TYPES,
  type JobParameter,
  type JobParameterName,
} from '../model/job-types.ts';
import { textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

interface JobParametersProps extends GroupProps {
  readonly type: BuiltInJobType;
}

/** What a job of the server is to be told: a field for each parameter, save those that an input gives. */
export function JobParameters({ element, node, type }: JobParametersProps) {
  const t = useTexts();
  const { host } = usePanel();
  const given = new Set(extensionsOf(node, 'fb:Input').map((each) => textOf(each, 'target')));
  const rows = extensionsOf(node, 'fb:Parameter').map((each) => ({
    name: textOf(each, 'name'),
    value: textOf(each, 'value'),
  }));
  const put = (name: string, value: string) => {
    const others = rows.filter((row) => row.name !== name);
    const next = value.trim() === '' ? others : [...others, { name, value }];
    replaceExtensions(host, element, node, 'fb:Parameter', next);
  };
  const parameters: readonly (JobParameter & { readonly name: JobParameterName })[] = JOB_TYPES[type];
  return (
    <>
      {parameters
        .filter(({ name }) => !given.has(name))
        .map(({ name, required, multiline = false }) => (
          <TextProperty
            key={`${type} ${name}`}
            label={t(`jobParameter.${name}`)}
            value={rows.find((row) => row.name === name)?.value ?? ''}
            multiline={multiline}
            maxLength={multiline ? 10_000 : 2000}
            placeholder={required === true ? t('job.required') : ''}
            onCommit={(value) => put(name, value)}
          />
        ))}
    </>
  );
}
