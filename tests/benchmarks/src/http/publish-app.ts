import type { Person } from './person.ts';

interface App {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly bpmn: string;
  readonly forms: { readonly [id: string]: object };
}

/** Publishes a process with its forms as a process owner would. */
export async function publishApp(owner: Person, { key, name, bpmn, forms }: App): Promise<void> {
  const { rev, content } = await owner.post<{ rev: number; content: object }>('/apps', { key, name });
  const saved = await owner.put<{ rev: number }>(`/apps/${key}/draft`, {
    rev,
    content: { ...content, bpmn, forms },
  });
  await owner.post(`/apps/${key}/publication`, { rev: saved.rev });
}

/** A field with its validation. */
export function field(type: string, key: string, label: string, validate: object): object {
  return { type, id: key, key, label, validate };
}
