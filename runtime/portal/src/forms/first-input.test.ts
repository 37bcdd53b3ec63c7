import { describe, expect, it } from 'vitest';
import { firstInput } from './first-input.ts';

function formOf(html: string): HTMLElement {
  const form = document.createElement('div');
  form.innerHTML = html;
  return form;
}

describe('the first input', () => {
  it('stands behind what others filled in', () => {
    const form = formOf(`
      <div class="fjs-form-field fjs-form-field-group">
        <div class="fjs-form-field fjs-readonly"><input id="select-of-others" /></div>
        <div class="fjs-form-field fjs-disabled"><button></button></div>
        <div class="fjs-form-field"><input readonly /><div tabindex="-1"><input tabindex="-1" /></div></div>
        <div class="fjs-form-field"><textarea id="mine"></textarea></div>
        <div class="fjs-form-field"><input id="later" /></div>
      </div>`);
    expect(firstInput(form)?.id).toBe('mine');
  });

  it('does not exist where nothing can be filled in', () => {
    expect(firstInput(formOf('<div class="fjs-form-field fjs-readonly"><input /></div>'))).toBeNull();
    expect(firstInput(formOf('<p>Nothing</p>'))).toBeNull();
  });
});
