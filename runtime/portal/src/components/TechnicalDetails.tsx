import { useTranslation } from 'react-i18next';

interface TechnicalDetailsProps {
  /** What the engine says, in English. */
  readonly reason: string;
  readonly code?: string;
}

/** What went wrong in the engine's own words, folded: for those who mend it. */
export function TechnicalDetails({ reason, code }: TechnicalDetailsProps) {
  const { t } = useTranslation();
  return (
    <details className="fb-incident-details">
      <summary>{t('incidents.details')}</summary>
      <p lang="en">{reason}</p>
      {code !== undefined && <code>{code}</code>}
    </details>
  );
}
