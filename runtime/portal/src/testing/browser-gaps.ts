/** What pages need from a browser and jsdom does not have. */
class QuietResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

export function fillBrowserGaps(width: number): void {
  window.matchMedia = (query) => {
    const least = Number(/min-width:\s*(\d+)/.exec(query)?.[1] ?? 0);
    const most = Number(/max-width:\s*([\d.]+)/.exec(query)?.[1] ?? Number.POSITIVE_INFINITY);
    return Object.assign(new EventTarget(), {
      matches: width >= least && width <= most,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    }) as MediaQueryList;
  };
  globalThis.ResizeObserver ??= QuietResizeObserver;
  window.scrollTo = () => undefined;
  Object.assign(SVGElement.prototype, { getBBox: () => ({ x: 0, y: 0, width: 0, height: 0 }) });
  const computed = window.getComputedStyle.bind(window);
  // jsdom complains about pseudo elements, which antd measures scrollbars with.
  window.getComputedStyle = (element) => computed(element);
}
