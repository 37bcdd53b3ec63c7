import type { TFunction } from 'i18next';

const TEXTS = {
  'no-outgoing-flow': 'incident.noOutgoingFlow',
  'expression-failed': 'incident.expressionFailed',
  'timer-invalid': 'incident.timerInvalid',
  'correlation-key-missing': 'incident.correlationKeyMissing',
  'collection-invalid': 'incident.collectionInvalid',
  'job-failed': 'incident.jobFailed',
  'job-stuck': 'incident.jobStuck',
  'call-failed': 'incident.callFailed',
  'error-not-caught': 'incident.errorNotCaught',
  'decision-missing': 'incident.decisionMissing',
  'decision-failed': 'incident.decisionFailed',
  'loop-without-wait': 'incident.loopWithoutWait',
} as const;

/** What an incident means, in the language of the page; `null` for a code that this version does not know. */
export function incidentText(code: string, t: TFunction): string | null {
  return Object.hasOwn(TEXTS, code) ? t(TEXTS[code as keyof typeof TEXTS]) : null;
}
