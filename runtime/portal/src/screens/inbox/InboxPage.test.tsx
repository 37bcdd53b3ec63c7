import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { me, task } from '../../testing/samples.ts';

const listOf = (...items: (typeof task)[]) => ({
  items,
  total: items.length,
  counts: { mine: items.length, groups: 7 },
});
const overdue = { ...task, id: 'task-2', dueAt: '2020-01-01T00:00:00.000Z', overdue: true };

afterEach(() => vi.unstubAllGlobals());

describe('inbox', () => {
  it('shows my tasks with counts, and says in words what is overdue', async () => {
    standInForApi({ whoAmI: () => me, listTasks: () => listOf(overdue) });
    await renderApp('/inbox');
    const row = (await screen.findByText('核实投诉')).closest('tr');
    expect(within(row as HTMLElement).getByText(/已逾期/)).toBeTruthy();
    expect(within(screen.getByRole('tab', { name: /待认领/ })).getByText('7')).toBeTruthy();
  });

  it('is a list of cards on a telephone', async () => {
    standInForApi({ whoAmI: () => me, listTasks: () => listOf(task) });
    await renderApp('/inbox', { width: 390 });
    expect((await screen.findByText('核实投诉')).closest('a')?.getAttribute('href')).toBe('/tasks/task-1');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows a task that arrives, without a reload, and highlights it', async () => {
    const api = standInForApi({ whoAmI: () => me, listTasks: () => listOf(task) });
    const { socket } = await renderApp('/inbox');
    await screen.findByText('核实投诉');
    api.change({ listTasks: () => listOf(task, { ...overdue, name: { zh: '回访客户', en: 'Call back' } }) });
    socket.tell({ type: 'task.changed', taskId: 'task-2', instanceId: 'case-1', rev: 1 });
    const link = await screen.findByText('回访客户');
    await waitFor(() => expect(link.closest('tr')?.className).toContain('fb-fresh'));
    expect(screen.getByText('核实投诉').closest('tr')?.className).not.toContain('fb-fresh');
  });

  it('asks again for what is shown when the connection is back, and says meanwhile that it is gone', async () => {
    const api = standInForApi({ whoAmI: () => me, listTasks: () => listOf(task) });
    const { socket } = await renderApp('/inbox');
    await screen.findByText('核实投诉');
    socket.fire('disconnect');
    await screen.findByText(/连接已断开/);
    api.change({ listTasks: () => listOf() });
    socket.fire('connect');
    await screen.findByText(/没有待办任务/);
    expect(screen.queryByText(/连接已断开/)).toBeNull();
  });

  it('turns back to the last page that has rows when the address names one behind it', async () => {
    standInForApi({
      whoAmI: () => me,
      listTasks: ({ query }) => ({ ...listOf(...(query.get('offset') === '20' ? [task] : [])), total: 21 }),
    });
    const { router } = await renderApp('/inbox?view=done&page=7');
    await screen.findByText('核实投诉');
    expect(router.state.location.search).toBe('?view=done&page=2');
  });

  it('offers to try again when the list could not be had', async () => {
    const api = standInForApi({ whoAmI: () => me, listTasks: () => refuse(500, 'internal') });
    await renderApp('/inbox');
    await screen.findByText('Refused: internal');
    api.change({ listTasks: () => listOf(task) });
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await screen.findByText('核实投诉');
  });

  it('keeps view and search in the address', async () => {
    const api = standInForApi({ whoAmI: () => me, listTasks: () => listOf(task) });
    const { router } = await renderApp('/inbox');
    fireEvent.click(await screen.findByRole('tab', { name: /已办/ }));
    const box = screen.getByLabelText('搜索任务、单号或事由');
    fireEvent.change(box, { target: { value: '屏幕' } });
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 });
    await waitFor(() => {
      const last = api.asked('listTasks').at(-1)?.query;
      expect([last?.get('view'), last?.get('search')]).toEqual(['done', '屏幕']);
    });
    expect(new URLSearchParams(router.state.location.search).get('search')).toBe('屏幕');
  });
});
