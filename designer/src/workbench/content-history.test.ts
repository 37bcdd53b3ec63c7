import { describe, expect, it } from 'vitest';
import type { Tab } from '../app/places.ts';
import { DraftSession } from '../draft/draft-session.ts';
import { sampleDraft } from '../testing/samples.ts';
import { ContentHistory } from './content-history.ts';

const settings: Tab = { kind: 'settings' };
const formA: Tab = { kind: 'form', form: 'a' };
const document = (id: string, note: string) => ({ type: 'default' as const, id, components: [], note });

function bench() {
  const client = {
    getDraft: async () => ({ ok: true as const, data: sampleDraft() }),
    saveDraft: async () => ({ ok: true as const, data: { rev: 4 } }),
  };
  const timing = { now: () => 0, later: () => () => undefined };
  const draft = sampleDraft('x', { forms: { a: document('a', '一'), b: document('b', '一') } });
  const session = new DraftSession(draft, client, timing);
  let now = 0;
  const history = new ContentHistory(session, () => {
    now += 5_000;
    return now;
  });
  const rename = (zh: string) =>
    history.edit(settings, (content) => ({ ...content, name: { ...content.name, zh } }));
  const write = (note: string) =>
    history.edit(formA, (content) => ({ ...content, forms: { ...content.forms, a: document('a', note) } }));
  return { session, history, rename, write, content: () => session.snapshot().content };
}

describe('undo of forms and settings', () => {
  it('takes back the edits of the tab that is shown, and only those', () => {
    const { history, rename, write, content } = bench();
    rename('甲');
    write('二');
    history.show(settings);
    history.undo();
    expect(content().name.zh).toBe('客户投诉处理');
    expect(content().forms.a).toMatchObject({ note: '二' });
    history.redo();
    expect(content().name.zh).toBe('甲');
  });
  it('stays while one looks at another tab', () => {
    const { history, rename } = bench();
    history.show(settings);
    rename('甲');
    history.show(formA);
    expect(history.snapshot().canUndo).toBe(false);
    history.show(settings);
    expect(history.snapshot().canUndo).toBe(true);
  });
  it('leaves forms alone that came or went meanwhile', () => {
    const { session, history, write, content } = bench();
    history.show(formA);
    write('二');
    session.edit((each) => ({ ...each, forms: { ...each.forms, c: document('c', '新') } }));
    history.undo();
    expect(content().forms).toMatchObject({ a: { note: '一' }, c: { note: '新' } });
  });
  it('ends when the content is replaced', async () => {
    const { session, history, rename } = bench();
    history.show(settings);
    rename('甲');
    await session.takeTheirs();
    history.show(settings);
    expect(history.snapshot()).toEqual({ canUndo: false, canRedo: false });
  });
});
