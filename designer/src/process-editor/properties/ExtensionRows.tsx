import { type Row, RowsProperty } from '../fields/RowsProperty.tsx';
import { extensionsOf, replaceExtensions } from '../model/extensions.ts';
import { textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

interface ExtensionRowsProps extends GroupProps {
  readonly type: 'fb:Input' | 'fb:Output' | 'fb:Parameter' | 'fb:Assignment';
  readonly label: string;
  readonly nameLabel: string;
  readonly valueLabel: string;
  readonly help?: string;
  /** Names that are shown elsewhere: they are left out here, and stay. */
  readonly except?: readonly string[];
}

/** Which property of an extension is its name and which its value. */
const PROPERTIES = {
  'fb:Input': ['target', 'expression'],
  'fb:Output': ['target', 'expression'],
  'fb:Parameter': ['name', 'value'],
  'fb:Assignment': ['variable', 'expression'],
} as const;

/** Extension elements of one type as rows of name and value. */
export function ExtensionRows({ element, node, type, except = [], ...texts }: ExtensionRowsProps) {
  const { host } = usePanel();
  const [name, value] = PROPERTIES[type];
  const all = extensionsOf(node, type).map(
    (each): Row => ({ name: textOf(each, name), value: textOf(each, value) }),
  );
  const rows = all.filter((row) => !except.includes(row.name));
  const elsewhere = all.filter((row) => except.includes(row.name));
  return (
    <RowsProperty
      {...texts}
      rows={rows}
      variables={type !== 'fb:Parameter'}
      expressions={type !== 'fb:Parameter'}
      onChange={(next) =>
        replaceExtensions(
          host,
          element,
          node,
          type,
          [...elsewhere, ...next].map((row) => ({ [name]: row.name, [value]: row.value })),
        )
      }
    />
  );
}
