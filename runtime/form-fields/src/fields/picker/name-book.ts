import type { Bilingual, FieldServices } from '../../host/field-services.ts';
import { type Choice, findChoices, type PickerKind } from './choice.ts';

/** Names of people and roles whose ids stand in a document; asked for once and shared by all fields of a form. */
export class NameBook {
  readonly #services: FieldServices;
  readonly #names = new Map<string, Bilingual>();
  readonly #asked = new Map<string, Promise<void>>();

  constructor(services: FieldServices) {
    this.#services = services;
  }

  nameOf(kind: PickerKind, id: string): Bilingual | undefined {
    return this.#names.get(`${kind} ${id}`);
  }

  remember(kind: PickerKind, choices: readonly Choice[]): void {
    for (const { id, name } of choices) this.#names.set(`${kind} ${id}`, name);
  }

  /** Looks for the names that are missing: first among everybody, then by the id itself. Never throws. */
  async learn(kind: PickerKind, ids: readonly string[]): Promise<void> {
    const unknown = () => ids.filter((id) => this.nameOf(kind, id) === undefined);
    if (unknown().length === 0) return;
    await this.#ask(kind, '');
    await Promise.all(unknown().map((id) => this.#ask(kind, id)));
  }

  #ask(kind: PickerKind, text: string): Promise<void> {
    const key = `${kind} ${text}`;
    const asked = this.#asked.get(key);
    if (asked !== undefined) return asked;
    const answer = findChoices(this.#services, kind, text).then(
      (choices) => this.remember(kind, choices),
      () => {
        this.#asked.delete(key);
      },
    );
    this.#asked.set(key, answer);
    return answer;
  }
}

const books = new WeakMap<FieldServices, NameBook>();

/** The book that belongs to some services. */
export function nameBookOf(services: FieldServices): NameBook {
  const known = books.get(services);
  if (known !== undefined) return known;
  const book = new NameBook(services);
  books.set(services, book);
  return book;
}
