import type { FormDescription } from '@flowbook/forms';
import { Segmented } from 'antd';
import { usePick } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import type { FieldRightLine } from '../model/extensions.ts';
import { type FieldRight, fieldRightRows, fieldRights, withFieldRight } from '../model/field-rights.ts';

interface FieldRightsProps {
  readonly description: FormDescription;
  readonly stage: string;
  readonly rights: readonly FieldRightLine[];
  readonly onChange: (rights: readonly FieldRightLine[]) => void;
}

/** Field by field: whether this task hides it, shows it or lets it be filled in, within what the stage allows. */
export function FieldRights({ description, stage, rights, onChange }: FieldRightsProps) {
  const t = useTexts();
  const pick = usePick();
  const rows = fieldRightRows(description, stage, rights);
  if (rows.length === 0) return null;
  const narrowed = rows.filter((row) => row.narrowed).length;
  return (
    <details className="fbd-rights" open={narrowed > 0}>
      <summary>{narrowed === 0 ? t('rights.title') : t('rights.narrowed', { count: narrowed })}</summary>
      <p className="fbd-help">{t('rights.help')}</p>
      <ul>
        {rows.map((row) => {
          const label = row.description === null ? row.field : pick(row.description.label) || row.field;
          const offered = fieldRights.slice(0, fieldRights.indexOf(row.most) + 1);
          return (
            <li key={row.field} className="fbd-right">
              <span className={row.narrowed ? 'fbd-strong' : 'fbd-right-name'}>{label}</span>
              <Segmented<FieldRight>
                size="small"
                aria-label={t('rights.of', { field: label })}
                value={row.right}
                options={offered.map((right) => ({ value: right, label: t(`right.${right}`) }))}
                onChange={(right) => onChange(withFieldRight(rights, row, right))}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
