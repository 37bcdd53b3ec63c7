import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FormComponent, GridColumn } from '@flowbook/forms';
import { Button, Collapse } from 'antd';
import { KEY_PATTERN, newName } from '../schema/new-name.ts';
import { withMovedPath } from '../schema/translations.ts';
import { filled, useTexts } from '../texts/texts.ts';
import { CheckEntry, NumberEntry, Section, SelectEntry, TextEntry } from './entries.tsx';
import { OptionsEditor } from './OptionsEditor.tsx';
import { usePanel } from './panel-context.ts';
import { RuleEntry } from './RuleEntry.tsx';

/** The columns of a grid, one fold each. */
export function GridColumns({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().grid;
  const { edit, named } = usePanel();
  const nameOf = ({ key, label }: GridColumn) => named(`${component.id}/columns/${key}`, label) || key;
  const columns = component.columns ?? [];
  const commit = (next: readonly GridColumn[]) => edit(component, { columns: next });
  const add = () => {
    const keys = columns.map(({ key }) => key);
    const label = filled(texts.newColumn, { number: columns.length + 1 });
    commit([...columns, { key: newName('column', keys), label, type: 'text' }]);
  };
  return (
    <Section title={texts.columns}>
      <Collapse
        size="small"
        items={columns.map((column, index) => ({
          key: String(index),
          label: nameOf(column),
          extra: (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={filled(texts.removeColumn, { name: nameOf(column) })}
              onClick={(event) => {
                event.stopPropagation();
                commit(columns.filter((_, place) => place !== index));
              }}
            />
          ),
          children: (
            <ColumnFields
              component={component}
              column={column}
              onCommit={(next) => commit(columns.map((each, place) => (place === index ? next : each)))}
            />
          ),
        }))}
      />
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={add} className="fbd-add">
        {texts.addColumn}
      </Button>
    </Section>
  );
}

interface ColumnFieldsProps {
  readonly component: FormComponent;
  readonly column: GridColumn;
  readonly onCommit: (column: GridColumn) => void;
}

function ColumnFields({ component, column, onCommit }: ColumnFieldsProps) {
  const texts = useTexts();
  const { english, setEnglish, editExtension, extension } = usePanel();
  const path = `${component.id}/columns/${column.key}`;
  const set = (changes: { readonly [name in keyof GridColumn]?: GridColumn[name] | undefined }) =>
    onCommit(withoutUndefined({ ...column, ...changes }));
  const checkKey = (key: string) => {
    if (!KEY_PATTERN.test(key)) return texts.general.keyInvalid;
    const taken = (component.columns ?? []).some((other) => other !== column && other.key === key);
    return taken ? texts.general.keyTaken : null;
  };
  const rename = (key: string) => {
    set({ key });
    editExtension((current) => withMovedPath(current, path, `${component.id}/columns/${key}`));
  };
  const numeric = column.type === 'number' || column.type === 'rating';
  const textual = column.type === 'text' || column.type === 'textarea';
  return (
    <>
      <TextEntry label={texts.general.label} value={column.label} onCommit={(label) => set({ label })} />
      <TextEntry
        label={texts.general.labelEn}
        value={english(path, 'label')}
        onCommit={(text) => setEnglish(path, 'label', text)}
      />
      <TextEntry label={texts.general.key} value={column.key} monospace check={checkKey} onCommit={rename} />
      <SelectEntry
        label={texts.grid.type}
        value={column.type}
        options={Object.entries(texts.grid.types).map(([value, label]) => ({ value, label }))}
        onCommit={(type) => set(withType(column, type as GridColumn['type']))}
      />
      {column.type === 'select' && (
        <OptionsEditor
          values={column.values ?? []}
          pathOf={(value) => `${path}/${value}`}
          onCommit={(values) => set({ values })}
        />
      )}
      {column.type === 'computed' && (
        <RuleEntry
          label={texts.grid.expression}
          value={column.expression}
          onCommit={(expression) => set({ expression })}
        />
      )}
      {numeric && (
        <NumberEntry label={texts.grid.min} value={column.min ?? null} onCommit={(min) => set({ min })} />
      )}
      {numeric && (
        <NumberEntry label={texts.grid.max} value={column.max ?? null} onCommit={(max) => set({ max })} />
      )}
      {(column.type === 'number' || column.type === 'computed') && (
        <>
          <NumberEntry
            label={texts.grid.decimals}
            value={column.decimalDigits ?? null}
            min={0}
            whole
            onCommit={(decimalDigits) => set({ decimalDigits })}
          />
          <CheckEntry
            label={texts.grid.total}
            value={column.total === true}
            onCommit={(total) => set({ total: total ? true : undefined })}
          />
        </>
      )}
      {textual && (
        <NumberEntry
          label={texts.grid.maxLength}
          value={column.maxLength ?? null}
          min={1}
          whole
          onCommit={(maxLength) => set({ maxLength })}
        />
      )}
      {column.type !== 'computed' && (
        <>
          <CheckEntry
            label={texts.grid.required}
            value={column.required === true}
            onCommit={(required) => set({ required: required ? true : undefined })}
          />
          <CheckEntry
            label={texts.grid.readonly}
            value={column.readonly === true}
            onCommit={(readonly) => set({ readonly: readonly ? true : undefined })}
          />
        </>
      )}
      {extension.stages.length > 0 && (
        <SelectEntry
          label={texts.grid.stage}
          value={column.stage ?? ''}
          options={[
            { value: '', label: texts.general.stageInherited },
            ...extension.stages.map((stage) => ({ value: stage.id, label: stage.name })),
          ]}
          onCommit={(stage) => set({ stage: stage === '' ? undefined : stage })}
        />
      )}
      <NumberEntry
        label={texts.grid.width}
        value={column.width ?? null}
        min={1}
        onCommit={(width) => set({ width })}
      />
    </>
  );
}

/** A column's properties after its type changed: what the new type does not know goes away. */
export function withType(
  column: GridColumn,
  type: GridColumn['type'],
): { readonly [name in keyof GridColumn]?: GridColumn[name] | undefined } {
  const numeric = type === 'number' || type === 'rating';
  return {
    type,
    values: type === 'select' ? (column.values ?? [{ value: 'option1', label: '选项 1' }]) : undefined,
    expression: type === 'computed' ? (column.expression ?? '=0') : undefined,
    min: numeric ? column.min : undefined,
    max: numeric ? column.max : undefined,
    decimalDigits: type === 'number' || type === 'computed' ? column.decimalDigits : undefined,
    total: type === 'number' || type === 'computed' ? column.total : undefined,
    maxLength: type === 'text' || type === 'textarea' ? column.maxLength : undefined,
    pattern: type === 'text' ? column.pattern : undefined,
    required: type === 'computed' ? undefined : column.required,
    readonly: type === 'computed' ? undefined : column.readonly,
  };
}

function withoutUndefined(column: Record<string, unknown>): GridColumn {
  return Object.fromEntries(
    Object.entries(column).filter(([, value]) => value !== undefined),
  ) as unknown as GridColumn;
}
