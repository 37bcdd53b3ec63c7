import type { AppContent, Bilingual } from '@flowbook/contract';
import type { FormSchema } from '@flowbook/forms';

/** A form of an app as the contract carries it; its shape is checked by the server's own check of the draft. */
type FormDocument = AppContent['forms'][string];

/** A form as the editors read it. */
export function asSchema(form: FormDocument): FormSchema {
  return form as unknown as FormSchema;
}

/** A form as the draft keeps it: the same object, so that it can be told from another state of the form. */
export function asDocument(schema: FormSchema): FormDocument {
  return schema as unknown as FormDocument;
}

/** The title of a form in both languages; the English one is empty where it was not translated. */
export function titleOf(form: FormDocument): Bilingual {
  const { id, flowbook } = asSchema(form);
  return { zh: flowbook?.title ?? id, en: flowbook?.translations?.en?.title?.text ?? '' };
}

export function withTitle(form: FormDocument, title: Bilingual): FormDocument {
  const schema = asSchema(form);
  const { title: _, ...english } = schema.flowbook?.translations?.en ?? {};
  return asDocument({
    ...schema,
    flowbook: {
      stages: [],
      ...schema.flowbook,
      title: title.zh,
      translations: {
        ...schema.flowbook?.translations,
        en: title.en === '' ? english : { ...english, title: { text: title.en } },
      },
    },
  });
}

/** Puts a form into the app, or a changed one in its place. */
export function putForm(content: AppContent, id: string, form: FormDocument): AppContent {
  return content.forms[id] === form ? content : { ...content, forms: { ...content.forms, [id]: form } };
}

export function removeForm(content: AppContent, id: string): AppContent {
  const { [id]: _, ...forms } = content.forms;
  return { ...content, forms };
}

/** Gives a form another id, in its place among the others. Bindings of the process are the diagram's to change. */
export function renameForm(content: AppContent, from: string, to: string): AppContent {
  const forms = Object.entries(content.forms).map(([id, form]) =>
    id === from ? ([to, { ...form, id: to }] as const) : ([id, form] as const),
  );
  return { ...content, forms: Object.fromEntries(forms) };
}
