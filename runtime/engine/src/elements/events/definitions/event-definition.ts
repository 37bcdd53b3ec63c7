import type { ElementInstance } from '../../../execution/element-instance.ts';
import type { Step } from '../../../execution/step.ts';
import type { EventFacts, OpenWait } from '../../../model/behavior.ts';
import type { ElementNode } from '../../../model/process-model.ts';
import type { Reader } from '../../../model/reader.ts';
import type { Source } from '../../../model/source.ts';

/** Where an event stands in a diagram; a handler is an event subprocess. */
export type Position = 'start' | 'handler start' | 'catch' | 'boundary' | 'throw' | 'end';

/** What an event is about, read for the position that it has: how it waits, or what it does when a token comes. */
export interface EventDefinition {
  readonly facts: EventFacts;
  /** Catching positions: evaluates the wait and returns the function that opens it. Absent: nothing is opened. */
  prepareWait?(step: Step, target: ElementNode, scopeId: string): OpenWait;
  /** Throwing positions: does it and decides how the token goes on. */
  perform?(step: Step, instance: ElementInstance): void;
}

/** One kind of event definition. */
export interface EventDefinitionKind {
  readonly positions: readonly Position[];
  read(definition: Source, event: Source, reader: Reader): EventDefinition;
}
