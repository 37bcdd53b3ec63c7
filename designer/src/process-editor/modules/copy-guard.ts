interface ModdleNode {
  readonly $type?: string;
  readonly $descriptor?: unknown;
  readonly $parent?: ModdleNode;
  $instanceOf?(type: string): boolean;
}
interface CopyEvent {
  readonly parent?: ModdleNode;
  readonly property?: ModdleNode;
}
interface EventBus {
  on(event: string, priority: number, listener: (event: CopyEvent) => boolean | undefined): void;
}
interface ModdleRegistry {
  getTypeDescriptor(type: string): { readonly meta?: { readonly allowedIn?: readonly string[] } } | undefined;
}

/**
 * Keeps extensions where they belong: when an element is copied or replaced, bpmn-js takes all extension elements
 * along, also into types that their descriptor (`meta.allowedIn`) does not allow.
 */
export class CopyGuard {
  static readonly $inject = ['eventBus', 'moddle'];

  constructor(eventBus: EventBus, moddle: ModdleRegistry) {
    eventBus.on('moddleCopy.canCopyProperty', 500, ({ parent, property }) => {
      if (property?.$type === undefined || property.$descriptor === undefined) return undefined;
      const allowed = moddle.getTypeDescriptor(property.$type)?.meta?.allowedIn;
      if (allowed === undefined) return undefined;
      let holder = parent;
      while (holder?.$type === 'bpmn:ExtensionElements') holder = holder.$parent;
      return allowed.some((type) => holder?.$instanceOf?.(type)) ? undefined : false;
    });
  }
}

export const copyGuardModule = { __init__: ['copyGuard'], copyGuard: ['type', CopyGuard] };
