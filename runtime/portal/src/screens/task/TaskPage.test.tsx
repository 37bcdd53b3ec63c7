import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { instance, instanceDetail, me, task, taskDetail } from '../../testing/samples.ts';

const plain = { ...taskDetail, form: null };
const next = { ...task, id: 'task-2', name: { zh: '拟定方案', en: 'Propose' } };

function api(detail: typeof plain = plain) {
  return standInForApi({
    whoAmI: () => me,
    listTasks: () => ({ items: [], total: 0, counts: { mine: 0, groups: 0 } }),
    getTask: ({ params }) => (params.id === 'task-2' ? { ...plain, ...next } : detail),
    getInstance: () => instanceDetail,
    getHistory: () => ({ items: [] }),
    completeTask: () => ({ task: { ...task, status: 'completed' }, instance, nextTask: null }),
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('task page', () => {
  it('completes the task at the revision that was shown and goes back to the inbox', async () => {
    const server = api();
    const { router } = await renderApp('/tasks/task-1');
    fireEvent.click(await screen.findByText('提交'));
    await screen.findByText('“核实投诉”已提交');
    expect(server.asked('completeTask')[0]?.body).toEqual({ rev: 3, submission: {} });
    await waitFor(() => expect(router.state.location.pathname).toBe('/inbox'));
  });

  it('goes to the next task of the case where there is one', async () => {
    const server = api();
    server.change({ completeTask: () => ({ task, instance, nextTask: next }) });
    const { router } = await renderApp('/tasks/task-1');
    fireEvent.click(await screen.findByText('提交'));
    await screen.findByText('“核实投诉”已提交，接下来是“拟定方案”');
    await screen.findByText('拟定方案', { selector: 'h1' });
    expect(router.state.location.pathname).toBe('/tasks/task-2');
  });

  it('explains a stale revision and goes on with the latest after a reload', async () => {
    const server = api();
    server.change({ completeTask: () => refuse(409, 'task.stale-revision') });
    await renderApp('/tasks/task-1');
    fireEvent.click(await screen.findByText('提交'));
    await screen.findByText(/此表单的内容已被更新/);
    server.change({
      getTask: () => ({ ...plain, rev: 5 }),
      completeTask: () => ({ task, instance, nextTask: null }),
    });
    fireEvent.click(screen.getByText('载入最新内容'));
    await waitFor(() => expect(screen.queryByText(/此表单的内容已被更新/)).toBeNull());
    fireEvent.click(screen.getByText('提交'));
    await screen.findByText('“核实投诉”已提交');
    expect(server.asked('completeTask').at(-1)?.body).toMatchObject({ rev: 5 });
  });

  it('explains that somebody was faster', async () => {
    const server = api();
    server.change({ completeTask: () => refuse(409, 'task.already-completed') });
    await renderApp('/tasks/task-1');
    fireEvent.click(await screen.findByText('提交'));
    await screen.findByText(/此任务已被处理/);
    const over = { claim: false, release: false, complete: false };
    server.change({ getTask: () => ({ ...plain, status: 'completed', allowed: over }) });
    fireEvent.click(screen.getByText('载入最新内容'));
    await screen.findByText('此任务已完成，内容仅供查看');
    expect(screen.queryByText('提交')).toBeNull();
  });

  it('claims a group task before it is filled', async () => {
    const open = {
      ...plain,
      assignee: null,
      candidateGroups: me.roles,
      allowed: { claim: true, release: false, complete: false },
    };
    const server = api(open);
    await renderApp('/tasks/task-1');
    await screen.findByText('请先认领，再填写表单');
    expect(screen.queryByText('提交')).toBeNull();
    server.change({ claimTask: () => task, getTask: () => plain });
    fireEvent.click(screen.getByText('认领'));
    await screen.findByText('提交');
    await screen.findByText('退回待认领');
  });

  it('can only be read when the task is with somebody else', async () => {
    api({
      ...plain,
      assignee: { id: 'zhao.lei', name: { zh: '赵磊', en: 'Zhao Lei' } },
      allowed: { claim: false, release: false, complete: false },
    });
    await renderApp('/tasks/task-1');
    await screen.findByText('此任务由赵磊处理，您只能查看');
    expect(document.querySelector('.fb-task-actions')).toBeNull();
  });

  it('notices without a reload that the task is done', async () => {
    const server = api();
    const { socket } = await renderApp('/tasks/task-1');
    await screen.findByText('提交');
    const over = { claim: false, release: false, complete: false };
    server.change({ getTask: () => ({ ...plain, rev: 4, status: 'completed', allowed: over }) });
    socket.tell({ type: 'task.changed', taskId: 'task-1', instanceId: 'case-1', rev: 4 });
    await screen.findByText('此任务已完成，内容仅供查看');
  });
});
