/**
 * DMN files are read and changed as XML, not through a model of their own: what is not touched (ids, descriptions,
 * other people's extensions, the drawing) stays letter by letter.
 */
export function parseDmn(xml: string): Document | null {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return document.getElementsByTagName('parsererror').length > 0 ? null : document;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function writeDmn(document: Document): string {
  const xml = new XMLSerializer().serializeToString(document);
  return `${xml.startsWith('<?xml') ? '' : DECLARATION}${xml.trimEnd()}\n`;
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return [...element.children].filter((each) => each.localName === name);
}

export function childOf(element: Element, name: string): Element | null {
  return childrenOf(element, name)[0] ?? null;
}

/** The text of an entry or expression. */
export function textIn(element: Element): string {
  return childOf(element, 'text')?.textContent ?? '';
}

/** Sets the text of an entry or expression, which gets a `text` of its own when it has none. */
export function setText(element: Element, text: string): void {
  const known = childOf(element, 'text');
  const place = known ?? element.appendChild(create(element, 'text'));
  place.textContent = text;
}

/** A new element of the same namespace and prefix as the one beside or around it. */
export function create(like: Element, name: string): Element {
  const qualified = like.prefix === null ? name : `${like.prefix}:${name}`;
  return like.ownerDocument.createElementNS(like.namespaceURI, qualified);
}

/** An id that the document does not have yet. */
export function newId(document: Document, start: string): string {
  const taken = new Set([...document.getElementsByTagName('*')].map((each) => each.getAttribute('id')));
  let number = 1;
  while (taken.has(`${start}-${number}`)) number += 1;
  return `${start}-${number}`;
}
