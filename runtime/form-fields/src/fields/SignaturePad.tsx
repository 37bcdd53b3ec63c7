/** @jsxImportSource preact */
import type { Locale } from '@flowbook/forms';
import { useRef, useState } from 'preact/hooks';
import { textOf } from '../texts/text-of.ts';

const WIDTH = 480;
const HEIGHT = 160;

interface SignaturePadProps {
  readonly locale: Locale;
  /** The drawing as a `data:` address of a PNG picture. */
  readonly onDone: (image: string) => void;
  readonly onCancel: () => void;
}

/** A place to write a name with mouse, finger or pen. */
export function SignaturePad({ locale, onDone, onCancel }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const pen = () => canvas.current?.getContext('2d') ?? null;
  const placeOf = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLCanvasElement).getBoundingClientRect();
    return [
      ((event.clientX - box.left) * WIDTH) / box.width,
      ((event.clientY - box.top) * HEIGHT) / box.height,
    ] as const;
  };
  const begin = (event: PointerEvent) => {
    const context = pen();
    if (context === null) return;
    event.preventDefault();
    (event.currentTarget as HTMLCanvasElement).setPointerCapture(event.pointerId);
    Object.assign(context, { lineWidth: 2.5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#1c2430' });
    context.beginPath();
    context.moveTo(...placeOf(event));
    drawing.current = true;
  };
  const draw = (event: PointerEvent) => {
    if (!drawing.current) return;
    const context = pen();
    context?.lineTo(...placeOf(event));
    context?.stroke();
    setDrawn(true);
  };
  const wipe = () => {
    pen()?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
  };
  return (
    <div class="fbf-signature-pad">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={textOf(locale, 'signature.pad')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          drawing.current = false;
        }}
        onPointerCancel={() => {
          drawing.current = false;
        }}
      />
      <div class="fbf-row-of-buttons">
        <button
          type="button"
          class="fbf-button fbf-button-primary"
          disabled={!drawn}
          onClick={() => canvas.current && onDone(canvas.current.toDataURL('image/png'))}
        >
          {textOf(locale, 'signature.done')}
        </button>
        <button type="button" class="fbf-button" disabled={!drawn} onClick={wipe}>
          {textOf(locale, 'signature.wipe')}
        </button>
        <button type="button" class="fbf-button" onClick={onCancel}>
          {textOf(locale, 'signature.cancel')}
        </button>
      </div>
    </div>
  );
}
