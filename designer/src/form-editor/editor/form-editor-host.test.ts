import type { FormSchema } from '@flowbook/forms';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FormEditorHost } from './form-editor-host.ts';

const schema: FormSchema = {
  type: 'default',
  id: 'visit',
  schemaVersion: 19,
  flowbook: { title: '回访记录表', stages: [{ id: 'fill', name: '填写' }] },
  components: [
    { type: 'textfield', id: 'topic', key: 'topic', label: '主题' },
    { type: 'select', id: 'channel', key: 'channel', label: '来源', values: [{ value: 'a', label: '甲' }] },
    { type: 'grid', id: 'items', key: 'items', label: '明细', columns: [] },
  ],
};

let host: FormEditorHost;
const edited = vi.fn<(schema: FormSchema) => void>();

beforeEach(async () => {
  edited.mockClear();
  document.body.innerHTML = '<div id="canvas"></div>';
  host = new FormEditorHost('zh', schema);
  host.onEdited = edited;
  await host.open(document.getElementById('canvas') as HTMLElement, schema);
  await settled();
});
afterEach(() => host.close());

const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));
const component = (id: string) => {
  const found = host.snapshot().schema.components.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} is not in the form.`);
  return found;
};

describe('the form editor', () => {
  it('opens a form with fields of our own and calls that no edit', () => {
    expect(host.snapshot()).toMatchObject({ failure: null, selectedId: null });
    expect(edited).not.toHaveBeenCalled();
  });

  it('shows the canvas in the language of the page', async () => {
    const shown = () => document.querySelector('.fjs-select-placeholder')?.textContent;
    await vi.waitFor(() => expect(shown()).toBe('请选择'));
    host.close();
    document.body.innerHTML = '<div id="canvas"></div>';
    host = new FormEditorHost('en', schema);
    await host.open(document.getElementById('canvas') as HTMLElement, schema);
    await vi.waitFor(() => expect(shown()).toBe('Select'));
  });

  it('tells of a change once, and takes another state in its place without calling that an edit', async () => {
    host.edit({ component: component('topic'), properties: { label: '回访主题' } });
    await settled();
    expect(edited).toHaveBeenCalledTimes(1);
    expect(component('topic').label).toBe('回访主题');
    host.select('topic');
    await host.load(schema);
    await settled();
    expect(component('topic').label).toBe('主题');
    expect(host.snapshot().selectedId).toBe('topic');
    expect(edited).toHaveBeenCalledTimes(1);
  });

  it('adds a component behind the selected one and removes it', async () => {
    host.select('topic');
    host.add('rating');
    await settled();
    expect(host.snapshot().schema.components.map(({ type }) => type)).toEqual([
      'textfield',
      'rating',
      'select',
      'grid',
    ]);
    host.removeSelected();
    await settled();
    expect(host.snapshot().schema.components.map(({ type }) => type)).toEqual([
      'textfield',
      'select',
      'grid',
    ]);
  });

  it('changes Flowbook’s part of the form', async () => {
    host.editExtension((current) => ({ ...current, title: '客户回访记录表' }));
    await settled();
    expect(host.snapshot().schema.flowbook?.title).toBe('客户回访记录表');
    expect(edited).toHaveBeenCalledTimes(1);
  });

  it('says what it cannot open', async () => {
    const odd: FormSchema = { ...schema, components: [{ type: 'teleporter', id: 'x' }] };
    const other = new FormEditorHost('en', odd);
    await other.open(document.createElement('div'), odd);
    expect(other.snapshot().failure).toMatch(/teleporter/);
    other.close();
  });
});
