import type { Bilingual } from '@flowbook/contract';
import { usePick } from '../i18n/useLocale.ts';

/**
 * How a case is called on the page: by its number and subject, as people entered them; one that has neither bears its
 * process's name, which is shown in the language of the page.
 */
export function useCaseTitle(): (title: string, process: Bilingual | undefined) => string {
  const pick = usePick();
  return (title, process) => (process !== undefined && title === process.zh ? pick(process) : title);
}
