import type { FormComponent, FormError, FormSchema } from '@flowbook/forms';
import type { Indexes } from './flowbook-host.ts';

/** A component with the lists that its instances repeat in. */
export interface IndexedComponent {
  readonly component: FormComponent;
  /** Ids of the dynamic lists around it, outermost first. */
  readonly lists: readonly string[];
  /** Keys to its value, row indexes left out. */
  readonly keys: readonly string[];
}

/** Every component of a schema by its id. */
export type ComponentIndex = ReadonlyMap<string, IndexedComponent>;

export function indexComponents(schema: FormSchema): ComponentIndex {
  const index = new Map<string, IndexedComponent>();
  const visit = (components: readonly FormComponent[], lists: readonly string[], keys: readonly string[]) => {
    for (const component of components) {
      const own = component.key ?? component.path ?? '';
      const here = own === '' ? keys : [...keys, ...own.split('.')];
      index.set(component.id, { component, lists, keys: here });
      const inside = component.type === 'dynamiclist' ? [...lists, component.id] : lists;
      visit(component.components ?? [], inside, here);
    }
  };
  visit(schema.components, [], []);
  return index;
}

/** Where a finding belongs: an instance, in a grid also a cell. */
export interface FindingPlace extends IndexedComponent {
  readonly indexes: Indexes;
  readonly cell: { readonly row: number; readonly column: string } | null;
}

/** What the validator here and the one on the server both say of a finding. */
export type FindingAddress = Pick<FormError, 'path'> & { readonly componentId?: string | undefined };

/** Finds the instance that a finding is about; null for one about nothing that is in the form. */
export function placeOf(index: ComponentIndex, finding: FindingAddress): FindingPlace | null {
  const known =
    finding.componentId === undefined ? byPath(index, finding.path) : index.get(ownerOf(finding.componentId));
  if (known === undefined) return null;
  const numbers = finding.path.filter((step) => typeof step === 'number');
  const indexes = Object.fromEntries(known.lists.map((list, at) => [list, numbers[at] ?? 0]));
  return { ...known, indexes, cell: cellOf(known, finding.path, numbers) };
}

/** A grid's column and its cells are named after the grid. */
function ownerOf(componentId: string): string {
  return componentId.split('/columns/')[0] ?? componentId;
}

function cellOf(
  { component, lists }: IndexedComponent,
  path: FindingAddress['path'],
  numbers: readonly number[],
) {
  const row = numbers[lists.length];
  const column = path.at(-1);
  if (component.type !== 'grid' || row === undefined || typeof column !== 'string') return null;
  return { row, column };
}

function byPath(index: ComponentIndex, path: FindingAddress['path']): IndexedComponent | undefined {
  const keys = path.filter((step) => typeof step === 'string').join('.');
  const all = [...index.values()].filter(
    ({ component }) => component.key !== undefined || component.path !== undefined,
  );
  return (
    all.find((known) => known.keys.join('.') === keys) ??
    all.find(({ component, keys: own }) => component.type === 'grid' && keys.startsWith(`${own.join('.')}.`))
  );
}
