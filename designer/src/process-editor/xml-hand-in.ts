import type { DraftSession } from '../draft/draft-session.ts';
import type { PendingEdits } from './fields/pending-edits.ts';

interface XmlSource {
  readonly snapshot: () => { readonly ready: boolean };
  xml(): Promise<string>;
}

/** Writing the model takes a moment; edits that follow each other closely are written once. */
const PAUSE_MS = 250;

/** Brings the diagram's XML into the draft: a little after each edit, and at once when the draft is about to be saved. */
export class XmlHandIn {
  readonly #session: Pick<DraftSession, 'touch' | 'edit'>;
  readonly #pending: Pick<PendingEdits, 'commit'>;
  #source: XmlSource | null = null;
  #dirty = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Pick<DraftSession, 'touch' | 'edit'>, pending: Pick<PendingEdits, 'commit'>) {
    this.#session = session;
    this.#pending = pending;
  }

  follow(source: XmlSource): void {
    this.#source = source;
  }

  /** The diagram was edited. */
  edited(): void {
    this.#dirty = true;
    this.#session.touch();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  /** Takes over what was edited since the last time, with what is still being typed in the properties. */
  async now(): Promise<void> {
    this.#pending.commit();
    clearTimeout(this.#timer);
    if (!this.#dirty || this.#source?.snapshot().ready !== true) return;
    this.#dirty = false;
    const bpmn = await this.#source.xml();
    this.#session.edit((content) => (content.bpmn === bpmn ? content : { ...content, bpmn }));
  }
}
