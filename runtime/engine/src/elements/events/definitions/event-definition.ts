import type { ElementInstance } from '../../../execution/element-instance.ts';
import type { Step } from '../../../execution/step.ts';
import type { EventFacts, OpenWait } from '../../../model/behavior.ts';
import type { ElementNode } from '../../../model/process-model.ts';
import type { Reader } from '../../../model/reader.ts';
import type { Source } from '../../../model/source.ts';

/** Where an event stands in a diagram; a handler is an event subprocess. */
export type Position = 'start' | 'handler start' | 'catch' | 'boundary' | 'throw' | 'end';

/**
 * How the token of a throwing event goes on: `on` by its flows; `waiting` until the element's `complete`; `taken over` by
 * what was thrown, which has ended the event or its scope.
 */
export type Onward = 'on' | 'waiting' | 'taken over';

/** What an event is about, read for the position that it has: how it waits, or what it does when a token comes. */
export interface EventDefinition {
  readonly facts: EventFacts;
  /**
   * Catching positions: evaluates the wait and returns the function that opens it. Absent: nothing is opened. `part` is
   * the number of the definition where an event has several.
   */
  prepareWait?(step: Step, target: ElementNode, scopeId: string, part?: number): OpenWait;
  /** Throwing positions: evaluates what is thrown and returns the function that does it. */
  prepareThrow?(step: Step, instance: ElementInstance): () => Onward;
  /** Of an event with several definitions: throws those after the one that waited. */
  resumeThrow?(step: Step, instance: ElementInstance): Onward;
}

/** One kind of event definition. */
export interface EventDefinitionKind {
  readonly positions: readonly Position[];
  read(definition: Source, event: Source, reader: Reader, position: Position): EventDefinition;
}
