interface EventBus {
  on(event: string | readonly string[], priority: number, listener: () => void): void;
}
interface Canvas {
  getContainer(): HTMLElement;
}
interface Minimap {
  isOpen(): boolean;
}
type TranslateText = (text: string) => string;

/** After the minimap's own listeners. */
const LATE = 200;
const ICON =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.3" d="M1.5 3.5 6 2l4 1.5L14.5 2v10.5L10 14l-4-1.5L1.5 14zM6 2v10.5M10 3.5V14"/></svg>';

/** Makes a button of the minimap's text box: an icon that the keyboard reaches and that says what it does. */
export class MinimapToggle {
  static readonly $inject = ['eventBus', 'canvas', 'minimap', 'translate'];

  constructor(eventBus: EventBus, canvas: Canvas, minimap: Minimap, translate: TranslateText) {
    const toggle = canvas.getContainer().querySelector<HTMLElement>('.djs-minimap .toggle');
    if (toggle === null) throw new Error('The minimap has no toggle.');
    toggle.innerHTML = ICON;
    toggle.setAttribute('role', 'button');
    toggle.tabIndex = 0;
    toggle.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      toggle.click();
    });
    const describe = () => {
      const text = translate(minimap.isOpen() ? 'Close minimap' : 'Open minimap');
      toggle.title = text;
      toggle.setAttribute('aria-label', text);
      toggle.setAttribute('aria-expanded', String(minimap.isOpen()));
    };
    describe();
    eventBus.on(['minimap.toggle', 'i18n.changed'], LATE, describe);
  }
}

export const minimapToggleModule = {
  __init__: ['minimap', 'flowbookMinimapToggle'],
  flowbookMinimapToggle: ['type', MinimapToggle],
};
