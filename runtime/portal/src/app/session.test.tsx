import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../testing/api-stand-in.ts';
import { renderApp } from '../testing/render-app.tsx';
import { me, task } from '../testing/samples.ts';

const list = { items: [task], total: 1, counts: { mine: 1, groups: 0 } };
const account = { username: 'li.na', password: 'demo-password', name: me.name, roles: me.roles };

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('session', () => {
  it('asks a stranger to sign in and brings them to where they wanted to go', async () => {
    const api = standInForApi({
      whoAmI: () => null,
      demoAccounts: () => ({ accounts: [account] }),
      signIn: () => me,
      listTasks: () => list,
    });
    const { router } = await renderApp('/inbox?view=groups');
    fireEvent.click(await screen.findByRole('button', { name: /李娜/ }));
    expect((screen.getByLabelText('用户名') as HTMLInputElement).value).toBe('li.na');
    expect(screen.queryByText(/登录已过期/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    await screen.findByRole('heading', { level: 1, name: '待办' });
    expect(api.asked('signIn')[0]?.body).toEqual({ username: 'li.na', password: 'demo-password' });
    expect(router.state.location.search).toBe('?view=groups');
    expect(document.title).toBe('待办 · Flowbook');
  });

  it('says why a sign-in was refused', async () => {
    standInForApi({
      whoAmI: () => null,
      demoAccounts: () => ({ accounts: [] }),
      signIn: () => refuse(401, 'session.wrong-credentials'),
    });
    await renderApp('/sign-in');
    fireEvent.change(await screen.findByLabelText('用户名'), { target: { value: 'li.na' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'wrong' } });
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    await screen.findByText('Refused: session.wrong-credentials');
  });

  it('explains a session that ended in the middle of work and returns to the same place', async () => {
    const api = standInForApi({ whoAmI: () => me, signIn: () => me, listTasks: () => list });
    const { router, socket } = await renderApp('/inbox?view=done');
    await screen.findByText('核实投诉');
    api.change({ listTasks: () => refuse(401, 'session.missing') });
    socket.tell({ type: 'task.changed', taskId: 'task-1', instanceId: 'case-1', rev: 4 });
    await screen.findByText(/登录已过期/);
    api.change({ listTasks: () => list });
    fireEvent.change(screen.getByLabelText('用户名'), { target: { value: 'li.na' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    await screen.findByText('核实投诉');
    expect(router.state.location.search).toBe('?view=done');
  });

  it('shows pages of others as not existing', async () => {
    standInForApi({ whoAmI: () => me, listTasks: () => list });
    await renderApp('/pending');
    await screen.findByText('页面不存在');
    expect(screen.queryByRole('link', { name: /待审批总览/ })).toBeNull();
  });

  it('changes the language and remembers it', async () => {
    const api = standInForApi({ whoAmI: () => me, listTasks: () => list });
    await renderApp('/inbox');
    await screen.findByText('核实投诉');
    fireEvent.click(screen.getByText('English'));
    await screen.findByText('Verify the complaint');
    expect(localStorage.getItem('flowbook.locale')).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    await waitFor(() => expect(document.title).toBe('Inbox · Flowbook'));
    expect(api.seen.length).toBeGreaterThan(0);
  });
});
