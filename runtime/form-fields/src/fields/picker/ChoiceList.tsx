/** @jsxImportSource preact */
import type { Locale } from '@flowbook/forms';
import type { RefObject } from 'preact';
import { textOf } from '../../texts/text-of.ts';
import { topLayer } from '../use-popup.ts';
import type { Choice } from './choice.ts';
import type { Search } from './use-search.ts';

interface ChoiceListProps {
  readonly id: string;
  readonly search: Search;
  readonly active: number;
  readonly chosen: readonly string[];
  readonly locale: Locale;
  readonly label: string;
  readonly box: RefObject<HTMLDivElement>;
  readonly onPick: (choice: Choice) => void;
}

/** What a search found, to pick from. The keyboard stays in the search field, so the mouse must not take it away. */
export function ChoiceList({ id, search, active, chosen, locale, label, box, onPick }: ChoiceListProps) {
  const choices = search.state === 'found' ? search.choices : [];
  return (
    <div ref={box} {...topLayer} class="fbf-popup">
      <div id={id} role="listbox" tabIndex={-1} aria-label={label} onMouseDown={keepFocus}>
        {choices.map((choice, index) => (
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.includes(choice.id)}
            class={index === active ? 'fbf-option fbf-option-active' : 'fbf-option'}
            onClick={() => onPick(choice)}
            onKeyDown={(event) => event.key === 'Enter' && onPick(choice)}
          >
            <span>{choice.name[locale]}</span>
            <span class="fbf-option-note">
              {choice.grade === undefined
                ? choice.id
                : textOf(locale, 'picker.grade', { grade: choice.grade })}
            </span>
          </div>
        ))}
      </div>
      <SearchNote search={search} locale={locale} />
    </div>
  );
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

function SearchNote({ search, locale }: { readonly search: Search; readonly locale: Locale }) {
  if (search.state === 'failed') return <p class="fbf-popup-note">{textOf(locale, 'picker.failed')}</p>;
  if (search.state !== 'found') return <p class="fbf-popup-note">{textOf(locale, 'picker.loading')}</p>;
  if (search.choices.length === 0) return <p class="fbf-popup-note">{textOf(locale, 'picker.none')}</p>;
  return null;
}

/** What somebody who does not see the list is told of it. */
export function announce(search: Search, locale: Locale): string {
  if (search.state === 'failed') return textOf(locale, 'picker.failed');
  if (search.state === 'loading') return textOf(locale, 'picker.loading');
  if (search.state !== 'found') return '';
  if (search.choices.length === 0) return textOf(locale, 'picker.none');
  return textOf(locale, 'picker.count', { count: search.choices.length });
}
