import {
  appendable,
  type Drawable,
  drawables,
  handlerStarts,
  padToRemove,
  paletteToKeep,
  supportedReplacements,
} from './supported.ts';

interface Shape {
  readonly businessObject: {
    readonly $parent?: { get(property: string): unknown };
    $instanceOf(type: string): boolean;
  };
}
interface Entry {
  readonly group?: string;
}
type Entries = Record<string, Entry>;
type Update = (entries: Entries) => Entries;
interface Registry {
  registerProvider(priority: number, provider: object): void;
}
interface MenuRegistry {
  registerProvider(id: string, priority: number, provider: object): void;
}
interface ElementFactory {
  createShape(attributes: object): object;
}
interface Create {
  start(event: Event, shape: object, context?: object): void;
}
interface AutoPlace {
  append(source: object, shape: object): void;
}
type TranslateText = (text: string) => string;

/** Lower than bpmn-js' own providers, so that their entries are there to be changed. */
const AFTER_OTHERS = 500;

/** Offers in palette, context pad and replace menu what the engine runs, and nothing else. */
export class SupportedElements {
  static readonly $inject = [
    'palette',
    'contextPad',
    'popupMenu',
    'elementFactory',
    'create',
    'autoPlace',
    'translate',
  ];
  readonly #factory: ElementFactory;
  readonly #create: Create;
  readonly #autoPlace: AutoPlace;
  readonly #translate: TranslateText;

  constructor(
    palette: Registry,
    contextPad: Registry,
    popupMenu: MenuRegistry,
    elementFactory: ElementFactory,
    create: Create,
    autoPlace: AutoPlace,
    translate: TranslateText,
  ) {
    this.#factory = elementFactory;
    this.#create = create;
    this.#autoPlace = autoPlace;
    this.#translate = translate;
    palette.registerProvider(AFTER_OTHERS, this);
    contextPad.registerProvider(AFTER_OTHERS, this);
    popupMenu.registerProvider('bpmn-replace', AFTER_OTHERS, this);
  }

  getPaletteEntries(): Update {
    return (entries) => {
      const kept = Object.entries(entries).filter(([id]) => paletteToKeep.has(id));
      const own = drawables.map((each) => [`create.${each.id}`, this.#paletteEntry(each)] as const);
      const isTool = ([, entry]: readonly [string, Entry]) => entry.group === 'tools';
      return Object.fromEntries([...kept.filter(isTool), ...own, ...kept.filter((each) => !isTool(each))]);
    };
  }

  getContextPadEntries(element: Shape): Update {
    return (entries) => {
      // bpmn-js offers a plain task where something may follow at all.
      const mayContinue = 'append.append-task' in entries;
      const kept = Object.entries(entries).filter(([id]) => !padToRemove.has(id));
      const own = drawables
        .filter(({ id }) => mayContinue && appendable.includes(id))
        .map((each) => [`append.${each.id}`, this.#appendEntry(each, element)] as const);
      return Object.fromEntries([...own, ...kept]);
    };
  }

  getPopupMenuEntries({ businessObject }: Shape): Update {
    const isHandler = businessObject.$parent?.get('triggeredByEvent') === true;
    const isOffered = (id: string) => supportedReplacements.has(id) || (isHandler && handlerStarts.has(id));
    return (entries) => Object.fromEntries(Object.entries(entries).filter(([id]) => isOffered(id)));
  }

  /** Of the markers in the header only the non-interrupting one: the panel sets loops, with all that they need. */
  getPopupMenuHeaderEntries(): Update {
    return (entries) =>
      Object.fromEntries(Object.entries(entries).filter(([id]) => id.includes('interrupt')));
  }

  #paletteEntry({ type, icon, title, group, options }: Drawable) {
    const start = (event: Event) =>
      this.#create.start(event, this.#factory.createShape({ type, ...options }));
    return {
      group,
      className: icon,
      title: this.#translate(title),
      action: { dragstart: start, click: start },
    };
  }

  #appendEntry({ type, icon, title, options }: Drawable, source: Shape) {
    const shape = () => this.#factory.createShape({ type, ...options });
    return {
      group: 'model',
      className: icon,
      title: this.#translate(title),
      action: {
        dragstart: (event: Event) => this.#create.start(event, shape(), { source }),
        click: () => this.#autoPlace.append(source, shape()),
      },
    };
  }
}

export const supportedElementsModule = {
  __init__: ['supportedElements'],
  supportedElements: ['type', SupportedElements],
};
