const CONTROLS = 'input, textarea, select, button, [role="combobox"]';

/** The first control of a form that the person may use; `null` when there is none. */
export function firstInput(form: HTMLElement): HTMLElement | null {
  const controls = [...form.querySelectorAll<HTMLElement>(CONTROLS)];
  return controls.find((control) => control.tabIndex >= 0 && isWritable(control)) ?? null;
}

function isWritable(control: HTMLElement): boolean {
  const field = control.closest('.fjs-form-field');
  if (field === null || field.matches('.fjs-readonly, .fjs-disabled')) return false;
  return !control.matches(':disabled, [readonly], [aria-readonly="true"]');
}
