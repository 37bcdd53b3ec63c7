/** @jsxImportSource preact */
import type { Locale } from '@flowbook/forms';
import { textOf } from '../texts/text-of.ts';

interface RatingInputProps {
  /** Begins the ids of the stars; also the name of the group. */
  readonly id: string;
  readonly value: number | null;
  readonly max: number;
  readonly editable: boolean;
  readonly locale: Locale;
  readonly onChange: (value: number | null) => void;
  readonly onBlur?: (() => void) | undefined;
}

/** Stars as radio buttons: arrow keys move between them as in any radio group. The group around gives the name. */
export function RatingInput({ id, value, max, editable, locale, onChange, onBlur }: RatingInputProps) {
  const valueText =
    value === null ? textOf(locale, 'rating.empty') : textOf(locale, 'rating.value', { value, max });
  const stars = Array.from({ length: max }, (_, index) => index + 1);
  if (!editable)
    return (
      <span class="fbf-rating" role="img" aria-label={valueText}>
        {stars.map((star) => (
          <span
            key={star}
            class={star <= (value ?? 0) ? 'fbf-star fbf-star-on' : 'fbf-star'}
            aria-hidden="true"
          >
            ★
          </span>
        ))}
      </span>
    );
  return (
    <span class="fbf-rating fbf-rating-editable">
      {stars.map((star) => (
        <label key={star} class={star <= (value ?? 0) ? 'fbf-star fbf-star-on' : 'fbf-star'}>
          <input
            type="radio"
            class="fbf-unseen"
            id={`${id}-${star}`}
            name={id}
            checked={value === star}
            onChange={() => onChange(star)}
            onBlur={() => onBlur?.()}
          />
          <span aria-hidden="true">★</span>
          <span class="fbf-unseen">{textOf(locale, 'rating.value', { value: star, max })}</span>
        </label>
      ))}
      {value !== null && (
        <button
          type="button"
          class="fbf-icon-button"
          aria-label={textOf(locale, 'rating.clear')}
          title={textOf(locale, 'rating.clear')}
          onClick={() => onChange(null)}
        >
          ×
        </button>
      )}
    </span>
  );
}
