import type { Locale } from '@flowbook/forms';
import { textOf } from '../texts/text-of.ts';
import { titleOf } from './component-title.ts';
import type { SummaryFinding } from './form-session.ts';

interface FormSummaryProps {
  readonly findings: readonly SummaryFinding[];
  readonly locale: Locale;
  readonly onGo: (finding: SummaryFinding) => void;
}

/** What is wrong, above the form, each line leading to its field. */
export function FormSummary({ findings, locale, onGo }: FormSummaryProps) {
  if (findings.length === 0) return null;
  return (
    <div className="fbf-summary" role="alert">
      <p>{textOf(locale, 'form.wrong', { count: findings.length })}</p>
      <ul>
        {findings.slice(0, MOST).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
          <li key={at}>
            {finding.place === null ? (
              finding.message
            ) : (
              <button type="button" title={finding.message} onClick={() => onGo(finding)}>
                {titleOf(finding.place, locale)}
              </button>
            )}
          </li>
        ))}
        {findings.length > MOST && <li>…</li>}
      </ul>
    </div>
  );
}

/** More lines than these help nobody; the fields show theirs all the same. */
const MOST = 12;
