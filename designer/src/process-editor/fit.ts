/** The part of bpmn-js' canvas that fitting needs. */
export interface FitCanvas {
  viewbox(): {
    readonly inner: { x: number; y: number; width: number; height: number };
    readonly outer: { width: number; height: number };
  };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
}

/** Room for the palette, the tools and the watermark, in pixels. */
const WIDE = { left: 120, top: 24, right: 60, bottom: 60 };
const NARROW = { left: 16, top: 52, right: 16, bottom: 48 };
const SMALLEST = 0.4;

/**
 * Shows the whole diagram beside the palette, never larger than drawn. Where that would be too small to work with, it
 * shows the beginning at a scale that can be read. Does nothing while the canvas has no size.
 */
export function fit(canvas: FitCanvas): void {
  const { inner, outer } = canvas.viewbox();
  if (!outer.width || !outer.height) return;
  const { left, top, right, bottom } = outer.width < 700 ? NARROW : WIDE;
  if (!inner.width || !inner.height) {
    canvas.viewbox({ x: -left, y: -top, width: outer.width, height: outer.height });
    return;
  }
  const whole = Math.min(
    (outer.width - left - right) / inner.width,
    (outer.height - top - bottom) / inner.height,
    1,
  );
  const scale = Math.max(whole, SMALLEST);
  const spare = Math.max(0, (outer.height - top - bottom) / scale - inner.height);
  canvas.viewbox({
    x: inner.x - left / scale,
    y: inner.y - top / scale - spare / 3,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}
