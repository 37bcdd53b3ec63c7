import type { ElementNode, ProcessModel, SequenceFlow } from '../../model/process-model.ts';
import { own } from '../../own.ts';

/** How the ids of one version become those of another: as the mapping says, else they stay the same. */
export class IdMapping {
  constructor(
    readonly from: ProcessModel,
    readonly to: ProcessModel,
    private readonly ids: { readonly [from: string]: string },
  ) {}

  id(from: string): string {
    return own(this.ids, from) ?? from;
  }

  /** The element of the other version; `undefined`: it has none. */
  node(from: string): ElementNode | undefined {
    return this.to.nodesById.get(this.id(from));
  }

  flow(from: string): SequenceFlow | undefined {
    return this.to.flowsById.get(this.id(from));
  }

  /** Entries of the mapping that name nothing. */
  get unknown(): readonly string[] {
    return Object.entries(this.ids).flatMap(([from, to]) => {
      const isElement = this.from.nodesById.has(from) && this.to.nodesById.has(to);
      const isFlow = this.from.flowsById.has(from) && this.to.flowsById.has(to);
      return isElement || isFlow ? [] : [from];
    });
  }

  /** New ids of elements and flows, where they differ. */
  changes(): { readonly elements: { [from: string]: string }; readonly flows: { [from: string]: string } } {
    const differing = (known: ReadonlyMap<string, unknown>) =>
      Object.fromEntries(Object.entries(this.ids).filter(([from, to]) => known.has(from) && from !== to));
    return { elements: differing(this.from.nodesById), flows: differing(this.from.flowsById) };
  }
}
