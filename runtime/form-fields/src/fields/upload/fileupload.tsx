/** @jsxImportSource preact */
import type { Json } from '@flowbook/forms';
import { textOf } from '../../texts/text-of.ts';
import { configOf } from '../config.ts';
import { describedBy, FieldFrame, isEditable } from '../FieldFrame.tsx';
import type { FieldProps, FieldType } from '../field.ts';
import { recordsOf } from '../records.ts';
import { showSize } from '../show-value.ts';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './use-uploads.ts';

function FileUpload(props: FieldProps) {
  const { field, value, domId, host, errors = [], onChange, onBlur } = props;
  const { locale } = host;
  const { uploads, add, retry, drop } = useUploads(props);
  const files = recordsOf(value);
  const editable = isEditable(props);
  const accept = typeof field.accept === 'string' ? field.accept : '';
  return (
    <FieldFrame props={props} as={editable ? 'control' : 'group'}>
      {editable && (
        <div class="fbf-drop">
          <input
            id={domId}
            type="file"
            class="fbf-file-input"
            accept={accept}
            multiple={field.multiple === true}
            aria-describedby={describedBy(props)}
            aria-invalid={errors.length > 0}
            required={field.validate?.required === true}
            onBlur={() => onBlur?.()}
            onChange={(event) => {
              add([...(event.currentTarget.files ?? [])]);
              // The same file may be chosen again.
              event.currentTarget.value = '';
            }}
          />
          <span class="fbf-button" aria-hidden="true">
            {textOf(locale, 'upload.choose')}
          </span>
          <span class="fbf-drop-note" aria-hidden="true">
            {textOf(locale, 'upload.drop')}
          </span>
          {accept !== '' && <span class="fbf-drop-note">{textOf(locale, 'upload.accepts', { accept })}</span>}
        </div>
      )}
      {files.length + (editable ? uploads.length : 0) > 0 && (
        <ul class="fbf-files">
          {files.map((file) => (
            <StoredFile
              key={String(file.id)}
              file={file}
              props={props}
              onRemove={() => onChange({ value: files.filter(({ id }) => id !== file.id) })}
            />
          ))}
          {(editable ? uploads : []).map((upload) => (
            <UploadRow key={upload.key} upload={upload} locale={locale} onRetry={retry} onDrop={drop} />
          ))}
        </ul>
      )}
      {!editable && files.length === 0 && <span class="fbf-nothing">{textOf(locale, 'upload.empty')}</span>}
    </FieldFrame>
  );
}

interface StoredFileProps {
  readonly file: { readonly [member: string]: Json };
  readonly props: FieldProps;
  readonly onRemove: () => void;
}

function StoredFile({ file, props, onRemove }: StoredFileProps) {
  const { services, locale } = props.host;
  const name = String(file.name ?? '');
  return (
    <li class="fbf-file">
      {services === null || typeof file.id !== 'string' ? (
        <span class="fbf-file-name">{name}</span>
      ) : (
        <a class="fbf-file-name" href={services.fileUrl(file.id)} target="_blank" rel="noreferrer">
          {name}
        </a>
      )}
      {typeof file.size === 'number' && <span class="fbf-file-size">{showSize(file.size)}</span>}
      {isEditable(props) && (
        <button
          type="button"
          class="fbf-icon-button"
          aria-label={textOf(locale, 'upload.remove', { name })}
          onClick={onRemove}
        >
          ×
        </button>
      )}
    </li>
  );
}

/** Files that are stored as soon as they are chosen. Value: a list of `{ id, name, size, type }`. */
export const fileupload: FieldType = {
  type: 'fileupload',
  Field: FileUpload,
  config: configOf({
    type: 'fileupload',
    name: { zh: '文件上传', en: 'File upload' },
    group: 'basic-input',
    icon: '<path d="M27 34V14M19 22l8-8 8 8M13 34v7h28v-7"/>',
    emptyValue: [],
    accepts: Array.isArray,
    entries: ['multiple', 'accept'],
  }),
};
