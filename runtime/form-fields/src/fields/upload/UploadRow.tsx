/** @jsxImportSource preact */
import type { Locale } from '@flowbook/forms';
import { textOf } from '../../texts/text-of.ts';
import type { Upload } from './use-uploads.ts';

interface UploadRowProps {
  readonly upload: Upload;
  readonly locale: Locale;
  readonly onRetry: (upload: Upload) => void;
  readonly onDrop: (upload: Upload) => void;
}

/** A file on its way, or one that did not arrive. */
export function UploadRow({ upload, locale, onRetry, onDrop }: UploadRowProps) {
  const { file, state, share } = upload;
  const name = file.name;
  if (state === 'sending') {
    const label = textOf(locale, 'upload.uploading', { name });
    return (
      <li class="fbf-file" aria-busy="true">
        <span class="fbf-file-name">{name}</span>
        <progress
          class="fbf-progress"
          aria-label={label}
          max={1}
          {...(share === null ? {} : { value: share })}
        />
      </li>
    );
  }
  return (
    <li class="fbf-file fbf-file-failed">
      <span class="fbf-file-name" role="alert">
        {textOf(locale, state === 'failed' ? 'upload.failed' : 'upload.refused', { name })}
      </span>
      {state === 'failed' && (
        <button type="button" class="fbf-button fbf-button-small" onClick={() => onRetry(upload)}>
          {textOf(locale, 'upload.retry')}
        </button>
      )}
      <button
        type="button"
        class="fbf-icon-button"
        aria-label={textOf(locale, 'upload.remove', { name })}
        onClick={() => onDrop(upload)}
      >
        ×
      </button>
    </li>
  );
}
