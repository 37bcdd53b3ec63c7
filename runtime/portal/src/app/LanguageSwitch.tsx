import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../i18n/i18n.ts';
import { useLocale } from '../i18n/useLocale.ts';

/** Chinese or English; each language is named in itself. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <Segmented
      size="small"
      aria-label={t('language.label')}
      value={useLocale()}
      options={[
        { value: 'zh', label: t('language.zh') },
        { value: 'en', label: t('language.en') },
      ]}
      onChange={changeLocale}
    />
  );
}
