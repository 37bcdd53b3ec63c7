/** @jsxImportSource preact */
import { Description, Errors, Label } from '@bpmn-io/form-js-viewer';
import type { ComponentChildren } from 'preact';
import type { FieldProps } from './field.ts';

interface FieldFrameProps {
  readonly props: FieldProps;
  /** `control`: one control whose id is the field's `domId`; else several controls under one name. */
  readonly as: 'control' | 'group' | 'radiogroup';
  readonly children: ComponentChildren;
}

/** What stands around every field: its label, description and errors, tied to the control for everybody who cannot see them. */
export function FieldFrame({ props, as, children }: FieldFrameProps) {
  const { field, errors = [], disabled, readonly, domId, host } = props;
  const classes = [
    'fjs-form-field',
    `fjs-form-field-${field.type}`,
    'fbf-field',
    errors.length > 0 ? 'fjs-has-errors' : '',
    disabled ? 'fjs-disabled' : '',
    readonly ? 'fjs-readonly' : '',
  ];
  const required = field.validate?.required === true && !readonly;
  const ids = frameIds(domId);
  const label = field.label ?? '';
  return (
    <div class={classes.filter(Boolean).join(' ')} inert={host.services === null}>
      <Label
        id={ids.label}
        {...(as === 'control' ? { htmlFor: domId } : {})}
        label={label}
        required={required}
      />
      {as === 'control' ? children : <div {...groupNames(props, as)}>{children}</div>}
      <Description id={ids.description} description={field.description} />
      <Errors id={ids.errors} errors={[...errors]} />
    </div>
  );
}

/** The name and state of a group of controls. */
function groupNames(props: FieldProps, role: 'group' | 'radiogroup') {
  const { field, errors = [], domId, readonly } = props;
  return {
    role,
    'aria-labelledby': frameIds(domId).label,
    'aria-describedby': describedBy(props),
    ...(role === 'radiogroup' && {
      'aria-invalid': errors.length > 0,
      'aria-required': field.validate?.required === true && !readonly,
    }),
  } as const;
}

/** Ids of the parts around a control. */
export function frameIds(domId: string) {
  return { label: `${domId}-label`, description: `${domId}-description`, errors: `${domId}-error-message` };
}

/** The ids that describe a control: only of what is there. */
export function describedBy({ domId, field, errors = [] }: FieldProps): string | undefined {
  const ids = frameIds(domId);
  const present = [field.description ? ids.description : '', errors.length > 0 ? ids.errors : ''];
  return present.filter(Boolean).join(' ') || undefined;
}

/** True where the person may change the value; on an editor's canvas fields look as if (but are inert). */
export function isEditable({ disabled, readonly, host }: FieldProps): boolean {
  return host.services === null || (!disabled && !readonly);
}
