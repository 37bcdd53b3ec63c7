import type { AppDraft } from '@flowbook/contract';
import type { DesignerClient, Failure, Result } from '../client/designer-client.ts';
import { sampleDraft } from './samples.ts';

/** A refusal as the server words it. */
export const refusal = (code: string, status = 409): Failure => ({
  kind: 'refused',
  status,
  error: { code, message: `拒绝：${code}`, requestId: 'request-1' },
});

/** A server that keeps drafts in memory and holds on to their revisions. */
export class ServerStandIn implements DesignerClient {
  readonly drafts = new Map<string, AppDraft>([['complaint', sampleDraft()]]);
  /** When set, every call is answered with it. */
  failure: Failure | null = null;
  problems: Awaited<ReturnType<DesignerClient['checkDraft']>> = { ok: true, data: { problems: [] } };

  async listApps() {
    return this.#answer({ items: [...this.drafts.values()].map(({ app }) => app) });
  }
  async createApp({ key, name }: Parameters<DesignerClient['createApp']>[0]) {
    const draft = sampleDraft(key, { name });
    this.drafts.set(key, draft);
    return this.#answer(draft);
  }
  async getDraft(key: string): Promise<Result<AppDraft>> {
    const draft = this.drafts.get(key);
    return draft === undefined ? { ok: false, error: refusal('app.not-found', 404) } : this.#answer(draft);
  }
  async saveDraft(key: string, { rev, content }: Parameters<DesignerClient['saveDraft']>[1]) {
    const draft = this.drafts.get(key);
    if (draft === undefined || draft.rev !== rev) {
      return { ok: false as const, error: refusal('draft.stale-revision') };
    }
    const answer = this.#answer({ rev: rev + 1 });
    if (answer.ok) this.drafts.set(key, { ...draft, rev: rev + 1, content });
    return answer;
  }
  async checkDraft() {
    return this.problems;
  }
  async publishDraft(key: string) {
    return this.#answer({ key, version: 2 });
  }
  async listRoles() {
    return this.#answer({
      items: [{ id: 'complaint-supervisor', name: { zh: '投诉主管', en: 'Supervisor' } }],
    });
  }
  async listPeople() {
    return this.#answer({ items: [] });
  }

  /** As if somebody else had saved. */
  saveAsOther(change: (draft: AppDraft) => AppDraft): void {
    const draft = this.drafts.get('complaint') ?? sampleDraft();
    this.drafts.set('complaint', { ...change(draft), rev: draft.rev + 1 });
  }

  #answer<Data>(data: Data): Result<Data> {
    return this.failure === null ? { ok: true, data } : { ok: false, error: this.failure };
  }
}
