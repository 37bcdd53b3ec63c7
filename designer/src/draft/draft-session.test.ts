import type { AppDraft, SaveDraft } from '@flowbook/contract';
import { describe, expect, it } from 'vitest';
import type { Failure, Result } from '../client/designer-client.ts';
import { sampleDraft } from '../testing/samples.ts';
import { DraftSession, PAUSE_MS, RETRY_MS, type Timing } from './draft-session.ts';

const refused = (code: string, status = 409): Failure => ({
  kind: 'refused',
  status,
  error: { code, message: code, requestId: 'r1' },
});

/** A server that holds one draft and checks revisions, and a clock that tests move. */
function bench() {
  const stored = { ...sampleDraft() };
  const received: SaveDraft[] = [];
  let fault: Failure | null = null;
  let now = 1_000;
  const timers: { at: number; run: () => void }[] = [];
  const timing: Timing = {
    now: () => now,
    later(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  };
  const client = {
    getDraft: async (): Promise<Result<AppDraft>> => ({ ok: true, data: { ...stored } }),
    saveDraft: async (_: string, body: SaveDraft): Promise<Result<{ rev: number }>> => {
      received.push(body);
      if (fault !== null) return { ok: false, error: fault };
      if (body.rev !== stored.rev) return { ok: false, error: refused('draft.stale-revision') };
      stored.rev += 1;
      stored.content = body.content;
      return { ok: true, data: { rev: stored.rev } };
    },
  };
  const session = new DraftSession(sampleDraft(), client, timing);
  const pass = async (ms: number) => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
    await settle();
  };
  const rename = (zh: string) => session.edit((content) => ({ ...content, name: { ...content.name, zh } }));
  return {
    session,
    stored,
    received,
    pass,
    rename,
    breakWith: (failure: Failure | null) => {
      fault = failure;
    },
  };
}

async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('a draft session', () => {
  it('sends one save for edits that follow each other quickly', async () => {
    const { session, received, pass, rename, stored } = bench();
    rename('甲');
    await pass(PAUSE_MS - 1);
    rename('乙');
    await pass(PAUSE_MS - 1);
    expect(received).toHaveLength(0);
    expect(session.snapshot().save.kind).toBe('unsaved');
    await pass(1);
    expect(received.map(({ rev, content }) => [rev, content.name.zh])).toEqual([[3, '乙']]);
    expect(session.snapshot()).toMatchObject({ rev: 4, save: { kind: 'saved' } });
    expect(stored.content.name.zh).toBe('乙');
  });

  it('takes no edit for an edit that changes nothing', async () => {
    const { session, received, pass } = bench();
    session.edit((content) => content);
    await pass(PAUSE_MS);
    expect(received).toEqual([]);
    expect(session.unsaved).toBe(false);
  });

  it('asks editors for their pending work before it saves', async () => {
    const { session, received } = bench();
    session.beforeSave(async () => session.edit((content) => ({ ...content, bpmn: '<drawn/>' })));
    session.touch();
    expect(await session.flush()).toBe(true);
    expect(received.at(-1)?.content.bpmn).toBe('<drawn/>');
  });

  it('saves again what was edited while a save was under way', async () => {
    const { session, received, rename } = bench();
    rename('甲');
    const first = session.flush();
    rename('乙');
    expect(await first).toBe(true);
    expect(received.at(-1)?.content.name.zh).toBe('乙');
    expect(session.unsaved).toBe(false);
  });

  it('stops at a conflict and sends nothing more by itself', async () => {
    const { session, stored, received, pass, rename } = bench();
    stored.rev = 9;
    rename('我的');
    await pass(PAUSE_MS);
    expect(session.snapshot().save.kind).toBe('conflict');
    rename('我的二');
    await pass(PAUSE_MS * 2);
    expect(received).toHaveLength(1);
    expect(session.unsaved).toBe(true);
  });

  it('takes theirs: the other state, editors anew, nothing unsaved', async () => {
    const { session, stored, pass, rename } = bench();
    stored.rev = 9;
    stored.content = { ...stored.content, name: { zh: '他的', en: 'Theirs' } };
    rename('我的');
    await pass(PAUSE_MS);
    await session.takeTheirs();
    expect(session.snapshot()).toMatchObject({ rev: 9, generation: 1, content: { name: { zh: '他的' } } });
    expect(session.unsaved).toBe(false);
  });

  it('keeps mine: writes it over theirs under their revision', async () => {
    const { session, stored, pass, rename } = bench();
    stored.rev = 9;
    rename('我的');
    await pass(PAUSE_MS);
    expect(await session.keepMine()).toBe(true);
    expect(stored).toMatchObject({ rev: 10, content: { name: { zh: '我的' } } });
    expect(session.snapshot().save.kind).toBe('saved');
  });

  it('tries again by itself when the server did not answer, not when it refused', async () => {
    const { session, received, pass, rename, breakWith } = bench();
    breakWith({ kind: 'network' });
    rename('甲');
    await pass(PAUSE_MS);
    expect(session.snapshot().save).toMatchObject({ kind: 'failed', failure: { kind: 'network' } });
    breakWith(refused('request.invalid', 400));
    await pass(RETRY_MS);
    expect(received).toHaveLength(2);
    await pass(RETRY_MS * 3);
    expect(received).toHaveLength(2);
    breakWith(null);
    rename('乙');
    await pass(PAUSE_MS);
    expect(session.unsaved).toBe(false);
  });

  it('sends what is left when it is closed', async () => {
    const { session, stored, rename } = bench();
    rename('最后');
    session.close();
    await settle();
    expect(stored.content.name.zh).toBe('最后');
  });
});
