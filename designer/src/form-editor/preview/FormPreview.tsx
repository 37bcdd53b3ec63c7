import { type FieldServices, FormView, type FormViewHandle } from '@flowbook/form-fields';
import { checkSchema, type FormSchema, type Locale } from '@flowbook/forms';
import { Alert, Button, Modal, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import { extensionOf } from '../schema/extension.ts';
import { englishOf } from '../schema/translations.ts';
import { filled, useTexts } from '../texts/texts.ts';

interface FormPreviewProps {
  readonly schema: FormSchema;
  readonly locale: Locale;
  readonly services: FieldServices;
  readonly onClose: () => void;
}

const LANGUAGES = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];

/** The form as somebody meets it in a task: real rules, any stage, either language. Nothing is stored. */
export function FormPreview({ schema, locale, services, onClose }: FormPreviewProps) {
  const texts = useTexts().previewDialog;
  const { stages, title } = extensionOf(schema);
  const [stage, setStage] = useState(stages[0]?.id ?? '');
  const [language, setLanguage] = useState<Locale>(locale);
  const [verdict, setVerdict] = useState<'valid' | 'invalid' | null>(null);
  const [data, setData] = useState({});
  const view = useRef<FormViewHandle>(null);
  const ids = useId();
  const checked = checkSchema(schema);
  const name = (locale === 'en' && englishOf(extensionOf(schema), 'title', 'text')) || title;

  const trySubmit = async () => {
    const result = await view.current?.submit();
    if (result !== undefined) setVerdict(result.ok ? 'valid' : 'invalid');
  };
  return (
    <Modal
      open
      width={960}
      title={filled(texts.title, { name })}
      onCancel={onClose}
      footer={
        checked.ok && (
          <Button type="primary" onClick={() => void trySubmit()}>
            {texts.check}
          </Button>
        )
      }
    >
      <p className="fbd-entry-hint">{texts.hint}</p>
      <div className="fbd-preview-bar">
        {stages.length > 0 && (
          <label htmlFor={`${ids}-stage`}>
            {texts.stage}
            <Select
              id={`${ids}-stage`}
              value={stage}
              options={stages.map(({ id, name: stageName }) => ({
                value: id,
                label:
                  (locale === 'en' && englishOf(extensionOf(schema), `stage/${id}`, 'label')) || stageName,
              }))}
              style={{ minWidth: 160 }}
              onChange={(next: string) => {
                setStage(next);
                setVerdict(null);
              }}
            />
          </label>
        )}
        <label htmlFor={`${ids}-language`}>
          {texts.language}
          <Select
            id={`${ids}-language`}
            value={language}
            options={LANGUAGES}
            style={{ minWidth: 110 }}
            onChange={(next: Locale) => setLanguage(next)}
          />
        </label>
      </div>
      {verdict !== null && (
        <Alert
          type={verdict === 'valid' ? 'success' : 'error'}
          showIcon
          title={verdict === 'valid' ? texts.valid : texts.invalid}
        />
      )}
      {checked.ok ? (
        <div className="fbd-preview-form">
          <FormView
            key={stage}
            ref={view}
            schema={checked.schema}
            opening={stage === '' ? {} : { stage }}
            locale={language}
            data={data}
            readOnly={false}
            services={services}
            onChange={(next) => setData(structuredClone(next))}
          />
        </div>
      ) : (
        <Alert
          type="error"
          showIcon
          title={texts.broken}
          description={
            <ul>
              {checked.problems.map(({ code, componentId, reason }) => (
                <li key={`${code} ${componentId} ${reason}`}>
                  {componentId === null ? '' : `${componentId}：`}
                  {reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </Modal>
  );
}
