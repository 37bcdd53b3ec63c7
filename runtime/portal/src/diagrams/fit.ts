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
  scrollToElement(elementId: string): void;
  resized(): void;
}

const MARGIN = { left: 20, top: 20, right: 20, bottom: 44 };
/** Below this scale names cannot be read any more; the diagram then shows the current step instead of everything … */
const SMALLEST = 0.42;
/** … at this scale. */
const READABLE = 0.65;

/**
 * Shows the whole diagram, never larger than drawn, with room at the bottom for the watermark. Where that would be too
 * small to read, it stays readable and shows the surroundings of `focus`. Does nothing while the canvas has no size.
 */
export function fit(canvas: Canvas, focus?: string): void {
  const { inner, outer } = canvas.viewbox();
  if (!outer.width || !outer.height || !inner.width) return;
  const whole = Math.min(
    (outer.width - MARGIN.left - MARGIN.right) / inner.width,
    (outer.height - MARGIN.top - MARGIN.bottom) / inner.height,
    1,
  );
  const near = focus !== undefined && whole < SMALLEST;
  const scale = near ? READABLE : whole;
  const width = outer.width / scale;
  const height = outer.height / scale;
  canvas.viewbox({
    x: inner.x - Math.max(MARGIN.left / scale, (width - inner.width) / 2),
    y: inner.y - Math.max(MARGIN.top / scale, (height - MARGIN.bottom / scale - inner.height) / 2),
    width,
    height,
  });
  if (near) canvas.scrollToElement(focus);
}
