import { resume } from '../execution/resume.ts';
import { own } from '../own.ts';
import type { RetryIncident } from './command.ts';
import { type Handler, reject } from './handler.ts';

/** Takes an element up again where it could not go on. What is still wrong becomes a new incident. */
export const retryIncident: Handler<RetryIncident> = (step, { incidentId, actor }) => {
  const incident = own(step.draft.incidents, incidentId);
  if (incident === undefined) {
    return reject('engine.incident-not-found', `There is no open incident ${incidentId}.`);
  }
  step.emit({ type: 'incident-resolved', incidentId, actor });
  resume(step, incident);
  return undefined;
};
