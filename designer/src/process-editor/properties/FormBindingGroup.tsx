import { Button } from 'antd';
import { useDesigner, usePick } from '../../app/designer-context.ts';
import { pathOf } from '../../app/places.ts';
import { asSchema, titleOf } from '../../draft/app-forms.ts';
import { useTexts } from '../../texts/texts.ts';
import { SelectProperty } from '../fields/SelectProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { bindingOf, setBinding } from '../model/extensions.ts';
import { isVariable, variableFor } from '../model/ids.ts';
import { processOf } from '../model/moddle.ts';
import { FieldRights } from './FieldRights.tsx';
import { type GroupProps, usePanel } from './panel-context.ts';

/** Which form an element opens, at which of its stages, and the variable that holds the document. */
export function FormBindingGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const pick = usePick();
  const { navigate, tools } = useDesigner();
  const { host, content } = usePanel();
  const binding = bindingOf(node);
  const form = binding === null ? undefined : content.forms[binding.form];
  const described = form === undefined ? null : tools.describeForm(asSchema(form));
  const stages = described?.stages ?? [];
  const bind = (change: Partial<NonNullable<typeof binding>>) =>
    setBinding(host, element, node, { form: '', stage: '', doc: '', rights: [], ...binding, ...change });
  const choose = (id: string) => {
    if (id === '') {
      setBinding(host, element, node, null);
      return;
    }
    // The same form elsewhere in the process is most often the same document, one stage further.
    const elsewhere = host
      .elements()
      .map((each) => (each.type === 'label' ? null : bindingOf(each.businessObject)))
      .find((each) => each !== null && each.form === id && each.doc !== '');
    // Rights name fields of the form that they were given for.
    bind({ form: id, stage: '', doc: elsewhere?.doc ?? variableFor(id), rights: [] });
  };
  const docFault = (text: string) => (isVariable(text.trim()) ? null : t('binding.docInvalid'));
  const key = processOf(node)?.id ?? '';
  return (
    <>
      <SelectProperty
        label={t('binding.form')}
        value={binding?.form ?? ''}
        options={Object.entries(content.forms).map(([id, each]) => ({
          value: id,
          label: pick(titleOf(each)),
        }))}
        onChange={choose}
        placeholder={t('binding.none')}
        clearable
        {...(binding !== null && form === undefined ? { help: t('binding.formGone') } : {})}
      />
      {binding !== null && (
        <>
          <SelectProperty
            label={t('binding.stage')}
            value={binding.stage}
            options={stages.map((stage) => ({ value: stage.id, label: pick(stage.name) }))}
            onChange={(stage) => bind({ stage })}
            placeholder={t('binding.allStages')}
            clearable
          />
          <TextProperty
            label={t('binding.doc')}
            value={binding.doc}
            code
            faultOf={docFault}
            help={t('binding.docHelp', { doc: binding.doc || t('binding.docExample') })}
            onCommit={(doc) => bind({ doc: doc.trim() })}
          />
          {described !== null && (
            <FieldRights
              description={described}
              stage={binding.stage}
              rights={binding.rights}
              onChange={(rights) => bind({ rights })}
            />
          )}
          {form !== undefined && (
            <Button
              type="link"
              size="small"
              className="fbd-inline-link"
              onClick={() => navigate(pathOf({ at: 'app', key, tab: { kind: 'form', form: binding.form } }))}
            >
              {t('binding.open')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
