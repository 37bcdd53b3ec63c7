/**
 * Under which name a signal's subscriptions are kept among those of messages. No message has such a name: XML does not
 * allow the first character.
 */
export function signalTopic(signalName: string): string {
  return `\u0001signal:${signalName}`;
}
