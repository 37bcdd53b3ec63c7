import type { Locale } from '@flowbook/forms';
import { viewerText } from '../texts/viewer-texts.ts';

/** Texts that form-js writes itself instead of asking its `translate` service, and where they stand. */
const leftovers: readonly {
  readonly at: string;
  readonly attribute: string | null;
  readonly text: string;
}[] = [
  { at: '.fjs-select-display', attribute: null, text: 'Select' },
  { at: '.fjs-form-field-filepicker .fjs-button', attribute: null, text: 'Browse' },
  { at: 'input[placeholder]', attribute: 'placeholder', text: 'Search' },
];
const removal = /^(?:Remove list item|移除第) ?(\d+)/;

/** Keeps those texts in the language of the form, also those that appear later. Gives back how to stop. */
export function watchLeftoverTexts(container: HTMLElement, locale: () => Locale): () => void {
  const sweep = () => translateLeftovers(container, locale());
  const observer = new MutationObserver(sweep);
  observer.observe(container, { subtree: true, childList: true, characterData: true });
  sweep();
  return () => observer.disconnect();
}

function translateLeftovers(container: HTMLElement, locale: Locale): void {
  for (const { at, attribute, text } of leftovers) {
    const known = [text, viewerText('zh', text)];
    const wanted = viewerText(locale, text);
    for (const element of container.querySelectorAll(at)) {
      const target = attribute === null ? element.firstChild : element.getAttributeNode(attribute);
      const present = target?.nodeValue ?? '';
      if (target !== null && present !== wanted && known.includes(present)) target.nodeValue = wanted;
    }
  }
  for (const button of container.querySelectorAll('.fjs-repeat-row-remove')) {
    const label = button.getAttribute('aria-label') ?? '';
    const number = removal.exec(label)?.[1];
    if (number === undefined) continue;
    const wanted = viewerText(locale, 'Remove list item {value}', { value: number });
    if (wanted !== label) button.setAttribute('aria-label', wanted);
  }
}
