import type { App, Bilingual } from '@flowbook/contract';
import { AutoComplete, Form } from 'antd';
import { useTexts } from '../texts/texts.ts';

interface DomainFieldProps {
  readonly apps: readonly App[];
  readonly value: Bilingual;
  readonly onChange: (domain: Bilingual) => void;
}

/** The domain in both languages. Choosing one that another app has fills in both. */
export function DomainField({ apps, value, onChange }: DomainFieldProps) {
  const t = useTexts();
  const domains = [...new Map(apps.map(({ domain }) => [domain.zh, domain])).values()];
  return (
    <div className="fbd-names">
      {(['zh', 'en'] as const).map((locale) => {
        const label = t(locale === 'zh' ? 'common.inChinese' : 'common.inEnglish', {
          label: t('apps.domain'),
        });
        return (
          <Form.Item key={locale} label={label}>
            <div lang={locale}>
              <AutoComplete
                aria-label={label}
                value={value[locale]}
                maxLength={100}
                options={domains
                  .filter((domain) => domain[locale] !== '')
                  .map((domain) => ({ value: domain[locale] }))}
                showSearch={{
                  filterOption: (text, option) => String(option?.value ?? '').includes(text),
                }}
                onSelect={(chosen) => {
                  const domain = domains.find((each) => each[locale] === chosen);
                  if (domain !== undefined) onChange(domain);
                }}
                onChange={(text) => onChange({ ...value, [locale]: text ?? '' })}
              />
            </div>
          </Form.Item>
        );
      })}
    </div>
  );
}
