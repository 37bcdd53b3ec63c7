import type { FormComponent, FormSchema, GridColumn, GridRow, Locale, Option } from '../schema.ts';
import { translationOf } from './text-of.ts';
import { columnsOf, membersOf } from './texts.ts';

/** A component with its own texts in another language; what is in it is not touched. */
export function translateComponent(
  schema: FormSchema,
  component: FormComponent,
  locale: Locale,
): FormComponent {
  if (locale === 'zh') return component;
  const { id } = component;
  const say = (path: string, member: 'label' | 'description' | 'text') =>
    translationOf(schema, locale, path, member);
  const label = say(id, 'label');
  const text = say(id, 'text');
  const pattern = say(`${id}/pattern`, 'text');
  return {
    ...component,
    ...replaced(component, {
      label,
      dateLabel: label,
      timeLabel: say(`${id}/time`, 'label') ?? (component.subtype === 'time' ? label : undefined),
      description: say(id, 'description'),
      text,
      content: text,
      alt: text,
    }),
    ...(component.values === undefined ? {} : { values: optionsIn(component.values, `${id}/values`, say) }),
    ...(component.columns === undefined
      ? {}
      : {
          columns: columnsOf(component).map((column) => columnIn(column, `${id}/columns/${column.key}`, say)),
        }),
    ...(component.rows === undefined ? {} : { rows: rowsIn(component.rows, `${id}/rows`, say) }),
    ...(component.appearance === undefined
      ? {}
      : {
          appearance: {
            ...membersOf(component.appearance),
            ...replaced(membersOf(component.appearance), {
              prefixAdorner: say(`${id}/prefix`, 'text'),
              suffixAdorner: say(`${id}/suffix`, 'text'),
            }),
          },
        }),
    ...(component.validate === undefined || pattern === undefined
      ? {}
      : { validate: { ...component.validate, patternErrorMessage: pattern } }),
  };
}

type Say = (path: string, member: 'label') => string | undefined;

function optionsIn(options: readonly Option[], path: string, say: Say): readonly Option[] {
  return options.map((option) => ({
    ...option,
    label: say(`${path}/${option.value}`, 'label') ?? option.label,
  }));
}

function rowsIn(rows: readonly GridRow[], path: string, say: Say): readonly GridRow[] {
  return rows.map((row) => ({ ...row, label: say(`${path}/${row.key}`, 'label') ?? row.label }));
}

function columnIn(column: GridColumn, path: string, say: Say): GridColumn {
  return {
    ...column,
    label: say(path, 'label') ?? column.label,
    ...(column.values === undefined ? {} : { values: optionsIn(column.values, path, say) }),
  };
}

/** Translations of the members that the component has and that are plain text. */
function replaced(
  owner: { readonly [member: string]: unknown },
  translations: { readonly [member: string]: string | undefined },
): { readonly [member: string]: string } {
  const result: { [member: string]: string } = {};
  for (const [member, translation] of Object.entries(translations)) {
    const present = owner[member];
    if (translation !== undefined && typeof present === 'string' && !present.startsWith('='))
      result[member] = translation;
  }
  return result;
}
