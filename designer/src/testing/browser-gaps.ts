/** What bpmn-js and antd need from a browser and jsdom does not have. Geometry is all zero. */
class QuietResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class Matrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;
  inverse(): Matrix {
    return this.#with({});
  }
  multiply(): Matrix {
    return this.#with({});
  }
  translate(x: number, y: number): Matrix {
    return this.#with({ e: this.e + x, f: this.f + y });
  }
  scale(factor: number): Matrix {
    return this.#with({ a: this.a * factor, d: this.d * factor });
  }
  #with(values: Partial<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f', number>>): Matrix {
    const { a, b, c, d, e, f } = this;
    return Object.assign(new Matrix(), { a, b, c, d, e, f, ...values });
  }
}

function matrix(values: Partial<Record<'e' | 'f', number>> = {}): Matrix {
  return Object.assign(new Matrix(), values);
}

function transform() {
  let own = matrix();
  return {
    get matrix() {
      return own;
    },
    setMatrix: (next: Matrix) => {
      own = next;
    },
    setTranslate: (x: number, y: number) => {
      own = matrix({ e: x, f: y });
    },
    setRotate: () => undefined,
    setScale: () => undefined,
  };
}

function transformList() {
  const items: unknown[] = [];
  return {
    get numberOfItems() {
      return items.length;
    },
    getItem: (at: number) => items[at],
    appendItem: (item: unknown) => items.push(item),
    clear: () => items.splice(0),
    initialize: (item: unknown) => items.splice(0, items.length, item),
    createSVGTransformFromMatrix: (value: Matrix) => {
      const item = transform();
      item.setMatrix(value);
      return item;
    },
    consolidate: () => items[0] ?? null,
  };
}

export function fillBrowserGaps(width = 1440): void {
  globalThis.ResizeObserver ??= QuietResizeObserver;
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
  const lists = new WeakMap<object, unknown>();
  const listOf = (element: object) => {
    const known = lists.get(element) ?? { baseVal: transformList() };
    lists.set(element, known);
    return known;
  };
  Object.defineProperty(SVGElement.prototype, 'transform', {
    configurable: true,
    get(this: object) {
      return listOf(this);
    },
  });
  Object.assign(globalThis, { SVGMatrix: Matrix });
  Object.assign(SVGElement.prototype, {
    getBBox: () => ({ x: 0, y: 0, width: 40, height: 20 }),
    getCTM: () => matrix(),
    getScreenCTM: () => matrix(),
    getComputedTextLength: () => 0,
    createSVGMatrix: () => matrix(),
    createSVGTransform: () => transform(),
    createSVGTransformFromMatrix: () => transform(),
    createSVGPoint: () => ({ x: 0, y: 0, matrixTransform: () => ({ x: 0, y: 0 }) }),
    createSVGRect: () => ({ x: 0, y: 0, width: 0, height: 0 }),
    viewBox: undefined,
  });
  Element.prototype.scrollIntoView ??= () => undefined;
  const styles = window as unknown as { CSS?: { escape?: (text: string) => string } };
  styles.CSS ??= {};
  styles.CSS.escape ??= (text) => text.replace(/[^\w-]/g, (letter) => `\\${letter}`);
  const computed = window.getComputedStyle.bind(window);
  // jsdom complains about pseudo elements, which antd measures scrollbars with.
  window.getComputedStyle = (element) => computed(element);
}
