/** @jsxImportSource preact */
import type { Json } from '@flowbook/forms';
import { useState } from 'preact/hooks';
import { textOf } from '../texts/text-of.ts';
import { configOf } from './config.ts';
import { FieldFrame, isEditable } from './FieldFrame.tsx';
import type { FieldProps, FieldType } from './field.ts';
import { isRecord } from './records.ts';
import { SignaturePad } from './SignaturePad.tsx';
import { showMoment } from './show-value.ts';

interface Signature {
  readonly userId: string;
  readonly name: string;
  readonly time: string;
  readonly image: string | null;
}

function SignatureField(props: FieldProps) {
  const { value, domId, host, onChange, onBlur } = props;
  const [drawing, setDrawing] = useState(false);
  const signature = signatureOf(value);
  const user = host.services?.currentUser ?? null;
  const editable = isEditable(props);
  const sign = (image?: string) => {
    if (user === null) return;
    setDrawing(false);
    onChange({
      value: {
        userId: user.id,
        name: user.name.zh,
        time: host.now(),
        ...(image === undefined ? {} : { image }),
      },
    });
    onBlur?.();
  };
  return (
    <FieldFrame props={props} as="group">
      <div class="fbf-signature" data-signed={signature !== null}>
        {signature !== null && <SignedBy signature={signature} host={host} />}
        {signature === null && !drawing && !editable && (
          <span class="fbf-nothing">{textOf(host.locale, 'signature.empty')}</span>
        )}
        {drawing && editable && (
          <SignaturePad locale={host.locale} onDone={sign} onCancel={() => setDrawing(false)} />
        )}
        {editable && !drawing && (
          <div class="fbf-row-of-buttons">
            {signature === null && (
              <button
                type="button"
                id={domId}
                class="fbf-button fbf-button-primary"
                onBlur={() => onBlur?.()}
                onClick={() => sign()}
              >
                {textOf(host.locale, 'signature.sign')}
              </button>
            )}
            <button
              type="button"
              class="fbf-button"
              disabled={user === null}
              onClick={() => setDrawing(true)}
            >
              {textOf(host.locale, signature === null ? 'signature.draw' : 'signature.redraw')}
            </button>
            {signature !== null && (
              <button
                type="button"
                id={`${domId}-clear`}
                class="fbf-button"
                onClick={() => onChange({ value: null })}
              >
                {textOf(host.locale, 'signature.clear')}
              </button>
            )}
          </div>
        )}
      </div>
    </FieldFrame>
  );
}

function SignedBy({ signature, host }: { signature: Signature; host: FieldProps['host'] }) {
  const { name, time, image } = signature;
  return (
    <div class="fbf-signed">
      {image !== null && <img src={image} alt={textOf(host.locale, 'signature.image', { name })} />}
      <span>{textOf(host.locale, 'signature.by', { name, time: showMoment(time, host.timeZone) })}</span>
    </div>
  );
}

function signatureOf(value: Json | undefined): Signature | null {
  if (!isRecord(value)) return null;
  const { userId, name, time, image } = value;
  if (typeof userId !== 'string' || typeof name !== 'string' || typeof time !== 'string') return null;
  // Only pixel pictures: what comes from elsewhere shall not bring markup along.
  const picture =
    typeof image === 'string' && /^data:image\/(png|jpeg|webp);base64,/.test(image) ? image : null;
  return { userId, name, time, image: picture };
}

/** Signed as oneself, with the time, on wish by hand. Value: `{ userId, name, time, image? }` or null. */
export const signature: FieldType = {
  type: 'signature',
  Field: SignatureField,
  config: configOf({
    type: 'signature',
    name: { zh: '签名', en: 'Signature' },
    group: 'basic-input',
    icon: '<path d="M13 41h28M16 34c5-2 9-14 12-18 2-3 5 0 3 4-3 6-9 11-9 13 0 3 5-4 7-4s0 4 2 4 3-3 6-3"/>',
    emptyValue: null,
    accepts: (value) => signatureOf(value as Json) !== null,
  }),
};
