import type { ProcessModel, StartEventDescription } from '@flowbook/engine';
import { signalTopic } from './signal-topic.ts';

/** What an instance waits for that has begun by one of several events which are needed together. */
export interface AwaitedBeside {
  /** Under which name its subscription is kept. */
  readonly topic: string;
  readonly elementId: string;
}

/**
 * What is needed beside one part of a start that needs several events together: the other messages and signals. Timers and
 * conditions are not among them: they begin nothing, and an instance that the others have begun waits for them itself.
 */
export function besidePart(start: StartEventDescription, part: number): readonly AwaitedBeside[] {
  return (start.parts ?? []).flatMap((trigger, other) => (other === part ? [] : topicOf(trigger, start.id)));
}

/** The same for an event behind a parallel gateway that begins instances; `undefined`: it stands behind none. */
export function besideGateway(
  model: ProcessModel,
  starts: readonly StartEventDescription[],
  startEventId: string,
): readonly AwaitedBeside[] | undefined {
  const targets = model.nodes
    .filter(({ behavior }) => behavior.facts.beginsByAll === true)
    .map(({ outgoing }) => outgoing.map((flow) => model.nodes[model.flows[flow]?.target ?? -1]?.id))
    .find((ids) => ids.includes(startEventId));
  return targets?.flatMap((id) => {
    const other = id === startEventId ? undefined : starts.find((start) => start.id === id);
    return other === undefined ? [] : topicOf(other, other.id);
  });
}

function topicOf(
  { messageName, signalName }: { readonly messageName?: string; readonly signalName?: string },
  elementId: string,
): readonly AwaitedBeside[] {
  if (messageName !== undefined) return [{ topic: messageName, elementId }];
  return signalName === undefined ? [] : [{ topic: signalTopic(signalName), elementId }];
}
