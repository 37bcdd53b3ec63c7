import type { Bilingual } from '@flowbook/contract';
import { Form, Input } from 'antd';
import { useTexts } from '../texts/texts.ts';

interface NamesFieldsProps {
  readonly label: string;
  readonly value: Bilingual;
  readonly onChange: (value: Bilingual) => void;
  readonly multiline?: boolean;
  readonly maxLength?: number;
  /** In a dialog: the first field is where one begins. */
  readonly autoFocus?: boolean;
  /** Sentence under the Chinese or English field when it is not as it should be. */
  readonly faults?: { readonly zh?: string | undefined; readonly en?: string | undefined };
}

/** A text in both languages, Chinese first. */
export function NamesFields({
  label,
  value,
  onChange,
  multiline,
  maxLength = 100,
  autoFocus = false,
  faults,
}: NamesFieldsProps) {
  const t = useTexts();
  return (
    <div className="fbd-names">
      {(['zh', 'en'] as const).map((locale) => {
        const name = t(locale === 'zh' ? 'common.inChinese' : 'common.inEnglish', { label });
        const common = {
          value: value[locale],
          maxLength,
          autoFocus: autoFocus && locale === 'zh',
          'aria-label': name,
          lang: locale === 'zh' ? 'zh-CN' : 'en',
        };
        const fault = faults?.[locale];
        return (
          <Form.Item
            key={locale}
            label={name}
            {...(fault === undefined ? {} : { validateStatus: 'error' as const, help: fault })}
          >
            {multiline ? (
              <Input.TextArea
                {...common}
                autoSize={{ minRows: 2, maxRows: 6 }}
                onChange={(event) => onChange({ ...value, [locale]: event.target.value })}
              />
            ) : (
              <Input {...common} onChange={(event) => onChange({ ...value, [locale]: event.target.value })} />
            )}
          </Form.Item>
        );
      })}
    </div>
  );
}
