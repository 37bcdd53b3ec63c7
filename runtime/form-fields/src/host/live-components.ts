import type { Form } from '@bpmn-io/form-js-viewer';
import type { Evaluation } from '@flowbook/forms';
import type { ComponentIndex } from './component-index.ts';
import type { LiveComponent } from './viewer.ts';

interface Registry {
  get(id: string): LiveComponent | undefined;
}

/**
 * Writes what rules decide into the components that form-js draws: the star of what must be filled, and what may only be
 * read. In lists form-js draws one component for all rows: there the star stands if any row demands the value, and
 * read-only rules are left to form-js' own expression. A form that is only read demands nothing and its lists keep their rows.
 */
export function applyRights(
  form: Form,
  index: ComponentIndex,
  evaluation: Evaluation,
  readOnly: boolean,
): void {
  const registry = form.get<Registry>('formFieldRegistry');
  const required = new Set(
    evaluation.required.flatMap((id) => (id.includes('/columns/') ? [] : [id.split('/')[0] ?? id])),
  );
  const readonly = new Set(evaluation.readonly);
  for (const { component, lists } of index.values()) {
    const live = registry.get(component.id);
    if (live === undefined || !isField(component.type)) continue;
    if (component.type === 'dynamiclist')
      live.allowAddRemove = !readOnly && component.allowAddRemove === true;
    const demands = !readOnly && required.has(component.id);
    if ((live.validate?.required === true) !== demands)
      live.validate = { ...live.validate, required: demands };
    if (lists.length > 0) continue;
    const isLocked = readonly.has(component.id);
    if (component.type === 'grid') live.readonly = isLocked && !hasOpenColumn(live, readonly);
    else live.readonly = isLocked;
  }
}

/** A grid that may only be read can have columns that this stage fills. */
function hasOpenColumn(grid: LiveComponent, readonly: ReadonlySet<string>): boolean {
  return (grid.columns ?? []).some(
    ({ key, readonly: isLocked }) => isLocked !== true && !readonly.has(`${grid.id}/columns/${key}`),
  );
}

const withoutValue = new Set([
  'group',
  'text',
  'html',
  'image',
  'spacer',
  'separator',
  'button',
  'iframe',
  'table',
]);

function isField(type: string): boolean {
  return !withoutValue.has(type);
}
