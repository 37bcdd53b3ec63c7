/** A node of the parsed model, as far as names are concerned. */
export interface NamedNode {
  readonly $type?: string;
  name?: string | undefined;
  /** The text of an annotation. */
  text?: string | undefined;
  readonly extensionElements?: { readonly values?: readonly unknown[] } | undefined;
}

interface TranslationNode {
  readonly $type: string;
  readonly lang?: string;
  readonly text?: string;
}

/** The English name that a model gives to one of its elements, or `null`. */
export function englishName(node: NamedNode): string | null {
  const values = (node.extensionElements?.values ?? []) as readonly TranslationNode[];
  const found = values.find(({ $type, lang }) => $type === 'fb:Translation' && lang === 'en');
  const text = found?.text?.trim();
  return text ? text : null;
}

/** Gives every element its English name where the model has one, so that the picture is drawn with it. */
export function takeEnglishNames(nodes: Iterable<NamedNode>): void {
  for (const node of nodes) {
    const name = englishName(node);
    if (name === null) continue;
    if (node.$type === 'bpmn:TextAnnotation') node.text = name;
    else node.name = name;
  }
}
