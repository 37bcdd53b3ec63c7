import { type ActivatedJob, ActivatedJobs, type ActivateJobs } from '@flowbook/contract';
import { TestClient } from '../../../server/src/testing/test-client.ts';
import type { Command, Essence, Giver, Outcome } from './ledger.ts';
import { isConnectionLost, knock, Refused } from './staff.ts';

/** What a machine shows at the API; it outlives the server's process. */
export interface MachineToken {
  readonly id: string;
  readonly secret: string;
}

/** As which the machine stands in the ledger; no person is called so. */
export const MACHINE = 'machine';

/** The types of jobs that no server of the rounds does itself. */
export const externalJobTypes = ['print-label', 'pack-item'] as const;

/** A program outside, with its token: takes jobs, says what came of them, sends messages and signals. */
export class Machine implements Giver {
  #client: TestClient;
  readonly #token: MachineToken;

  constructor(url: string, token: MachineToken) {
    this.#client = new TestClient(url, token.secret);
    this.#token = token;
  }

  get url(): string {
    return this.#client.url;
  }

  /** Who acts in the history. */
  get actorId(): string {
    return `token:${this.#token.id}`;
  }

  moveTo(url: string): void {
    this.#client = new TestClient(url, this.#token.secret);
  }

  /** Asks for jobs; `null`: it hung up before there was an answer. */
  async activate(
    asking: Pick<ActivateJobs, 'worker' | 'maxJobs' | 'leaseMs' | 'waitMs'>,
    hangUp?: AbortSignal,
  ): Promise<readonly ActivatedJob[] | null> {
    const init: RequestInit = {
      method: 'POST',
      body: JSON.stringify({ jobTypes: externalJobTypes, ...asking }),
      headers: { 'content-type': 'application/json' },
      ...(hangUp === undefined ? {} : { signal: hangUp }),
    };
    try {
      const response = await knock(() => this.#client.fetch('/api/v1/jobs/activation', init));
      const text = await response.text();
      if (!response.ok) throw new Refused('activateJobs', response.status, text);
      return ActivatedJobs.parse(JSON.parse(text)).items;
    } catch (error) {
      if (hangUp?.aborted === true && !isConnectionLost(error)) return null;
      throw error;
    }
  }

  async give(command: Command): Promise<Outcome> {
    const { route, params, body, key } = command;
    const asking = { ...(params === undefined ? {} : { params }), body };
    // A word on a job needs no key: its lease is one.
    const sends = route === 'sendMessage' || route === 'broadcastSignal';
    const response = await knock(() => this.#client.send(route, sends ? { ...asking, key } : asking));
    const text = await response.text();
    if (response.status >= 500) return { kind: 'unknown' };
    if (!response.ok) return { kind: 'refused', code: (JSON.parse(text) as { code: string }).code };
    const answer = (text === '' ? {} : JSON.parse(text)) as Answer;
    return {
      kind: 'acknowledged',
      essence: essenceOf(command, answer),
      ...(answer.repeated === undefined ? {} : { repeated: answer.repeated }),
    };
  }
}

interface Answer {
  readonly id?: string;
  readonly repeated?: boolean;
  readonly leaseUntil?: string;
}

function essenceOf({ params }: Command, { id, leaseUntil }: Answer): Essence {
  return {
    subject: id ?? engineIdOf(params?.id ?? ''),
    ...(leaseUntil === undefined ? {} : { until: leaseUntil }),
  };
}

/** Under which the history knows the job of a row. */
export function engineIdOf(rowId: string): string {
  return rowId.split(':').slice(2).join(':');
}
