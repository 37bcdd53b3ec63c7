/** Ids of elements: what XML allows as a name without colon, kept to letters that are easy to type. */
const ID = /^[A-Za-z_][\w.-]*$/;
/** Names of variables and documents, as expressions read them. */
const VARIABLE = /^[A-Za-z_]\w*$/;
/** Keys of apps and forms, as the contract and the library's folders want them. */
const KEY = /^[a-z][a-z0-9-]{1,63}$/;

export type IdFault = 'empty' | 'malformed' | 'taken';

/** Why a text cannot be the id of an element, or `null`. */
export function idFault(id: string, taken: (id: string) => boolean): IdFault | null {
  if (id === '') return 'empty';
  if (!ID.test(id)) return 'malformed';
  return taken(id) ? 'taken' : null;
}

/** Why a text cannot be the key of an app or the id of a form, or `null`. */
export function keyFault(key: string, taken: readonly string[]): IdFault | null {
  if (key === '') return 'empty';
  if (!KEY.test(key)) return 'malformed';
  return taken.includes(key) ? 'taken' : null;
}

export function isVariable(name: string): boolean {
  return VARIABLE.test(name);
}

/** The variable name that suits a form: its id in camel case. */
export function variableFor(form: string): string {
  const words = form.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('');
  return isVariable(name) ? name : `doc${name}`;
}
