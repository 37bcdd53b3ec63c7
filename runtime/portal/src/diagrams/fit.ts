/** The part of bpmn-js' canvas that the portal uses. */
export interface Canvas {
  viewbox(): {
    readonly inner: { x: number; y: number; width: number; height: number };
    readonly outer: { width: number; height: number };
  };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
  addMarker(elementId: string, marker: string): void;
  removeMarker(elementId: string, marker: string): void;
  zoom(step: number | undefined, center?: 'auto'): number;
  zoom(): number;
  resized(): void;
}

/** A place on the drawing, in its own units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = { left: 20, top: 20, right: 20, bottom: 44 };
/** Below this scale names are hard to read; the diagram then shows the current step instead of everything … */
const SMALLEST = 0.75;
/** … at this scale. */
const READABLE = 0.9;

/**
 * Shows the whole diagram, never larger than drawn, with room at the bottom for the watermark. Where that would be too
 * small to read, it stays readable and shows `focus` in the middle, without the emptiness beyond the drawing's borders.
 * Does nothing while the canvas has no size.
 */
export function fit(canvas: Canvas, focus?: Box): void {
  const { inner, outer } = canvas.viewbox();
  if (!outer.width || !outer.height || !inner.width) return;
  const whole = Math.min(
    (outer.width - MARGIN.left - MARGIN.right) / inner.width,
    (outer.height - MARGIN.top - MARGIN.bottom) / inner.height,
    1,
  );
  const near = focus !== undefined && whole < SMALLEST;
  const scale = near ? READABLE : whole;
  const window = { width: outer.width / scale, height: outer.height / scale };
  const across = {
    from: inner.x,
    length: inner.width,
    before: MARGIN.left / scale,
    after: MARGIN.right / scale,
  };
  const down = {
    from: inner.y,
    length: inner.height,
    before: MARGIN.top / scale,
    after: MARGIN.bottom / scale,
  };
  canvas.viewbox({
    x: begin(across, window.width, near ? focus.x + focus.width / 2 : undefined),
    y: begin(down, window.height, near ? focus.y + focus.height / 2 : undefined),
    ...window,
  });
}

interface Span {
  readonly from: number;
  readonly length: number;
  /** The margins on both sides. */
  readonly before: number;
  readonly after: number;
}

/** Where the window begins along one axis: the drawing in its middle, or `middle` as near to it as the drawing goes. */
function begin({ from, length, before, after }: Span, window: number, middle?: number): number {
  const spare = window - before - length - after;
  if (middle === undefined || spare >= 0) return from - before - Math.max(0, spare / 2);
  const last = from + length + after - window;
  return Math.min(Math.max(middle - window / 2, from - before), last);
}
